import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitInside, frameFilling, frameWhole, uprightSize } from '../../src/commands/view.ts';
import type { PictureFacts } from '../../src/timeline/facts.ts';

const facts = (part: Partial<PictureFacts>): PictureFacts =>
  ({ width: 1920, height: 1080, sampleAspect: [1, 1], turn: 0, mirror: false, ...part }) as PictureFacts;

describe('the upright size', () => {
  test('keeps the height where pixels are not square', () => {
    expect(uprightSize(facts({ width: 1440, sampleAspect: [4, 3] }))).toEqual({ width: 1920, height: 1080 });
  });
  test('stands on its side for a phone held upright', () => {
    expect(uprightSize(facts({ turn: 90 }))).toEqual({ width: 1080, height: 1920 });
  });
});

describe('a crop of the upright picture', () => {
  const corner = { x: 0, y: 0, width: 200, height: 100 };

  test.each([
    [
      { turn: 0, mirror: false },
      { x: 0, y: 0, width: 200, height: 100 },
    ],
    [
      { turn: 90, mirror: false },
      { x: 0, y: 880, width: 100, height: 200 },
    ],
    [
      { turn: 180, mirror: false },
      { x: 1720, y: 980, width: 200, height: 100 },
    ],
    [
      { turn: 270, mirror: false },
      { x: 1820, y: 0, width: 100, height: 200 },
    ],
    [
      { turn: 0, mirror: true },
      { x: 1720, y: 0, width: 200, height: 100 },
    ],
    [
      { turn: 90, mirror: true },
      { x: 1820, y: 880, width: 100, height: 200 },
    ],
  ] as const)('of its top left corner is, stored with %o, %o', (orientation, cut) => {
    expect(frameWhole(facts(orientation), { fit: 'contain', crop: corner }).cut).toEqual(cut);
  });

  test('counts in square pixels', () => {
    const source = facts({ width: 1440, sampleAspect: [4, 3] });
    const { cut, shown } = frameWhole(source, { fit: 'contain', crop: { x: 960, y: 0, width: 960, height: 1080 } });
    expect(cut).toEqual({ x: 720, y: 0, width: 720, height: 1080 });
    expect(shown).toEqual({ width: 960, height: 1080 });
  });

  test('ends at the edge of the picture', () => {
    const { cut } = frameWhole(facts({}), { fit: 'contain', crop: { x: 1800, y: -50, width: 900, height: 90 } });
    expect(cut).toEqual({ x: 1800, y: 0, width: 120, height: 40 });
  });

  test('is turned by the manifest only afterwards', () => {
    const { turn, shown } = frameWhole(facts({ turn: 90 }), { fit: 'contain', crop: corner, rotate: 270 });
    expect({ turn, shown }).toEqual({ turn: 0, shown: { width: 100, height: 200 } });
  });
});

test('filling a frame cuts evenly from both sides', () => {
  const { cut } = frameFilling(facts({}), { fit: 'cover' }, { width: 1080, height: 1080 });
  expect(cut).toEqual({ x: 420, y: 0, width: 1080, height: 1080 });
  const phone = frameFilling(facts({ turn: 90 }), { fit: 'cover' }, { width: 1920, height: 1080 });
  expect(phone.cut.width).toBe(608);
  expect(phone.cut.height).toBe(1080);
});

test('fitting inside leaves no bar that is narrower than two pixels', () => {
  expect(fitInside({ width: 854, height: 480 }, { width: 1280, height: 720 })).toEqual({ width: 1280, height: 720 });
  expect(fitInside({ width: 1080, height: 1920 }, { width: 1280, height: 720 })).toEqual({ width: 406, height: 720 });
});

test('whatever the source and the view, what is cut lies inside the picture and is even where it can be', () => {
  const size = fc.integer({ min: 16, max: 5000 });
  const rectangle = fc.record({
    x: fc.integer({ min: 0, max: 4000 }),
    y: fc.integer({ min: 0, max: 4000 }),
    width: size,
    height: size,
  });
  const turn = fc.constantFrom(0, 90, 180, 270);
  const source = fc.record({
    width: size,
    height: size,
    turn,
    mirror: fc.boolean(),
    sampleAspect: fc.constantFrom([1, 1], [4, 3], [59, 54], [1, 2]),
  });
  const even = fc.integer({ min: 8, max: 2000 }).map((half) => half * 2);
  fc.assert(
    fc.property(source, rectangle, turn, even, even, (picture, crop, rotate, width, height) => {
      const known = facts(picture as Partial<PictureFacts>);
      const upright = uprightSize(known);
      fc.pre(crop.x + 16 < upright.width && crop.y + 16 < upright.height);
      const view = { fit: 'cover', crop, rotate: rotate as 0 } as const;
      for (const { cut } of [frameWhole(known, view), frameFilling(known, view, { width, height })]) {
        expect(cut.x + cut.width).toBeLessThanOrEqual(known.width);
        expect(cut.y + cut.height).toBeLessThanOrEqual(known.height);
        expect(Math.min(cut.x, cut.y)).toBeGreaterThanOrEqual(0);
        expect(Math.min(cut.width, cut.height)).toBeGreaterThanOrEqual(2);
        expect([cut.x % 2, cut.y % 2]).toEqual([0, 0]);
      }
      const inner = fitInside(frameWhole(known, view).shown, { width, height });
      expect([inner.width % 2, inner.height % 2]).toEqual([0, 0]);
      expect(inner.width <= width && inner.height <= height).toBe(true);
    }),
  );
});
