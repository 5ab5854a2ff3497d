import { expect, test } from 'vitest';
import { clipSeconds, clips } from '../../src/demo/clips.ts';
import { stills } from '../../src/demo/stills.ts';
import { cut, type Entry, film, milliseconds, rate } from './film.ts';

const fileOf = (name: string): string => (film.media[name]?.file ?? '').replace(/^media\//, '');

test('the cut is laid out as its subtitles were timed', () => {
  expect(cut().map(({ name, start, end }) => [name, start, end])).toEqual([
    ['card', 0, 90],
    ['village', 90, 230],
    ['nurse', 218, 378],
    ['visit', 378, 518],
    ['old-bus', 518, 608],
    ['bus', 596, 736],
    ['mayor', 736, 896],
    ['passenger', 896, 1006],
    ['coast', 1006, 1126],
    ['garden', 1114, 1214],
    ['director', 1214, 1374],
    ['cards', 1362, 1502],
    ['card', 1502, 1642],
  ]);
});

test('the film lasts about a minute', () => {
  const seconds = (cut().at(-1)?.end ?? 0) / rate;
  expect(seconds).toBeGreaterThanOrEqual(58);
  expect(seconds).toBeLessThanOrEqual(66);
});

test('every file that the manifest names is made, and every file that is made is used', () => {
  const made = [...clips, ...stills].map(({ file }) => file).sort();
  const named = Object.keys(film.media).map(fileOf).sort();
  const used = film.timeline.flatMap((entry) =>
    [entry.clip, entry.still, entry.card?.image].filter((name) => name !== undefined),
  );
  expect(named).toEqual(made);
  expect([...used, film.funding.emblem].sort()).toEqual(Object.keys(film.media).sort());
});

test.each(film.timeline.filter(({ clip }) => clip))(
  'clip $clip has footage to spare at both ends for an editor who trims',
  (entry: Entry) => {
    const clip = clips.find(({ file }) => file === fileOf(entry.clip ?? ''));
    const length = clip ? clipSeconds(clip) * 1000 : 0;
    expect(milliseconds(entry.from)).toBeGreaterThanOrEqual(240);
    expect(length - milliseconds(entry.to)).toBeGreaterThanOrEqual(240);
  },
);

const texts = (value: unknown): readonly Record<string, string>[] => {
  if (typeof value !== 'object' || value === null) return [];
  return 'en' in value ? [value as Record<string, string>] : Object.values(value).flatMap(texts);
};

test('everything that is shown, printed or asked says something of its own in each of the four languages', () => {
  const { subtitles: _, ...said } = film;
  const all = texts(said);
  expect(all).toHaveLength(42);
  for (const text of all) {
    expect(Object.keys(text)).toEqual(film.languages);
    expect(new Set(Object.values(text)).size).toBe(4);
  }
});

test('the sections are the three countries', () => {
  expect(film.timeline.flatMap(({ section }) => (section ? [section.country] : []))).toEqual(['CZ', 'FR', 'HR']);
});

test('the film shows what the renderer can do', () => {
  const entries = film.timeline;
  expect(entries.map(({ transition }) => transition?.type)).toEqual(
    expect.arrayContaining(['crossfade', 'fade', undefined]),
  );
  expect(entries.map(({ fit }) => fit)).toEqual(expect.arrayContaining(['blur', 'contain', 'cover']));
  expect(entries.filter(({ speed = 1 }) => speed !== 1).map(({ clip }) => clip)).toEqual(['old-bus', 'coast']);
});
