import { expect, it } from 'vitest';
import type { ReleaseFile, ReleaseRecord } from '../../src/documents/model.ts';
import {
  findFile,
  latestRelease,
  listReleases,
  publishRelease,
  readRelease,
  releaseId,
  releaseObject,
} from '../../src/documents/releases.ts';
import { bytes, onEachStore, refusalOf, times } from './kit.ts';

const file = (name: string, sha256 = 'a'): ReleaseFile => ({
  ...{ name, kind: 'burned', language: 'cs', rendition: '720p', bytes: 4, sha256, key: 'k', type: 'video/mp4' },
});
const second = (n: number): string => `2026-11-24T05:00:${String(n).padStart(2, '0')}.000Z`;
/** Asked for at one second, made at another. */
const release = (asked: number, made: number, changes: Partial<ReleaseRecord> = {}): ReleaseRecord => {
  const files = [file('film.cs.720p.mp4', `${asked}-${made}`)];
  return {
    ...{ id: releaseId(second(made), files), documentary: 'film', edition: 'full', files, tool: 'b' },
    ...{ createdAt: second(made), askedAt: second(asked), manifest: 1, subtitles: { cs: 1 }, render: 'r' },
    ...changes,
  };
};

onEachStore('a release', (open) => {
  it('exists once it is published, and is the latest', async () => {
    const records = await open();
    const one = release(1, 2);
    const object = releaseObject(one, 'film.cs.720p.mp4');
    await records.store.create(object, bytes('film'));
    expect(await listReleases(records, 'film')).toEqual([]);
    expect(await latestRelease(records, 'film')).toBeUndefined();
    expect(await publishRelease(records, one)).toBe(true);
    expect(await listReleases(records, 'film')).toEqual([one]);
    expect(await latestRelease(records, 'film')).toEqual(one);
    expect(await readRelease(records, 'film', one.id)).toEqual(one);
    expect(await findFile(records, 'film', 'film.cs.720p.mp4')).toEqual({ release: one, file: one.files[0], object });
    expect(await findFile(records, 'film', 'film.hr.720p.mp4')).toBeUndefined();
  });

  it('is called by the moment and the files', () => {
    expect(release(1, 2).id).toMatch(/^20261124T050002000Z-[0-9a-f]{8}$/);
    expect(release(1, 2).id).not.toBe(release(3, 2).id);
  });

  it('that was asked for later stays the latest, whichever ends first', async () => {
    const records = await open();
    expect(await publishRelease(records, release(2, 3))).toBe(true);
    expect(await publishRelease(records, release(1, 9))).toBe(false);
    expect(await latestRelease(records, 'film')).toEqual(release(2, 3));
    expect((await listReleases(records, 'film')).map(({ id }) => id)).toEqual([release(1, 9).id, release(2, 3).id]);
    expect(await publishRelease(records, release(3, 10))).toBe(true);
  });

  it('of fifty published at once, the one asked for last is the latest', async () => {
    const records = await open();
    await times(50, (i) => publishRelease(records, release((i * 7) % 50, i)));
    expect(await latestRelease(records, 'film')).toMatchObject({ askedAt: second(49) });
    expect(await listReleases(records, 'film')).toHaveLength(50);
  });

  it('can be published again, but not changed', async () => {
    const records = await open();
    await publishRelease(records, release(1, 2));
    expect(await publishRelease(records, release(1, 2))).toBe(true);
    const other = release(1, 2, { manifest: 7 });
    expect((await refusalOf(publishRelease(records, other))).code).toBe('conflict');
    expect(await latestRelease(records, 'film')).toEqual(release(1, 2));
  });

  it('is one of its edition and its documentary', async () => {
    const records = await open();
    const teaser = release(1, 3, { edition: 'teaser' });
    await publishRelease(records, teaser);
    await publishRelease(records, release(2, 2));
    await publishRelease(records, release(9, 9, { documentary: 'film-2' }));
    expect(await latestRelease(records, 'film', 'teaser')).toEqual(teaser);
    expect(await listReleases(records, 'film', 'teaser')).toEqual([teaser]);
    expect(await listReleases(records, 'film')).toEqual([teaser, release(2, 2)]);
    expect(
      await findFile(records, 'film', 'film.cs.720p.mp4', { edition: 'teaser', release: teaser.id }),
    ).toBeDefined();
  });

  it.each([
    ['film', '../../latest', 'full'],
    ['film', 'x', '../full'],
    ['film', releaseId(second(1), []), 'none'],
  ])('of %s called %s in %s does not exist', async (documentary, id, edition) => {
    const records = await open();
    await publishRelease(records, release(1, 2));
    expect(await readRelease(records, documentary, id, edition)).toBeUndefined();
    expect(await findFile(records, documentary, 'release.json', { release: id, edition })).toBeUndefined();
  });
});
