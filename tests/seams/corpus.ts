import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ClipUse, frameOf } from '../../src/commands/conform.ts';
import { rational } from '../../src/rational.ts';
import type { Build } from '../footage/builds.ts';
import { CORPUS, EXPECTED, type Expectation, hasCorpus } from '../footage/corpus.ts';
import { clipFrames, type Film } from '../footage/render.ts';

const SIZE = { width: 64, height: 48 };
/** Films up to this many frames are conformed whole; of longer ones the spans are compared with a decode from the start. */
const SHORT = 150;
/** Beside most sources in the corpus, so that their pictures fall unevenly on it. */
const RATE = rational(30_000, 1001);

/** The same spans on every run: a small generator that starts from the file's name. */
const chooser = (name: string): ((below: number) => number) => {
  let state = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state % Math.max(1, below);
  };
};

const expectSameFrames = (got: readonly Uint8Array[], want: readonly Uint8Array[], place: string): void => {
  expect(got.length, place).toBe(want.length);
  const different = got.flatMap((frame, index) =>
    Buffer.compare(frame, want[index] ?? new Uint8Array()) ? [index] : [],
  );
  expect(different, place).toEqual([]);
};

const expectExactSeams = async (build: Build, film: Film, path: string, name: string): Promise<void> => {
  const grid = { rate: RATE, speed: rational(1) };
  const end = frameOf(film.picture.end, film.picture, grid);
  const choose = chooser(name);
  const ask = (use: Pick<ClipUse, 'first' | 'frames' | 'seek'>): Promise<readonly Uint8Array[]> =>
    clipFrames(build, film, path, { ...grid, ...use }, SIZE, { fit: 'contain' });
  const whole = end <= SHORT ? await ask({ first: 0, frames: end + 5, seek: false }) : undefined;
  if (whole) expect(whole.length).toBe(end + 5);
  const spans = [
    { first: Math.floor(end * 0.2) + choose(Math.floor(end * 0.6)), frames: 7 },
    { first: Math.max(0, end - 4), frames: 9 },
  ].map(({ first, frames }) => ({ first, frames: Math.min(frames, end + 5 - first) }));
  for (const span of spans) {
    const { first, frames } = span;
    const want = whole ? whole.slice(first, first + frames) : await ask({ ...span, seek: false });
    expectSameFrames(await ask(span), want, `${frames} frames from ${first}`);
  }
};

const expectKind = (film: Film, expected: Expectation): void => {
  const { turn, mirror, interlaced } = film.picture;
  const { turn: wantTurn = 0, mirror: wantMirror = false, interlaced: wantInterlaced = false } = expected;
  expect({ turn, mirror, interlaced }).toEqual({ turn: wantTurn, mirror: wantMirror, interlaced: wantInterlaced });
  expect(film.sound === undefined).toBe(expected.silent === true);
};

/** Every real file is a clip whose spans join exactly, or sound alone, or refused under the code in the table. */
export const testCorpus = (build: Build): void => {
  describe.skipIf(!hasCorpus)(`${build.name} (needs the real files in ../shared/corpus/media)`, () => {
    test('every file of the corpus stands in the table', () => {
      expect(Object.keys(EXPECTED).sort()).toEqual(readdirSync(CORPUS).sort());
    });

    test.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
      const path = join(CORPUS, name);
      const { facts, problems } = await build.tool.probe({ path, name, at: '/media/x/file' });
      const is = facts?.picture ? 'clip' : facts?.sound ? 'sound' : problems[0]?.code;
      expect(is).toBe(expected.is);
      expect(problems.map(({ code }) => code)).toEqual(expected.warns ?? []);
      if (!facts?.picture) return;
      const film = { ...facts, picture: facts.picture };
      expectKind(film, expected);
      await expectExactSeams(build, film, path, name);
    });
  });
};
