import { describe, expect, it } from 'vitest';
import { latestRelease, listReleases } from '../../src/documents/releases.ts';
import type { Made } from '../../src/jobs/compose.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { onEachStore, recordsIn, refusalOf, times } from '../documents/kit.ts';
import { atOperation, expectWhole, interrupted, keepResults, madeBy, publish, told } from './support/publishers.ts';

onEachStore('a render', (open) => {
  it('carries over the other languages, and never some files of both in one language', async () => {
    const records = await open();
    const all = [madeBy(1, 'cs', 'fr', 'hr'), madeBy(2, 'fr')];
    await keepResults(records.store, all);
    const ids = [await publish(records, all[0] as Made), await publish(records, all[1] as Made)];
    const latest = await latestRelease(records, 'film');
    expect(await told(records, latest)).toBe('2:all 1:cs 2:fr 1:hr');
    expect(latest).toMatchObject({ id: ids[1], before: ids[0], subtitles: { cs: 1, fr: 2, hr: 1 } });
    await expectWhole(records, all, ids);
  });

  it('that was asked for earlier brings only what is not there', async () => {
    const records = await open();
    const all = [madeBy(5, 'cs'), madeBy(3, 'cs', 'fr')];
    await keepResults(records.store, all);
    const ids = [await publish(records, all[0] as Made), await publish(records, all[1] as Made)];
    expect(await told(records, await latestRelease(records, 'film'))).toBe('5:all 5:cs 3:fr');
    await expectWhole(records, all, ids);
  });

  it('of which nothing is newer ends in a release of its own, and the pointer stays', async () => {
    const records = await open();
    const all = [madeBy(5, 'cs', 'fr'), madeBy(3, 'cs')];
    await keepResults(records.store, all);
    const ids = [await publish(records, all[0] as Made), await publish(records, all[1] as Made)];
    expect((await latestRelease(records, 'film'))?.id).toBe(ids[0]);
    const aside = (await listReleases(records, 'film')).find(({ id }) => id === ids[1]);
    expect(await told(records, aside)).toBe('3:all 3:cs 5:fr');
    expect(await publish(records, all[1] as Made)).toBe(ids[1]);
    await expectWhole(records, all, ids);
  });

  it('that was published is not published again', async () => {
    const records = await open();
    const all = [madeBy(1, 'cs'), madeBy(2, 'fr')];
    await keepResults(records.store, all);
    const ids: string[] = [];
    for (const i of [0, 1, 0, 1, 0]) ids.push(await publish(records, all[i] as Made));
    expect(ids).toEqual([ids[0], ids[1], ids[0], ids[1], ids[0]]);
    await expectWhole(records, all, ids);
  });

  it('whose files are all there already ends in the release that has them, and counts as the later ask', async () => {
    const records = await open();
    const [one, again, between] = [madeBy(1, 'cs'), madeBy(4, 'cs'), madeBy(3, 'cs')] as const;
    await keepResults(records.store, [one, between]);
    const id = await publish(records, one);
    const same: Made = { ...again, files: one.files, render: { ...again.render, pins: one.render.pins } };
    expect(await publish(records, same)).toBe(id);
    expect(await publish(records, same)).toBe(id);
    await publish(records, between);
    expect((await latestRelease(records, 'film'))?.id).toBe(id);
  });

  it('leaves out what its newer manifest no longer has', async () => {
    const records = await open();
    const all = [madeBy(1, 'cs', 'fr', 'hr'), madeBy(2, 'cs')];
    await keepResults(records.store, all);
    await publish(records, all[0] as Made);
    await publish(records, { ...(all[1] as Made), film: { languages: ['cs', 'fr'], renditions: ['720p'] } });
    expect(await told(records, await latestRelease(records, 'film'))).toBe('2:all 2:cs 1:fr');
  });

  it('of an older manifest does not bring back what the newer one has no more', async () => {
    const records = await open();
    const all = [madeBy(2, 'cs'), madeBy(1, 'cs', 'fr')];
    await keepResults(records.store, all);
    const id = await publish(records, { ...(all[0] as Made), film: { languages: ['cs'], renditions: ['720p'] } });
    await publish(records, all[1] as Made);
    const latest = await latestRelease(records, 'film');
    expect(await told(records, latest)).toBe('2:all 2:cs');
    expect(latest?.before ?? latest?.id).toBe(id);
  });

  it('whose result is gone says so, and nothing is published', async () => {
    const records = await open();
    expect((await refusalOf(publish(records, madeBy(1, 'cs')))).code).toBe('result-gone');
    expect(await listReleases(records, 'film')).toEqual([]);
  });

  it('takes what an earlier release has lost from its result', async () => {
    const records = await open();
    const all = [madeBy(1, 'cs'), madeBy(2, 'fr')];
    await keepResults(records.store, all);
    const first = await publish(records, all[0] as Made);
    await records.store.remove(`releases/film/full/${first}/film.cs.720p.mp4`);
    await publish(records, all[1] as Made);
    expect(await told(records, await latestRelease(records, 'film'))).toBe('2:all 1:cs 2:fr');
  });

  it('of twelve at once, each part is that of the later ask, whoever ends first', async () => {
    const records = await open();
    const all = Array.from({ length: 12 }, (_, i) => madeBy((i * 7) % 12, ...['cs', 'fr', 'hr'].slice(i % 3)));
    await keepResults(records.store, all);
    const ids = await times(12, (i) => publish(records, all[i] as Made));
    await expectWhole(records, all, ids);
  });

  it('gives way to another at any moment', async () => {
    for (let nth = 1, came = true; came; nth += 1) {
      const records = await open();
      const all = [madeBy(1, 'cs', 'fr'), madeBy(2, 'fr', 'hr')];
      await keepResults(records.store, all);
      const ids: string[] = [];
      const pause = atOperation(nth, async () => ids.push(await publish(records, all[1] as Made)));
      ids.push(await publish(interrupted(records, pause.happens), all[0] as Made));
      came = pause.came();
      if (came) await expectWhole(records, all, ids);
    }
  });
});

