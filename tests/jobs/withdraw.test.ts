import { expect, it } from 'vitest';
import { readLatest } from '../../src/documents/latest.ts';
import type { Records } from '../../src/documents/records.ts';
import { latestInLanguage, latestRelease, listReleases, readRelease } from '../../src/documents/releases.ts';
import { setLatest } from '../../src/documents/set-latest.ts';
import { withdrawRelease } from '../../src/documents/withdraw.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { jana, onEachStore, recordsIn, refusalOf } from '../documents/kit.ts';
import { atOperation, interrupted, keepResults, madeBy, publish, told } from './support/publishers.ts';

const film = { documentary: 'film', edition: 'full' };
const RENDERS = [madeBy(1, 'cs', 'fr'), madeBy(2, 'cs'), madeBy(3, 'hr'), madeBy(20, 'hr')] as const;
const withdraw = (records: Records, release: string, reason?: string) =>
  withdrawRelease(records, { ...film, release, author: jana, ...(reason ? { reason } : {}) });
const latest = async (records: Records) => told(records, await latestRelease(records, 'film'));

onEachStore('a release', (openStore) => {
  /** What is done in it is done at the tenth second. */
  const open = async (): Promise<Records> => {
    const records = recordsIn((await openStore()).store, '2026-11-24T05:00:10.000Z');
    await keepResults(records.store, RENDERS);
    return records;
  };

  it('that is withdrawn makes room for the newest that is not', async () => {
    const records = await open();
    const ids = [await publish(records, RENDERS[0]), await publish(records, RENDERS[1])] as const;
    const { release, isNew } = await withdraw(records, ids[1], 'a wrong name');
    expect([release.id, release.withdrawn.reason, release.withdrawn.by, isNew]).toEqual([
      ids[1],
      'a wrong name',
      jana,
      true,
    ]);
    expect(await latest(records)).toBe('1:all 1:cs 1:fr');
    expect((await readLatest(records, film)).latest.release).toBe(ids[0]);
    expect((await listReleases(records, 'film')).map(({ withdrawn }) => withdrawn?.reason)).toEqual([
      'a wrong name',
      undefined,
    ]);
    expect((await readRelease(records, 'film', ids[1]))?.withdrawn).toEqual(release.withdrawn);
  });

  it('that is withdrawn again stays as it was withdrawn first', async () => {
    const records = await open();
    const id = await publish(records, RENDERS[0]);
    const first = await withdraw(records, id, 'a wrong name');
    expect(await withdraw(records, id, 'another reason')).toEqual({ ...first, isNew: false });
  });

  it('that was not the latest leaves the pointer alone', async () => {
    const records = await open();
    const ids = [await publish(records, RENDERS[0]), await publish(records, RENDERS[1])] as const;
    await withdraw(records, ids[0]);
    expect((await latestRelease(records, 'film'))?.id).toBe(ids[1]);
  });

  it('may be the last one: then there is none, until the next', async () => {
    const records = await open();
    await withdraw(records, await publish(records, RENDERS[0]));
    expect(await latestRelease(records, 'film')).toBeUndefined();
    await publish(records, RENDERS[2]);
    expect(await latest(records)).toBe('3:all 3:hr');
  });

  it('that is withdrawn gives nothing to those after it', async () => {
    const records = await open();
    await publish(records, RENDERS[0]);
    await withdraw(records, await publish(records, RENDERS[1]));
    await publish(records, RENDERS[2]);
    expect(await latest(records)).toBe('3:all 1:cs 1:fr 3:hr');
  });

  it('is not made again by the render that made it', async () => {
    const records = await open();
    const id = await publish(records, RENDERS[0]);
    await withdraw(records, id);
    expect(await publish(records, RENDERS[0])).toBe(id);
    expect(await latestRelease(records, 'film')).toBeUndefined();
  });

  it('is not seen from the moment on in which it is marked, wherever its withdrawal was ended', async () => {
    for (let nth = 1, came = true; came; nth += 1) {
      const records = await open();
      await publish(records, RENDERS[0]);
      const id = await publish(records, RENDERS[1]);
      const end = atOperation(nth, () => Promise.reject(new Error('killed')));
      await withdraw(interrupted(records, end.happens), id).catch(() => {});
      came = end.came();
      const isMarked = (await readRelease(records, 'film', id))?.withdrawn !== undefined;
      expect(await latest(records)).toBe(isMarked ? '1:all 1:cs 1:fr' : '2:all 2:cs 1:fr');
      await publish(records, RENDERS[2]);
      expect(await latest(records)).toBe(isMarked ? '3:all 1:cs 1:fr 3:hr' : '3:all 2:cs 1:fr 3:hr');
      await withdraw(records, id);
      expect((await readLatest(records, film)).latest.release).not.toBe(id);
    }
  });

  it('can be made the latest, and what was asked for before does not change that', async () => {
    const records = await open();
    const ids = [await publish(records, RENDERS[0]), await publish(records, RENDERS[1])] as const;
    expect((await setLatest(records, { ...film, release: ids[0] })).id).toBe(ids[0]);
    expect(await latest(records)).toBe('1:all 1:cs 1:fr');
    const aside = await publish(records, RENDERS[2]);
    expect((await latestRelease(records, 'film'))?.id).toBe(ids[0]);
    expect((await listReleases(records, 'film')).map(({ id }) => id)).toContain(aside);
    await publish(records, RENDERS[3]);
    expect(await latest(records)).toBe('20:all 1:cs 1:fr 20:hr');
    await setLatest(records, { ...film, release: aside });
    expect(await latest(records)).toBe('3:all 1:cs 1:fr 3:hr');
  });

  it('is made the latest only against the one that was seen', async () => {
    const records = await open();
    const ids = [await publish(records, RENDERS[0]), await publish(records, RENDERS[1])] as const;
    const choose = (release: string, ifMatch: string) => setLatest(records, { ...film, release, ifMatch });
    expect(await refusalOf(choose(ids[0], `"${ids[0]}"`))).toMatchObject({ code: 'edit-conflict' });
    await choose(ids[0], `"${ids[1]}"`);
    await choose(ids[0], '*');
    await withdraw(records, ids[1]);
    const refused = await refusalOf(choose(ids[1], '*'));
    expect([refused.code, refused.message]).toEqual([
      'conflict',
      `the release ${ids[1]} is withdrawn and cannot be the latest; choose another.`,
    ]);
  });

  it.each(['nonsense', '20261124T050001000Z-00000000'])('called %s is neither withdrawn nor chosen', async (id) => {
    const records = await open();
    await publish(records, RENDERS[0]);
    expect((await refusalOf(withdraw(records, id))).code).toBe('not-found');
    expect((await refusalOf(setLatest(records, { ...film, release: id }))).code).toBe('not-found');
  });

  it('is found by a language: the newest that holds it, with its files and the shared ones', async () => {
    const records = await open();
    const first = await publish(records, RENDERS[0]);
    const second = await publish(records, RENDERS[2]);
    const names = async (language: string) =>
      (await latestInLanguage(records, 'film', language))?.files.map(({ name }) => name);
    expect(await names('hr')).toEqual(['film.720p.mp4', 'film.hr.720p.mp4', 'checksums.sha256']);
    expect((await latestInLanguage(records, 'film', 'cs'))?.id).toBe(second);
    await setLatest(records, { ...film, release: first });
    expect((await latestInLanguage(records, 'film', 'cs'))?.id).toBe(first);
    expect((await latestInLanguage(records, 'film', 'hr'))?.id).toBe(second);
    await withdraw(records, second);
    expect(await latestInLanguage(records, 'film', 'hr')).toBeUndefined();
  });
});

