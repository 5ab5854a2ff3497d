import type { Records } from './records.ts';

/** Milliseconds after which neither a session nor a link can still count. */
const OLD = 15 * 24 * 3_600_000;

/** Removes sessions and links that are over. */
export const sweepSignIns = async ({ store, now }: Records): Promise<void> => {
  for (const prefix of ['sessions/', 'sign-in-links/'])
    for await (const { name, modified } of store.entries(prefix))
      if (modified < now().getTime() - OLD) await store.remove(name);
};
