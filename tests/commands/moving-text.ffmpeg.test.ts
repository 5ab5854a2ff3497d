import { describe, expect, test } from 'vitest';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { referenceSize } from '../../src/plan/drawing.ts';
import { layOutPart } from '../../src/plan/part-text.ts';
import type { Span } from '../../src/plan/spans.ts';
import type { Shot } from '../../src/timeline/timeline.ts';
import { type Build, builds } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { stillFacts } from '../support/facts.ts';
import { drawSpan } from './support/draw-span.ts';

const folder = testFolder();
const font = notoSans();
const SIZE = { width: 160, height: 90 };
const page = { ...referenceSize(SIZE), font: font.facts };
const LENGTH = 100;
const style = { size: 'medium', background: 'box', position: 'bottom' } as const;

const shotOf = (more: Pick<Shot, 'picture' | 'texts'>): Shot => ({ entry: 0, first: 0, frames: LENGTH, ...more });
const empty = { kind: 'credits', background: '#204060', lines: [] } as const;
const credits = shotOf({ picture: { ...empty, lines: ['Crew', 'Šárka'] } });
const oneLine = shotOf({ picture: { ...empty, lines: ['OO'] } });
const photograph = { kind: 'still', media: 's', facts: stillFacts(), motion: 'none', fit: 'contain' } as const;
const named = shotOf({
  picture: photograph,
  texts: [
    { kind: 'lowerThird', first: 3, frames: 80, name: 'Jana', role: 'Mayor' },
    { kind: 'caption', first: 0, frames: 40, place: 'Lideč' },
  ],
});

/** A part of a shot on a plain ground, as grey pictures. */
const draw = async (build: Build, shot: Shot, first: number, frames: number): Promise<readonly Buffer[]> => {
  const ground = { ...shot, picture: empty };
  const span: Span = { kind: 'solo', first, frames, parts: [{ shot: ground, offset: first }] };
  const under = [layOutPart({ shot, offset: first }, frames, { language: 'en', languages: ['en'] }, style, page)];
  const { pictures: all } = await drawSpan(build, { span, text: { under, over: [] }, size: SIZE, folder });
  const bytes = SIZE.width * SIZE.height;
  expect(all.length).toBe(frames * bytes);
  return Array.from({ length: frames }, (_, i) => all.subarray(i * bytes, (i + 1) * bytes));
};

const isPlain = (frame: Buffer | undefined): boolean => frame?.every((value) => value === frame[0]) ?? false;

/** Lines from the top to the middle of what is brighter than the ground; undefined where nothing is. */
const middleOf = (frame: Buffer): number | undefined => {
  const ground = frame[0] ?? 0;
  let [light, down] = [0, 0];
  for (const [i, value] of frame.entries()) {
    light += value - ground;
    down += (value - ground) * Math.floor(i / SIZE.width);
  }
  return light > 0 ? down / light : undefined;
};

describe.each(builds)('$name', (build) => {
  test.each([
    ['rolling credits', credits],
    ['a lower third and a caption', named],
  ] as const)('a frame of %s is the same in whichever span it is asked for', async (_, shot) => {
    const whole = await draw(build, shot, 0, LENGTH);
    expect(whole.filter((frame) => !isPlain(frame)).length).toBeGreaterThan(50);
    for (const [first, frames] of [
      [0, 7],
      [7, 30],
      [37, 63],
    ] as const) {
      const part = await draw(build, shot, first, frames);
      const differing = part.flatMap((frame, i) => (whole[first + i]?.equals(frame) ? [] : [first + i]));
      expect(differing).toEqual([]);
    }
  });

  test('credits rise evenly, in parts of a pixel, from below the picture to above it', async () => {
    const frames = await draw(build, oneLine, 0, LENGTH);
    expect([isPlain(frames[0]), isPlain(frames.at(-1))]).toEqual([true, true]);
    const inside = frames.map(middleOf).slice(15, 85);
    const steps = inside.slice(1).map((middle, i) => (inside[i] ?? Number.NaN) - (middle ?? Number.NaN));
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    // 720 and 52 lines of the reference picture in 100 frames, at an eighth of its size.
    expect(mean).toBeCloseTo(7.72 / 8, 1);
    // libass places letters by eighths of a pixel; by whole ones they would stand still now and then.
    for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(0.25);
  });

  test('a lower third shows in its frames and in no other', async () => {
    const alone = { ...named, texts: named.texts?.slice(0, 1) ?? [] };
    const shown = (await draw(build, alone, 0, LENGTH)).map((frame) => !isPlain(frame));
    expect(shown.indexOf(true)).toBe(3);
    expect(shown.lastIndexOf(true)).toBe(82);
  });
});
