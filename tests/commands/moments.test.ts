import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../src/commands/moments.ts';
import type { DrawnItem } from '../../src/plan/drawing.ts';

const box = { kind: 'box', x: 0, y: 0, width: 1, height: 1, radius: 0, colour: '#000000', opacity: 1 } as const;
const appear = (first: number, frames: number, age: number): DrawnItem => ({
  ...box,
  first,
  frames,
  motion: { kind: 'appear', age, of: 50, over: 10, slide: 36 },
});

describe('an item that comes and goes', () => {
  const whole = momentsOf(appear(5, 50, 0));

  it('comes over ten frames from the right, stands, and goes as it came', () => {
    expect(whole.map(({ first, frames }) => [first, frames])).toEqual([
      ...Array.from({ length: 10 }, (_, i) => [5 + i, 1]),
      [15, 30],
      ...Array.from({ length: 10 }, (_, i) => [45 + i, 1]),
    ]);
    expect(whole[10]).toMatchObject({ right: 0, down: 0, seen: 1 });
    const seen = whole.map((each) => each.seen);
    expect(seen).toEqual([...seen].reverse());
    for (const [i, { right, seen: much }] of whole.slice(0, 10).entries()) {
      expect(much).toBeGreaterThan(whole[i - 1]?.seen ?? 0);
      expect(right).toBeLessThan(whole[i - 1]?.right ?? 36);
    }
  });

  it('has the same numbers in a span that begins in the middle of its coming', () => {
    expect(momentsOf(appear(0, 46, 4))).toEqual(whole.slice(4).map((each) => ({ ...each, first: each.first - 9 })));
  });

  it('that does not move is one moment', () => {
    expect(momentsOf({ ...box, first: 3, frames: 9 })).toEqual([{ first: 3, frames: 9, right: 0, down: 0, seen: 1 }]);
  });
});
