import { afterEach, beforeEach, expect, it } from 'vitest';
import { PolyreelError } from '../../src/errors.ts';
import { makeFilms } from '../../src/jobs/make.ts';
import type { Workshop } from '../../src/jobs/workshop.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { type Desk, openDesk } from './support/desk.ts';

/** One film of no pictures: its sound is made first. */
const plan = {
  films: [{ key: 'film', frames: 100, pictures: [], mix: 'mix' }],
  ...{
    sounds: [],
    scenes: [],
    packs: [],
    streams: [],
    stills: [],
    documents: [],
    thumbnails: { sheets: [] },
    mixes: [{ key: 'mix', samples: 96_000, entries: [] }],
  },
} as unknown as Plan;

let desk: Desk;
let whole: Set<string>;
beforeEach(async () => {
  whole = new Set();
  const results = { exists: async (key: string) => whole.has(key) };
  desk = await openDesk({ engineOf: () => ({ results }) as unknown as ReturnType<Workshop['engineOf']> });
});
afterEach(() => desk.close());

/** Takes steps; a film finds so many times that its sound is gone from the store. */
const lose = async (times: number): Promise<string[]> => {
  const made: string[] = [];
  let left = times;
  await desk.workshop.steps.work(
    async ({ data: { kind, keys } }) => {
      made.push(kind);
      if (kind === 'film' && left-- > 0) {
        whole.delete('mix');
        throw new PolyreelError('result-gone', 'the sound of the film is gone.');
      }
      for (const key of keys) whole.add(key);
    },
    { concurrency: 1 },
  );
  return made;
};
const make = (): Promise<void> => {
  const { workshop, events } = desk;
  const { signal } = new AbortController();
  const render = { render: 'film.1', documentary: 'film', isPreview: false };
  return makeFilms({ workshop, events, ...render, plan, signal, report: () => {} });
};

it('what is gone when it is needed is made again', async () => {
  const made = await lose(1);
  await make();
  expect(made).toEqual(['mix', 'film', 'mix', 'film']);
});

it('what is gone over and over is a fault of the store', async () => {
  const made = await lose(9);
  await expect(make()).rejects.toMatchObject({ code: 'result-gone' });
  expect(made.filter((kind) => kind === 'film')).toHaveLength(3);
});

it('what is there already is not made', async () => {
  whole.add('mix');
  const made = await lose(0);
  await make();
  expect(made).toEqual(['film']);
});
