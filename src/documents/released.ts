import { jsonBytes, namesUnder, readJson } from './json.ts';
import { slugged } from './names.ts';
import type { Records } from './records.ts';
import { type Edition, isReleaseId, knownFolder } from './release-names.ts';

/**
 * Which release a render ended in: one, for ever, however many conductors led it. Only what is named here, or by the
 * pointer, is a release: a folder that nothing names was put together with a release that was the latest no more.
 */
const objectOf = (edition: Edition, render: string): string => `${knownFolder(edition)}/renders/${render}.json`;

interface Ended {
  readonly release: string;
}

export const releaseOfRender = async (
  { store }: Records,
  edition: Edition,
  render: string,
): Promise<string | undefined> => (await readJson<Ended>(store, objectOf(edition, render)))?.release;

/** @returns the release that the render ended in, which may be another's that was faster */
export const keepReleaseOf = async (
  records: Records,
  edition: Edition,
  render: string,
  release: string,
): Promise<string> => {
  const ended: Ended = { release };
  await records.store.create(objectOf(edition, render), jsonBytes(ended));
  return (await releaseOfRender(records, edition, render)) ?? release;
};

export interface Known extends Edition {
  readonly id: string;
}

/** Every release of a documentary, or of one edition, that a render has ended in, in no order. */
export const knownReleases = async ({ store }: Records, documentary: string, edition?: string): Promise<Known[]> => {
  const folder = edition === undefined ? `released/${slugged(documentary)}` : knownFolder({ documentary, edition });
  const names = await namesUnder(store, `${folder}/`, /^released\/[^/]+\/[^/]+\/renders\/[^/]+\.json$/);
  const known = new Map<string, Known>();
  for (let i = 0; i < names.length; i += 32)
    await Promise.all(
      names.slice(i, i + 32).map(async (name) => {
        const id = (await readJson<Ended>(store, name))?.release ?? '';
        const one = { documentary, edition: name.split('/')[2] ?? '', id };
        if (isReleaseId(id)) known.set(`${one.edition}/${id}`, one);
      }),
    );
  return [...known.values()];
};
