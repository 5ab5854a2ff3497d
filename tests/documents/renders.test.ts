import { describe, expect, it } from 'vitest';
import { askOnce } from '../../src/documents/idempotency.ts';
import type { Pins, RenderRecord } from '../../src/documents/model.ts';
import type { Records } from '../../src/documents/records.ts';
import {
  askRender,
  changeRender,
  documentaryOf,
  endRender,
  openRenders,
  type RenderAsk,
  readRender,
  rendersOf,
} from '../../src/documents/renders.ts';
import { bytes, ivo, jana, namesIn, onEachStore, recordsIn, refusalOf, times } from './kit.ts';

const pins: Pins = { manifest: 1, subtitles: { en: 1, cs: 2 }, media: { 'farm.mp4': 'd1' } };
const ask: RenderAsk = {
  ...{ documentary: 'film', edition: 'full', languages: ['en', 'cs'], pins, acceptErrors: false, author: jana },
};
const open = async (records: Records): Promise<string[]> => {
  const ids: string[] = [];
  for await (const id of openRenders(records)) ids.push(id);
  return ids;
};
const failed = { state: 'failed', problems: [] } as const;
const run = (record: RenderRecord): RenderRecord => ({ ...record, state: 'running' });

onEachStore('a render', (openStore) => {
  it('is one record for two hundred who ask the same at once', async () => {
    const records = await openStore();
    const asked = await times(200, (i) => askRender(records, { ...ask, author: i % 2 ? jana : ivo }));
    expect(new Set(asked.map(({ record }) => record.id)).size).toBe(1);
    expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1);
    const [first] = asked;
    expect(first?.record.id).toMatch(/^film\.[0-9a-f]{16}-1$/);
    expect(new Set(asked.map(({ record }) => record.askedAt)).size).toBe(1);
    expect(await rendersOf(records, 'film')).toEqual([first?.record]);
    expect(await open(records)).toEqual([first?.record.id]);
  });

  it.each<[string, Partial<RenderAsk>]>([
    ['other languages', { languages: ['en'] }],
    ['another manifest', { pins: { ...pins, manifest: 2 } }],
    ['another track', { pins: { ...pins, subtitles: { en: 1, cs: 3 } } }],
    ['another upload', { pins: { ...pins, media: { 'farm.mp4': 'd2' } } }],
    ['errors accepted', { acceptErrors: true }],
    ['a preview', { preview: { shot: 0 } }],
    ['another documentary', { documentary: 'other' }],
    ['another edition', { edition: 'teaser' }],
  ])('is another one with %s', async (_, change) => {
    const records = await openStore();
    const { record } = await askRender(records, ask);
    expect((await askRender(records, { ...ask, ...change })).record.id).not.toBe(record.id);
  });

  it('is the same whatever the order of languages and pins', async () => {
    const records = await openStore();
    await askRender(records, ask);
    const turned = { ...ask, languages: ['cs', 'en'], pins: { ...pins, subtitles: { cs: 2, en: 1 } } };
    expect((await askRender(records, turned)).isNew).toBe(false);
  });

  it('is made anew after it failed or was cancelled, and not after it succeeded', async () => {
    const records = await openStore();
    const { record } = await askRender(records, ask);
    await endRender(records, record.id, failed);
    const again = await times(20, () => askRender(records, ask));
    expect(new Set(again.map((one) => one.record.id))).toEqual(new Set([record.id.replace(/1$/, '2')]));
    await endRender(records, again[0]?.record.id ?? '', { state: 'cancelled', problems: [] });
    const third = await askRender(records, ask);
    expect(third).toMatchObject({ isNew: true, record: { id: record.id.replace(/1$/, '3') } });
    await endRender(records, third.record.id, { state: 'succeeded', problems: [], release: 'r' });
    expect(await askRender(records, ask)).toMatchObject({ isNew: false, record: { state: 'succeeded', release: 'r' } });
    expect((await rendersOf(records, 'film')).map(({ state }) => state)).toEqual(['succeeded', 'cancelled', 'failed']);
  });

  it('loses no change of fifty at once', async () => {
    const records = await openStore();
    const { record } = await askRender(records, ask);
    const problem = (i: number) => ({ severity: 'info', code: `p${i}`, at: '', message: '' }) as const;
    await times(50, (i) =>
      changeRender(records, record.id, (before) => ({ ...before, problems: [...before.problems, problem(i)] })),
    );
    expect((await readRender(records, record.id))?.problems).toHaveLength(50);
  });

  it('ends once: the first end counts, and nothing changes it', async () => {
    const records = await openStore();
    const { record } = await askRender(records, ask);
    expect(await changeRender(records, record.id, run)).toMatchObject({ state: 'running' });
    const ends = (['succeeded', 'failed', 'cancelled'] as const).map((state) => ({ state, problems: [] }));
    const ended = await times(30, (i) => endRender(records, record.id, ends[i % 3] ?? failed));
    expect(new Set(ended.map(({ state }) => state)).size).toBe(1);
    expect(ended[0]?.endedAt).toBeDefined();
    const late = await refusalOf(changeRender(records, record.id, run));
    expect(late).toMatchObject({ code: 'conflict', message: expect.stringContaining(ended[0]?.state ?? '') });
    expect(await changeRender(records, record.id, () => undefined)).toEqual(ended[0]);
    expect(await namesIn(records.store, 'open-renders/')).toEqual([]);
  });

  it.each(['', 'film', '../film.0123456789abcdef-1', 'film.0123456789abcdef-0', 'a/b.0123456789abcdef-1'])(
    'cannot be called %j',
    async (id) => {
      const records = await openStore();
      expect(await readRender(records, id)).toBeUndefined();
      expect(documentaryOf(id)).toBeUndefined();
      expect((await refusalOf(changeRender(records, id, run))).code).toBe('not-found');
    },
  );

  it('that does not exist cannot be changed', async () => {
    const records = await openStore();
    expect((await refusalOf(endRender(records, 'film.0123456789abcdef-1', failed))).code).toBe('not-found');
    expect(await namesIn(records.store)).toEqual([]);
  });
});