/** Sets of three renders by what they have to do with each other; the same one twice is led by two conductors. */
const THREES: Readonly<Record<string, readonly [Made, Made, Made]>> = {
  'one language each': [madeBy(1, 'cs'), madeBy(2, 'fr'), madeBy(3, 'hr')],
  'one language each, the latest ask first': [madeBy(3, 'cs'), madeBy(2, 'fr'), madeBy(1, 'hr')],
  'languages that overlap': [madeBy(2, 'cs', 'fr'), madeBy(3, 'fr', 'hr'), madeBy(1, 'cs', 'hr')],
  'the same language': [madeBy(2, 'cs'), madeBy(1, 'cs'), madeBy(3, 'cs')],
  'one that two conductors lead': [madeBy(1, 'cs'), madeBy(1, 'cs'), madeBy(2, 'fr')],
  'one that two conductors lead, and one between them': [madeBy(1, 'cs'), madeBy(2, 'fr'), madeBy(1, 'cs')],
  'one that three conductors lead': [madeBy(1, 'cs'), madeBy(1, 'cs'), madeBy(1, 'cs')],
};

describe.each(Object.entries(THREES))('of three renders, %s,', (_, all) => {
  const open = async () => {
    const records = recordsIn(memoryStore());
    await keepResults(records.store, all);
    return records;
  };

  it('one is interrupted anywhere by a second, and that one anywhere by the third', async () => {
    let count = 0;
    for (let nth = 1, came = true; came; nth += 1)
      for (let inner = 1, cameToo = true; cameToo; inner += 1) {
        const records = await open();
        const ids: string[] = [];
        const third = atOperation(inner, async () => ids.push(await publish(records, all[2])));
        const second = atOperation(nth, async () =>
          ids.push(await publish(interrupted(records, third.happens), all[1])),
        );
        ids.push(await publish(interrupted(records, second.happens), all[0]));
        [came, cameToo] = [second.came(), third.came()];
        if (!cameToo) continue;
        await expectWhole(records, all, ids);
        count += 1;
      }
    expect(count).toBeGreaterThan(100);
  });

  it('every order of their steps that chance gives ends the same', async () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const records = await open();
      const turns = randomTurns(seed);
      const ids = await turns.all(all.map((made) => (take) => publish(interrupted(records, take), made)));
      await expectWhole(records, all, ids).catch((error: Error) => {
        throw new Error(`seed ${seed}: ${error.message}`, { cause: error });
      });
    }
  });
});

/** Lets one of several go on at a time, as a seed says. */
const randomTurns = (seed: number) => {
  let state = seed * 2654435761;
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state / 2 ** 32;
  };
  const waiting: (() => void)[] = [];
  let running = 0;
  const next = (): void => {
    if (running === 0) waiting.splice(Math.floor(random() * waiting.length), 1)[0]?.();
  };
  const take = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(() => {
        running += 1;
        resolve();
      });
      running -= 1;
      next();
    });
  return {
    all: <Value>(tasks: readonly ((take: () => Promise<void>) => Promise<Value>)[]): Promise<Value[]> => {
      running = tasks.length;
      return Promise.all(
        tasks.map(async (task) => {
          const value = await task(take);
          running -= 1;
          next();
          return value;
        }),
      );
    },
  };
};
