import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PARTS, type PlannedPart, planParts } from '../../../../src/adapters/store/s3/plan-parts.ts';
import type { KnownRun } from '../../../../src/ports.ts';

const SIZES = { smallest: 10, part: 16, copy: 50 };
const bytesOf = ({ first, end }: { first: number; end: number }): number => end - first;
const run = (first: number, end: number, from: number, name = 'a'): KnownRun => ({
  first,
  end,
  from: { name, first: from },
});

/** Runs of one file, with what lies before each; and what follows the last. */
const files = fc
  .record({
    runs: fc.array(
      fc.record({
        gap: fc.nat(30),
        bytes: fc.integer({ min: 1, max: 200 }),
        from: fc.nat(1000),
        name: fc.constantFrom('a', 'b'),
      }),
      { maxLength: 12 },
    ),
    tail: fc.nat(30),
  })
  .map(({ runs, tail }) => {
    let at = 0;
    const known = runs.map(({ gap, bytes, from, name }) => {
      const first = at + gap;
      at = first + bytes;
      return run(first, at, from, name);
    });
    return { known, size: at + tail };
  });

/** Where a byte of the file may be copied from. */
const sourceOf = (known: readonly KnownRun[], at: number): string | undefined => {
  const found = known.find(({ first, end }) => first <= at && at < end);
  return found && `${found.from.name} ${found.from.first + at - found.first}`;
};

describe('the parts of a file of which runs are known', () => {
  it('follow each other from its first byte to its last', () => {
    fc.assert(
      fc.property(files, ({ known, size }) => {
        const parts = planParts(size, known, SIZES);
        const edges = parts.flatMap(({ first, end }) => [first, end]);
        expect(edges).toEqual([...edges].sort((a, b) => a - b));
        expect(parts.reduce((sum, part) => sum + bytesOf(part), 0)).toBe(size);
        expect([edges[0] ?? 0, edges.at(-1) ?? 0]).toEqual([0, size]);
      }),
    );
  });

  it('copy every byte from where it lies', () => {
    fc.assert(
      fc.property(files, ({ known, size }) => {
        for (const { first, end, from } of planParts(size, known, SIZES))
          for (let at = first; from && at < end; at++)
            expect(`${from.name} ${from.first + at - first}`).toBe(sourceOf(known, at));
      }),
    );
  });

  it('are as large as the store wants them, and no larger than it takes them', () => {
    fc.assert(
      fc.property(files, ({ known, size }) => {
        const parts = planParts(size, known, SIZES);
        for (const part of parts.slice(0, -1)) expect(bytesOf(part)).toBeGreaterThanOrEqual(SIZES.smallest);
        for (const part of parts) {
          expect(bytesOf(part)).toBeGreaterThan(0);
          expect(bytesOf(part)).toBeLessThanOrEqual(part.from ? SIZES.copy : 2 * SIZES.part);
        }
      }),
    );
  });

  it('send of what is known less than two parts a run', () => {
    const sum = (parts: readonly PlannedPart[]): number => parts.reduce((all, part) => all + bytesOf(part), 0);
    fc.assert(
      fc.property(files, ({ known, size }) => {
        const sent = sum(planParts(size, known, SIZES).filter(({ from }) => !from));
        const spared = known.reduce((all, one) => all + Math.min(bytesOf(one), 2 * SIZES.smallest - 1), 0);
        expect(sent).toBeLessThanOrEqual(size - sum(known) + spared);
      }),
    );
  });

  it('are as few as a store takes, however large the file is', () => {
    const size = 5 * 1024 ** 4;
    const changes = 100_000;
    const step = Math.floor(size / changes);
    const known = Array.from({ length: changes }, (_, i) => run(i * step, (i + 1) * step - 1000, i * step));
    const parts = planParts(size, known, { smallest: 5 * 1024 ** 2, part: 8 * 1024 ** 2, copy: 256 * 1024 ** 2 });
    expect(parts.length).toBeLessThanOrEqual(MOST_PARTS);
    expect(parts.reduce((sum, part) => sum + bytesOf(part), 0)).toBe(size);
  });

  it.each<[string, number, KnownRun[], PlannedPart[]]>([
    ['one that is all known', 8, [run(0, 8, 3)], [{ first: 0, end: 8, from: { name: 'a', first: 3 } }]],
    ['one of which nothing is', 8, [], [{ first: 0, end: 8 }]],
    [
      'one with a changed byte, which takes bytes of the run after it',
      60,
      [run(0, 20, 0), run(21, 60, 22)],
      [
        { first: 0, end: 20, from: { name: 'a', first: 0 } },
        { first: 20, end: 30 },
        { first: 30, end: 60, from: { name: 'a', first: 31 } },
      ],
    ],
    [
      'one with a short end, which is a part all the same',
      25,
      [run(0, 20, 0), run(24, 25, 9)],
      [
        { first: 0, end: 20, from: { name: 'a', first: 0 } },
        { first: 20, end: 25 },
      ],
    ],
    ['an empty one', 0, [], []],
  ])('are told of %s', (_, size, known, parts) => {
    expect(planParts(size, known, SIZES)).toEqual(parts);
  });
});