it('a release that is withdrawn at any moment of another one’s making gives nothing to it once the pointer has left it', async () => {
  const ends = new Set<string>();
  for (let nth = 1, came = true; came; nth += 1) {
    const records = recordsIn(memoryStore());
    await keepResults(records.store, RENDERS);
    const first = await publish(records, RENDERS[0]);
    let wasLatest = '';
    const pause = atOperation(nth, async () => {
      wasLatest = (await readLatest(records, film)).latest.release ?? '';
      await withdraw(records, first);
    });
    await publish(interrupted(records, pause.happens), RENDERS[2]);
    came = pause.came();
    if (!came) continue;
    const carried = '3:all 1:cs 1:fr 3:hr';
    expect(await latest(records)).toBe(wasLatest === first ? '3:all 3:hr' : carried);
    ends.add(await latest(records));
  }
  expect(ends.size).toBe(2);
});

it('a release that is withdrawn and chosen at the same time ends withdrawn, and is not the latest', async () => {
  for (let nth = 1, came = true; came; nth += 1) {
    const records = recordsIn(memoryStore(), '2026-11-24T05:00:10.000Z');
    await keepResults(records.store, RENDERS);
    const ids = [await publish(records, RENDERS[0]), await publish(records, RENDERS[1])] as const;
    const pause = atOperation(nth, () => withdraw(records, ids[0]));
    const chosen = setLatest(interrupted(records, pause.happens), { ...film, release: ids[0] });
    await chosen.catch((error: { code?: string }) => expect(error.code).toBe('conflict'));
    came = pause.came();
    if (came) expect((await readLatest(records, film)).latest.release).toBe(ids[1]);
  }
});
