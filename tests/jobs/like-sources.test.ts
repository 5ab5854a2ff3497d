import { expect, it } from 'vitest';
import type { ReleaseFile, ReleaseRecord } from '../../src/documents/model.ts';
import { likeSources } from '../../src/jobs/like-sources.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { recordsIn } from '../documents/kit.ts';
import { publishAsIs } from '../documents/release-kit.ts';

const edition = { documentary: 'film', edition: 'full' };
const id = '20261124T050001000Z-00000000';
const file = (name: string, sha256: string): ReleaseFile => ({
  ...{ name, kind: 'soft', bytes: 4, sha256, key: 'k', type: 'video/mp4' },
});
const release: ReleaseRecord = {
  ...{ ...edition, id, createdAt: '2026-11-24T05:00:01.000Z', askedAt: '2026-11-24T05:00:01.000Z', manifest: 1 },
  ...{ subtitles: {}, render: 'r', tool: 'b', files: [file('film.mp4', 'aa'), file('film.mkv', 'bb')] },
};
const open = () => recordsIn({ ...memoryStore(), smallestPart: 1 });

it('files that are like new ones are those of the latest release with their names', async () => {
  const records = open();
  expect(await likeSources(records, edition, ['film.mp4'])).toEqual([]);
  await publishAsIs(records, release);
  const object = `releases/film/full/${id}/film.mp4`;
  expect(await likeSources(records, edition, ['film.mp4', 'film.webm'])).toEqual([{ object, sha256: 'aa', bytes: 4 }]);
  expect(await likeSources(records, { ...edition, edition: 'short' }, ['film.mp4'])).toEqual([]);
});

it('there are none where a store copies no parts of objects', async () => {
  const records = recordsIn(memoryStore());
  await publishAsIs(records, release);
  expect(await likeSources(records, edition, ['film.mp4'])).toEqual([]);
});
