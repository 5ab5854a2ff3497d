import { expect, it } from 'vitest';
import { keepAnswer } from '../../../src/documents/evaluation/answers.ts';
import { countScreening } from '../../../src/documents/evaluation/screenings.ts';
import { makeWorkshop } from '../../../src/documents/evaluation/workshop.ts';
import type { RenderRecord } from '../../../src/documents/model.ts';
import { currentState } from '../../../src/documents/project.ts';
import type { Records } from '../../../src/documents/records.ts';
import { askRender, endRender } from '../../../src/documents/renders.ts';
import { newPlanner, type PlanAsk } from '../../../src/jobs/planner.ts';
import { checkStore } from '../../../src/jobs/upkeep/check-store.ts';
import { pruneStore } from '../../../src/jobs/upkeep/prune-store.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { keysOfPlan } from '../../../src/plan/products.ts';
import type { MediaTool, ObjectStore } from '../../../src/ports.ts';
import { chunksOf } from '../../../src/run/chunk-list.ts';
import { keepNeeds, keepOwnNeeds } from '../../../src/run/needs.ts';
import { dataOf, recordOf } from '../../../src/run/results.ts';
import {
  bytes,
  check,
  jana,
  namesIn,
  onEachStore,
  sendManifest,
  sendTrack,
  track,
  upload,
} from '../../documents/kit.ts';
import { plainFont } from '../../support/project.ts';
import { keepResults, madeBy, publish } from '../support/publishers.ts';

const tool = check.tool as MediaTool;
const font = { facts: plainFont, files: [] } as unknown as Parameters<typeof newPlanner>[2];
const cut = (from: string) => ({ timeline: [{ clip: 'farm', from, to: '9s' }] });
const FUTURE = Date.now() + 3_600_000;

const prune = (records: Records, more: { before?: number; dryRun?: boolean } = {}) =>
  pruneStore({
    ...{ records, tool, font, before: FUTURE, dryRun: false, signal: new AbortController().signal },
    ...more,
  });
const keepKeys = async ({ store }: Records, keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await store.replace(dataOf(key), bytes(`result ${key}`));
    await store.replace(recordOf(key), bytes('{}'));
  }
};
const planOf = async (records: Records, ask: Partial<PlanAsk> = {}): Promise<Plan> => {
  const { pins, languages } = await currentState(records, 'film');
  const whole = { documentary: 'film', edition: 'full', languages, pins, acceptErrors: true, ...ask };
  return newPlanner(records, tool, font, 1).plan(whole);
};
const askNow = async (records: Records, more: Partial<RenderRecord> = {}): Promise<RenderRecord> => {
  const { pins, languages } = await currentState(records, 'film');
  const ask = { documentary: 'film', edition: 'full', languages, pins, acceptErrors: false, author: jana };
  return (await askRender(records, { ...ask, ...more })).record;
};
const keysIn = async ({ store }: Records): Promise<string[]> =>
  (await namesIn(store, 'results/')).filter((name) => name.endsWith('/data')).map((name) => name.split('/')[2] ?? '');
const sorted = (keys: readonly string[]): string[] => [...new Set(keys)].sort();
const [JUNK, MORE] = ['a'.repeat(64), 'b'.repeat(64)];