onEachStore('marks of open renders', (openStore) => {
  it('that a crash left are removed by whoever lists them', async () => {
    const records = await openStore();
    const { record } = await askRender(records, ask);
    const { record: ended } = await askRender(records, { ...ask, acceptErrors: true });
    await endRender(records, ended.id, failed);
    await records.store.create(`open-renders/${ended.id}.json`, bytes('{}'));
    await records.store.create('open-renders/stray.json', bytes('{}'));
    expect(await open(records)).toEqual([record.id]);
    expect(await namesIn(records.store, 'open-renders/')).toEqual([`open-renders/${record.id}.json`]);
  });

  it('wait a day for their record, which may be on its way by a clock that is hours behind', async () => {
    const { store } = await openStore();
    const askedAt = '2026-11-24T05:00:00.000Z';
    await store.create('open-renders/film.0123456789abcdef-1.json', bytes(JSON.stringify({ askedAt })));
    expect(await open(recordsIn(store, '2026-11-25T04:59:00.000Z'))).toEqual([]);
    expect(await namesIn(store)).toHaveLength(1);
    expect(await open(recordsIn(store, '2026-11-25T05:01:00.000Z'))).toEqual([]);
    expect(await namesIn(store)).toEqual([]);
  });
});

onEachStore('an idempotency key', (openStore) => {
  const once = { author: jana.key, key: 'k-1', ask: { documentary: 'film', languages: undefined } };

  it('makes one render, whoever asks again', async () => {
    const records = await openStore();
    let made = 0;
    const make = async () => `render-${++made}`;
    const ids = await times(20, () => askOnce(records, once, make));
    expect(new Set(ids).size).toBe(1);
    const before = made;
    expect(await askOnce(records, { ...once, ask: { documentary: 'film' } }, make)).toBe(ids[0]);
    expect(made).toBe(before);
  });

  it('refuses another ask, and makes nothing of it', async () => {
    const records = await openStore();
    await askOnce(records, once, async () => 'render-1');
    const other = askOnce(records, { ...once, ask: { documentary: 'other' } }, async () => {
      throw new Error('it was made');
    });
    expect((await refusalOf(other)).code).toBe('conflict');
  });

  it('is its author’s own', async () => {
    const records = await openStore();
    await askOnce(records, once, async () => 'render-1');
    const other = { ...once, author: ivo.key, ask: { documentary: 'other' } };
    expect(await askOnce(records, other, async () => 'render-2')).toBe('render-2');
  });

  it('can be used again where what was asked did not stand', async () => {
    const records = await openStore();
    const fail = async (): Promise<string> => {
      throw new Error('not yet');
    };
    await expect(askOnce(records, once, fail)).rejects.toThrow('not yet');
    expect(await askOnce(records, once, async () => 'render-1')).toBe('render-1');
  });
});

describe('a render’s id', () => {
  it('says of which documentary it is', () => {
    expect(documentaryOf('rural-social-services.0123456789abcdef-12')).toBe('rural-social-services');
  });
});
