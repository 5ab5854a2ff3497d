import { keyOf } from '../plan/key.ts';
import { jsonBytes, readJson } from './json.ts';
import type { Author, RenderRecord } from './model.ts';
import { slugged } from './names.ts';
import type { Records } from './records.ts';
import { markObject, recordObject } from './render-names.ts';

/** What decides a render, and who asks for it. */
export interface RenderAsk
  extends Pick<RenderRecord, 'documentary' | 'edition' | 'languages' | 'preview' | 'pins' | 'acceptErrors' | 'page'> {
  readonly author: Author;
}

export interface AskedRender {
  readonly record: RenderRecord;
  readonly isNew: boolean;
}

/**
 * Makes the record of a render; the same ask is the same render, unless that one failed or was cancelled. Whoever asks
 * adds the render to the queue whether it is new or not: the one who made the record may have died before doing so.
 */
export const askRender = async (records: Records, ask: RenderAsk): Promise<AskedRender> => {
  const name = nameOf(ask);
  for (let n = 1; ; n += 1) {
    const { record, isNew } = await findOrCreate(records, `${name}-${n}`, ask);
    if (isNew || (record.state !== 'failed' && record.state !== 'cancelled')) return { record, isNew };
  }
};

const findOrCreate = async (
  { store, now }: Records,
  id: string,
  { author, ...ask }: RenderAsk,
): Promise<AskedRender> => {
  const name = recordObject(id);
  const standing = await readJson<RenderRecord>(store, name);
  if (standing) return { record: standing, isNew: false };
  const askedAt = now().toISOString();
  const record: RenderRecord = { id, ...ask, askedBy: author, askedAt, state: 'queued', problems: [] };
  // Before the record: a render that stands is never missing among those that are open.
  await store.create(markObject(id), jsonBytes({ askedAt }));
  const isNew = await store.create(name, jsonBytes(record));
  return { record: (isNew ? undefined : await readJson<RenderRecord>(store, name)) ?? record, isNew };
};

const nameOf = ({ documentary, edition, languages, preview, pins, acceptErrors, page }: RenderAsk): string => {
  const shown = preview ? { preview: { ...preview } } : {};
  const digest = keyOf({ edition, languages: [...languages].sort(), pins: { ...pins }, acceptErrors, ...shown, page });
  return `${slugged(documentary)}.${digest.slice(0, 16)}`;
};
