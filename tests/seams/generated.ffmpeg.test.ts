import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClipUse } from '../../src/commands/conform.ts';
import { type Size, uprightSize } from '../../src/commands/view.ts';
import { compare, parseRational, type Rational, rational } from '../../src/rational.ts';
import { builds } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { HEIGHT, readNumber, WIDTH } from '../footage/numbered.ts';
import { clipFrames, type Film, filmOf } from '../footage/render.ts';
import { SOURCES, type Source } from '../footage/sources.ts';

const fraction = (text: string): Rational => parseRational(text) ?? rational(0);

/** The definition itself, picture by picture: the last one whose time is before that of frame `k + ½`. */
const expectedNumber = ({ times, firstNumber = 0 }: Source, k: number, rate: Rational, speed: Rational): number => {
  const limit = rational((2n * BigInt(k) + 1n) * speed.num * rate.den, 2n * speed.den * rate.num);
  const index = times.findLastIndex(([num, den]) => compare(rational(num, den), limit) < 0);
  return firstNumber + index;
};

/** The size at which a frame is asked for: that of the upright picture, but for odd ones. */
const askedSize = ({ size: [width, height] = [WIDTH, HEIGHT] }: Source): Size => ({
  width: 2 * Math.floor(width / 2),
  height: 2 * Math.floor(height / 2),
});

/** Undoes turn and mirror, so that the columns of the numbered pictures stand as they were drawn. */
const storedNumber = (frame: Uint8Array, { width, height }: Size, { turn, mirror }: Film['picture']): number => {
  const [w, h] = turn % 180 ? [height, width] : [width, height];
  const stored = Uint8Array.from({ length: w * h }, (_, index) => {
    let [u, v, across, down] = [index % w, Math.floor(index / w), w, h];
    if (mirror) u = w - 1 - u;
    for (let angle = 0; angle < turn; angle += 90) [u, v, across, down] = [down - 1 - v, u, down, across];
    return frame[v * width + u] ?? 0;
  });
  return readNumber(stored, w, h);
};

const WAYS: readonly (readonly [rate: string, speed: string])[] = [
  ['25', '1'],
  ['30000/1001', '1'],
  ['25', '2'],
  ['30000/1001', '1/2'],
];

describe.each(builds)('$name', (build) => {
  const folder = testFolder();
  describe.each(SOURCES)('$name', (source) => {
    let [film, path]: [Film | undefined, string] = [undefined, ''];
    beforeAll(async () => {
      path = await source.make(folder);
      film = await filmOf(build, path);
    });
    afterAll(() => {
      film = undefined;
    });

    test('is seen whole: every picture counted, upright size known', () => {
      expect(film?.picture.pictures).toBe(source.count);
      const { width, height } = film ? uprightSize(film.picture) : { width: 0, height: 0 };
      expect([width, height]).toEqual(source.size ?? [WIDTH, HEIGHT]);
    });

    test.each(WAYS)(
      'at %s frames a second and speed %s shows the right pictures, and spans join without a seam',
      async (rateText, speedText) => {
        if (!film) throw new Error('the footage was not made');
        const crop = source.crop ? { crop: source.crop } : {};
        const [rate, speed, picture] = [fraction(rateText), fraction(speedText), film.picture];
        const [num, den] = source.times.at(-1) ?? [0, 1];
        const length = Math.ceil(
          ((num / den) * Number(rate.num)) / Number(rate.den) / (Number(speed.num) / Number(speed.den)),
        );
        const total = length + 6;
        const ask = (first: number, frames: number, seek = true): Promise<readonly Uint8Array[]> => {
          const use: ClipUse = { first, frames, rate, speed, seek };
          return film
            ? clipFrames(build, film, path, use, askedSize(source), { fit: 'cover', ...crop })
            : Promise.resolve([]);
        };
        const whole = await ask(0, total, false);
        const numbers = whole.map((frame) => storedNumber(frame, askedSize(source), picture));
        expect(numbers).toEqual(Array.from({ length: total }, (_, k) => expectedNumber(source, k, rate, speed)));
        const cuts = [0, Math.floor(total * 0.37), Math.floor(total * 0.8), total];
        for (const [index, first] of cuts.slice(0, -1).entries()) {
          const frames = (cuts[index + 1] ?? total) - first;
          const part = await ask(first, frames);
          expect(part.length).toBe(frames);
          expect(part.every((frame, at) => Buffer.compare(frame, whole[first + at] ?? frame.subarray(1)) === 0)).toBe(
            true,
          );
        }
      },
    );
  });
});
