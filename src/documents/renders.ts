import { PolyreelError } from '../errors.ts';
import { changeJson, namesUnder, readAll, readJson } from './json.ts';
import type { RenderRecord } from './model.ts';
import { folderOf } from './names.ts';
import type { Records } from './records.ts';
import { documentaryOf, hasEnded, markObject, noRender, recordObject } from './render-names.ts';

export { askRender, type RenderAsk } from './ask-render.ts';
export { openRenders } from './open-renders.ts';
export { documentaryOf, hasEnded } from './render-names.ts';

export const readRender = async ({ store }: Records, id: string): Promise<RenderRecord | undefined> =>
  documentaryOf(id) === undefined ? undefined : readJson<RenderRecord>(store, recordObject(id));

/** All renders of a documentary, the one asked for last first. */
export const rendersOf = async ({ store }: Records, documentary: string): Promise<RenderRecord[]> => {
  const names = await namesUnder(store, `${folderOf(documentary)}/renders/`, /\.json$/);
  const renders = await readAll<RenderRecord>(store, names);
  return renders.sort((a, b) => (a.askedAt < b.askedAt ? 1 : -1));
};

/**
 * Changes a record, however many change it at once: `change` is called again with what stands there where another was
 * faster, and gives undefined where nothing is to be changed.
 * @throws PolyreelError `not-found`; `conflict` where the render has ended
 */
export const changeRender = async (
  { store }: Records,
  id: string,
  change: (record: RenderRecord) => RenderRecord | undefined,
): Promise<RenderRecord> => {
  const record = await changeJson<RenderRecord>(store, recordObject(id), (before) => {
    if (!before) throw noRender(id);
    const changed = change(before);
    if (changed && hasEnded(before))
      throw new PolyreelError(
        'conflict',
        `the render ${id} has ended (${before.state}) and stays as it is; ask for it anew.`,
      );
    return changed;
  });
  if (!record) throw noRender(id);
  // After the record: until then, whoever rebuilds the queue looks at it once more.
  if (hasEnded(record)) await store.remove(markObject(id));
  return record;
};

export type RenderEnd = Pick<RenderRecord, 'problems' | 'release' | 'files' | 'spans'> & {
  readonly state: 'succeeded' | 'failed' | 'cancelled';
};

/** Ends a render. The first end counts: @returns the record as it stands, which may have ended otherwise before. */
export const endRender = (records: Records, id: string, end: RenderEnd): Promise<RenderRecord> => {
  const endedAt = records.now().toISOString();
  return changeRender(records, id, (record) => (hasEnded(record) ? undefined : { ...record, ...end, endedAt }));
};