onEachStore('a prune', (openStore) => {
  const open = async (): Promise<Records> => {
    const records = { store: (await openStore()).store, now: () => new Date() };
    await upload(records, 'farm.mp4');
    await sendManifest(records);
    await sendTrack(records, 'en', track('She comes.', 'She goes.'));
    await sendTrack(records, 'cs', track('Přijela.', 'Odjela.'));
    return records;
  };

  it('leaves workshops, answers and screenings alone, whatever their age', async () => {
    const records = await open();
    const announced = { place: 'Podlesí', country: 'CZ', date: '2026-11-24', edition: 'full' };
    const film = { id: 'film', title: 'Film', languages: ['cs'] };
    const workshop = await makeWorkshop(records, film, announced, jana);
    const sent = { id: 'a-random-text-of-16', language: 'cs', via: 'phone', answers: { useful: 4 } } as const;
    await keepAnswer(records, workshop, sent);
    await countScreening(records, { documentary: 'film', edition: 'full', language: 'cs' });
    await keepKeys(records, [JUNK]);
    const of = async (): Promise<string[]> =>
      (await namesIn(records.store)).filter((name) => /^(workshops|workshop-names|answers|screenings)\//.test(name));
    const before = await of();
    expect(before).toHaveLength(4);
    expect(await prune(records)).toMatchObject({ freed: { results: 1 }, problems: [] });
    expect(await of()).toEqual(before);
    const checked = await checkStore({ store: records.store, tool, signal: new AbortController().signal });
    expect(checked.problems).toEqual([]);
    expect(await of()).toEqual(before);
  });

  it('keeps what the current state needs and frees the rest; once more, it frees nothing', async () => {
    const records = await open();
    const needed = keysOfPlan(await planOf(records));
    expect(needed.length).toBeGreaterThan(5);
    await keepKeys(records, [...needed, JUNK, MORE]);
    const pruned = await prune(records);
    expect(pruned).toMatchObject({ freed: { results: 2 }, kept: { results: needed.length }, problems: [] });
    expect(sorted(await keysIn(records))).toEqual(sorted(needed));
    expect((await prune(records)).freed).toEqual({ results: 0, bytes: 0 });
    expect((await namesIn(records.store, 'results/')).length).toBe(2 * needed.length);
  });

  it('keeps what each edition needs', async () => {
    const records = await open();
    await sendManifest(records, { editions: { teaser: { timeline: [{ clip: 'farm', from: '0s', to: '2s' }] } } });
    const needed = [...keysOfPlan(await planOf(records)), ...keysOfPlan(await planOf(records, { edition: 'teaser' }))];
    await keepKeys(records, [...needed, JUNK]);
    expect((await prune(records)).freed.results).toBe(1);
    expect(sorted(await keysIn(records))).toEqual(sorted(needed));
  });

  it('keeps what the last render of each edition wrote down', async () => {
    const records = await open();
    const plan = await planOf(records);
    const other = { ...plan, scenes: [], sounds: [], films: [], mixes: [{ ...plan.mix, key: MORE }] };
    await keepNeeds(records.store, other, 'film.full', new Date(1_000));
    await keepNeeds(records.store, { ...plan, edition: 'teaser' }, 'film.teaser', new Date(2_000));
    await keepKeys(records, [MORE, JUNK]);
    await prune(records);
    expect(await keysIn(records)).toEqual([MORE]);
  });

  it('frees nothing that is younger, and only says what it would free', async () => {
    const records = await open();
    await keepKeys(records, [JUNK]);
    expect((await prune(records, { before: Date.now() - 60_000 })).freed.results).toBe(0);
    expect((await prune(records, { dryRun: true })).freed).toEqual({ results: 1, bytes: 73 });
    expect(await keysIn(records)).toEqual([JUNK]);
  });

  it('frees bytes that were never recorded, and records without bytes', async () => {
    const records = await open();
    await records.store.replace(dataOf(JUNK), bytes('x'));
    await records.store.replace(recordOf(MORE), bytes('{}'));
    expect((await prune(records)).freed.results).toBe(2);
    expect(await namesIn(records.store, 'results/')).toEqual([]);
  });

  it('leaves no record without its bytes, wherever it was ended', async () => {
    for (let nth = 1, came = true; came; nth += 1) {
      const records = await open();
      await keepKeys(records, [JUNK, MORE]);
      let removed = 0;
      const remove: ObjectStore['remove'] = async (name) => {
        removed += 1;
        if (removed === nth) throw new Error('killed');
        await records.store.remove(name);
      };
      await prune({ ...records, store: { ...records.store, remove } }).catch(() => {});
      came = removed >= nth;
      const names = new Set(await namesIn(records.store, 'results/'));
      for (const name of names)
        if (name.endsWith('record.json')) expect(names).toContain(name.replace('record.json', 'data'));
    }
  });

  it('keeps what a render needs that goes on, whatever was edited since', async () => {
    const records = await open();
    const render = await askNow(records);
    const old = keysOfPlan(await planOf(records));
    await sendManifest(records, cut('3s'));
    await keepKeys(records, [...old, JUNK]);
    await prune(records);
    expect(sorted(await keysIn(records))).toEqual(sorted(old));
    await endRender(records, render.id, { state: 'cancelled', problems: [] });
    await prune(records);
    const now = keysOfPlan(await planOf(records));
    expect(sorted(await keysIn(records))).toEqual(sorted(old.filter((key) => now.includes(key))));
    expect(await keysIn(records)).not.toHaveLength(old.length);
  });

  it('keeps what a render needs that began while it was at work', async () => {
    const records = await open();
    const old = keysOfPlan(await planOf(records));
    await sendManifest(records, cut('3s'));
    const { pins, languages } = await currentState(records, 'film');
    await keepKeys(records, [...old, JUNK]);
    const ask = { documentary: 'film', edition: 'full', languages, acceptErrors: false, author: jana };
    let looks = 0;
    const store: ObjectStore = {
      ...records.store,
      async *list(prefix) {
        // The second look is the one before anything is removed.
        if (prefix === 'needs/') looks += 1;
        if (prefix === 'needs/' && looks === 2) await askRender(records, { ...ask, pins: { ...pins, manifest: 1 } });
        yield* records.store.list(prefix);
      },
    };
    expect((await prune({ ...records, store })).freed.results).toBe(1);
    expect(sorted(await keysIn(records))).toEqual(sorted(old));
  });

  it('keeps the files of previews as long as their renders are young', async () => {
    const records = await open();
    const { id } = await askNow(records, { preview: { shot: 0 } });
    const file = { name: 'p.mp4', kind: 'burned', bytes: 1, sha256: 's', key: JUNK, type: 'video/mp4' } as const;
    await endRender(records, id, { state: 'succeeded', problems: [], files: [file] });
    await keepKeys(records, [JUNK]);
    const young = { ...records, now: records.now };
    await pruneStore({
      ...{ records: young, tool, font, before: Date.now() - 60_000, dryRun: false },
      signal: new AbortController().signal,
    });
    expect(await keysIn(records)).toEqual([JUNK]);
    await prune(records);
    expect(await keysIn(records)).toEqual([]);
  });

  it('keeps what the latest release was made from, and the files of all', async () => {
    const records = await open();
    const [old, made] = [madeBy(1, 'cs', 'fr'), madeBy(2, 'cs', 'fr')];
    await keepResults(records.store, [old, made]);
    await publish(records, old);
    await publish(records, made);
    const before = await namesIn(records.store, 'release');
    await keepKeys(records, [JUNK]);
    const lists = [made.files[0]?.file.sha256 ?? '', 'd'.repeat(64)].map(chunksOf);
    for (const list of lists) await records.store.replace(list, bytes('chunks'));
    await prune(records);
    expect(await namesIn(records.store, 'chunks/')).toEqual(lists.slice(0, 1));
    expect(sorted(await keysIn(records))).toEqual(sorted(made.files.map(({ file }) => file.key)));
    expect(await namesIn(records.store, 'release')).toEqual(before);
  });

  it('keeps all that was needed by renders of a film that cannot be planned now, and says why', async () => {
    const records = await open();
    const render = await askNow(records);
    const plan = await planOf(records);
    await keepNeeds(records.store, plan, render.id, new Date(0));
    const films = [{ key: MORE }] as unknown as Plan['films'];
    await keepNeeds(records.store, { ...plan, films }, 'film.2', new Date(1000));
    await endRender(records, render.id, { state: 'succeeded', problems: [], release: 'r' });
    await sendManifest(records, { media: { farm: { file: 'gone.mp4' } } });
    await keepKeys(records, [...keysOfPlan(plan), MORE, JUNK]);
    const { problems } = await prune(records);
    expect(problems).toMatchObject([{ severity: 'warning', code: 'not-planned', at: 'documentaries/film' }]);
    expect(problems[0]?.message).toContain('"gone.mp4" is not uploaded yet');
    expect(sorted(await keysIn(records))).toEqual(sorted([...keysOfPlan(plan), MORE]));
  });

  it('frees nothing where it cannot know what a film needs', async () => {
    const records = await open();
    const { id } = await askNow(records);
    await endRender(records, id, { state: 'succeeded', problems: [], release: 'r' });
    await sendManifest(records, { media: { farm: { file: 'gone.mp4' } } });
    await keepKeys(records, [JUNK]);
    const { freed, problems } = await prune(records);
    expect([freed.results, problems.map(({ severity }) => severity).sort()]).toEqual([0, ['error', 'warning']]);
    expect(await keysIn(records)).toEqual([JUNK]);
  });

  it('frees nothing where a release cannot be read', async () => {
    const records = await open();
    await keepResults(records.store, [madeBy(1, 'cs')]);
    const id = await publish(records, madeBy(1, 'cs'));
    await records.store.replace(`releases/film/full/${id}/release.json`, bytes('{'));
    await keepKeys(records, [JUNK]);
    expect((await prune(records)).problems).toMatchObject([{ severity: 'error', code: 'damaged-release' }]);
    expect(await keysIn(records)).toContain(JUNK);
  });

  it('keeps what the last render needed, also of another build, and forgets what those before it did', async () => {
    const records = await open();
    const plan = await planOf(records);
    const other = (key: string): Plan => ({ ...plan, films: [{ key }] as unknown as Plan['films'] });
    await keepNeeds(records.store, other(JUNK), 'film.1', new Date(1000));
    await keepNeeds(records.store, other(MORE), 'film.2', new Date(2000));
    await keepOwnNeeds(records.store, other('c'.repeat(64)), new Date(0));
    await keepKeys(records, [JUNK, MORE, 'c'.repeat(64)]);
    await prune(records);
    expect(await keysIn(records)).toEqual([MORE, 'c'.repeat(64)]);
    expect(await namesIn(records.store, 'needs/')).toEqual([
      'needs/film/command-line.full.json',
      'needs/film/film.2.json',
    ]);
  });

  it('removes what never became a release, and not while a render of its film goes on', async () => {
    const records = await open();
    await keepResults(records.store, [madeBy(1, 'cs')]);
    const id = await publish(records, madeBy(1, 'cs'));
    const left = { documentary: 'film', edition: 'full', id: '20261124T050001000Z-00000000' };
    await records.store.replace(`releases/film/full/${left.id}/film.mp4`, bytes('x'));
    const render = await askNow(records);
    expect((await prune(records)).leftovers).toBe(0);
    await endRender(records, render.id, { state: 'cancelled', problems: [] });
    expect((await prune(records, { before: Date.now() - 60_000 })).leftovers).toBe(0);
    expect((await prune(records)).leftovers).toBe(1);
    const folders = (await namesIn(records.store, 'releases/')).map((name) => name.split('/')[3]);
    expect([...new Set(folders)].sort()).toEqual([id, 'latest.json'].sort());
  });
});
