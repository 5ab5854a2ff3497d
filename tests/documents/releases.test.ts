import { expect, it } from 'vitest';
import { createRelease, discardRelease, releaseId } from '../../src/documents/create-release.ts';
import { readLatest } from '../../src/documents/latest.ts';
import type { ReleaseFile, ReleaseRecord } from '../../src/documents/model.ts';
import { isAskedLater } from '../../src/documents/origins.ts';
import { releaseObject } from '../../src/documents/release-names.ts';
import { listedOf } from '../../src/documents/released.ts';
import { findFile, latestRelease, listReleases, readRelease } from '../../src/documents/releases.ts';
import { bytes, namesIn, onEachStore, refusalOf } from './kit.ts';
import { publishAsIs } from './release-kit.ts';

const file = (name: string, sha256 = 'a'): ReleaseFile => ({
  ...{ name, kind: 'burned', language: 'cs', rendition: '720p', bytes: 4, sha256, key: 'k', type: 'video/mp4' },
});
const second = (n: number): string => `2026-11-24T05:00:${String(n).padStart(2, '0')}.000Z`;
/** Asked for at one second, made at another. */
const release = (asked: number, made: number, changes: Partial<ReleaseRecord> = {}): ReleaseRecord => {
  const files = [file('film.cs.720p.mp4', `${asked}-${made}`)];
  return {
    ...{ id: releaseId(second(asked), [made], files), documentary: 'film', edition: 'full', files, tool: 'b' },
    ...{
      createdAt: second(made),
      askedAt: second(asked),
      manifest: 1,
      subtitles: { cs: 1 },
      render: `r${asked}-${made}`,
    },
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
    expect(await publishAsIs(records, one)).toBe(true);
    expect(await listReleases(records, 'film')).toEqual([listedOf(one)]);
    expect(await latestRelease(records, 'film')).toEqual(one);
    expect(await readRelease(records, 'film', one.id)).toEqual(one);
    expect(await findFile(records, 'film', 'film.cs.720p.mp4')).toEqual({ release: one, file: one.files[0], object });
    expect(await findFile(records, 'film', 'film.hr.720p.mp4')).toBeUndefined();
  });

  it('is called by the moment of its ask, its render and its files', () => {
    expect(release(1, 2).id).toMatch(/^20261124T050001000Z-[0-9a-f]{8}$/);
    const ids = [releaseId(second(1), ['r', 1], []), releaseId(second(1), ['r', 2], []), release(1, 2).id];
    expect(new Set([...ids, releaseId(second(1), ['s', 1], []), release(1, 3).id]).size).toBe(5);
  });

  it('that was only put in place is none', async () => {
    const records = await open();
    await createRelease(records, release(1, 2));
    expect(await listReleases(records, 'film')).toEqual([]);
    expect(await latestRelease(records, 'film')).toBeUndefined();
  });

  it('is removed with all its files where it never became one', async () => {
    const records = await open();
    await records.store.create(releaseObject(release(1, 2), 'hls/a.m4s'), bytes('a'));
    await createRelease(records, release(1, 2));
    await createRelease(records, release(2, 3));
    await discardRelease(records, release(1, 2));
    expect(await namesIn(records.store)).toEqual([releaseObject(release(2, 3), 'release.json')]);
  });

  it('of an older version of this program is the latest, and later asks go before it', async () => {
    const records = await open();
    await createRelease(records, release(1, 2));
    const { id: earlier, askedAt, createdAt } = release(1, 2);
    const pointer = JSON.stringify({ release: earlier, askedAt, createdAt });
    await records.store.create('releases/film/full/latest.json', bytes(pointer));
    expect(await latestRelease(records, 'film')).toEqual(release(1, 2));
    const { asked } = (await readLatest(records, release(1, 2))).latest;
    expect([isAskedLater(second(1), asked, 'cs'), isAskedLater(second(2), asked, 'cs')]).toEqual([false, true]);
    await publishAsIs(records, release(3, 4));
    expect((await listReleases(records, 'film')).map(({ id }) => id)).toEqual([release(3, 4).id, earlier]);
  });

  it('can be published again, but not changed', async () => {
    const records = await open();
    await publishAsIs(records, release(1, 2));
    expect(await publishAsIs(records, release(1, 2))).toBe(true);
    const other = release(1, 2, { render: 'another' });
    expect((await refusalOf(publishAsIs(records, other))).code).toBe('conflict');
    expect(await latestRelease(records, 'film')).toEqual(release(1, 2));
  });

  it('is one of its edition and its documentary', async () => {
    const records = await open();
    const teaser = release(1, 3, { edition: 'teaser' });
    await publishAsIs(records, teaser);
    await publishAsIs(records, release(2, 2));
    await publishAsIs(records, release(9, 9, { documentary: 'film-2' }));
    expect(await latestRelease(records, 'film', 'teaser')).toEqual(teaser);
    expect(await listReleases(records, 'film', 'teaser')).toEqual([listedOf(teaser)]);
    expect(await listReleases(records, 'film')).toEqual([listedOf(teaser), listedOf(release(2, 2))]);
    expect(
      await findFile(records, 'film', 'film.cs.720p.mp4', { edition: 'teaser', release: teaser.id }),
    ).toBeDefined();
  });

  it.each([
    ['film', '../../latest', 'full'],
    ['film', 'x', '../full'],
    ['film', releaseId(second(1), [], []), 'none'],
  ])('of %s called %s in %s does not exist', async (documentary, id, edition) => {
    const records = await open();
    await publishAsIs(records, release(1, 2));
    expect(await readRelease(records, documentary, id, edition)).toBeUndefined();
    expect(await findFile(records, documentary, 'release.json', { release: id, edition })).toBeUndefined();
  });
});
