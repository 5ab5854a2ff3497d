import { namesUnder, readJson } from './json.ts';
import type { RenderRecord } from './model.ts';
import type { Records } from './records.ts';
import { documentaryOf, hasEnded, OPEN, recordObject } from './render-names.ts';

/** Milliseconds after which a record that was announced will not come any more: a day, for clocks may be hours apart. */
const PATIENCE = 24 * 3_600_000;

/** Ids of all renders that have not ended, in order; removes the marks that a crash left of those that have, or never began. */
export async function* openRenders(records: Records): AsyncIterable<string> {
  for (const name of await namesUnder(records.store, OPEN, /\.json$/)) {
    const id = name.slice(OPEN.length, -'.json'.length);
    const state = documentaryOf(id) === undefined ? 'ended' : await stateOf(records, name, id);
    if (state === 'open') yield id;
    if (state === 'ended') await records.store.remove(name);
  }
}

const stateOf = async ({ store, now }: Records, mark: string, id: string): Promise<'open' | 'coming' | 'ended'> => {
  const record = await readJson<RenderRecord>(store, recordObject(id));
  if (record) return hasEnded(record) ? 'ended' : 'open';
  const { askedAt } = (await readJson<{ askedAt?: string }>(store, mark)) ?? {};
  return askedAt !== undefined && now().getTime() - Date.parse(askedAt) < PATIENCE ? 'coming' : 'ended';
};
