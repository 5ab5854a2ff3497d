import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutsOf, type Interval, MIN_SPAN, mergeOverlaps } from '../../src/plan/cuts.ts';
import { spansOf } from '../../src/plan/spans.ts';
import { rational } from '../../src/rational.ts';
import { clipFacts } from '../support/facts.ts';
import { timelineOf } from '../support/project.ts';

const grid = { step: 150, anchor: 0 };
const cuts = (first: number, frames: number, groups: Interval[], anchor = 0) =>
  cutsOf({ first, frames }, groups, { step: 150, anchor });

describe('where a zone is cut', () => {
  it('at the edges of a group of cues', () => {
    expect(cuts(0, 140, [[30, 80]])).toEqual([0, 30, 80, 140]);
  });

  it('on the grid of the source, not of the film', () => {
    expect(cuts(40, 200, [], 40 - 100)).toEqual([40, 90, 240]);
  });

  it('once between cues that nearly touch: the gap belongs to the later one', () => {
    expect(
      cuts(0, 140, [
        [30, 60],
        [62, 100],
      ]),
    ).toEqual([0, 30, 60, 100, 140]);
    expect(
      cuts(0, 140, [
        [30, 60],
        [60, 100],
      ]),
    ).toEqual([0, 30, 60, 100, 140]);
  });

  it('nowhere that leaves a sliver', () => {
    expect(cuts(0, 140, [[5, 80]])).toEqual([0, 80, 140]);
    expect(cuts(0, 140, [[30, 135]])).toEqual([0, 30, 140]);
    expect(cuts(0, 200, [[30, 145]])).toEqual([0, 30, 145, 200]);
  });

  it('through a cue only where that is longer than a grid step', () => {
    expect(cuts(0, 300, [[100, 200]])).toEqual([0, 100, 200, 300]);
    expect(cuts(0, 400, [[20, 380]])).toEqual([0, 20, 150, 300, 380, 400]);
  });

  it('always covers the zone in whole spans of at least the shortest and at most two grid steps', () => {
    const interval = fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 200 })).map(([a, n]): Interval => [a, a + n]);
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.integer({ min: 1, max: 900 }),
        fc.array(interval, { maxLength: 30 }),
        fc.nat(400),
        (first, frames, cues, anchor) => {
          const found = cutsOf({ first, frames }, mergeOverlaps(cues), { ...grid, anchor });
          const lengths = found.slice(1).map((cut, i) => cut - (found[i] ?? 0));
          expect(found[0]).toBe(first);
          expect(found.at(-1)).toBe(first + frames);
          if (lengths.length > 1) expect(Math.min(...lengths)).toBeGreaterThanOrEqual(MIN_SPAN);
          expect(Math.max(...lengths)).toBeLessThanOrEqual(2 * grid.step);
        },
      ),
    );
  });
});

const media = new Map([
  ['a', clipFacts(60, 'da')],
  ['b', clipFacts(60, 'db')],
]);
const shots = (timeline: unknown[]) => timelineOf({ timeline }, media).timeline?.shots ?? [];
const shown = (timeline: unknown[], cues: Interval[] = []) =>
  spansOf(shots(timeline), cues, rational(25)).map(({ first, frames, parts: [{ shot, offset }] }) => {
    const { picture } = shot;
    return [first, frames, picture.kind === 'clip' ? `${picture.media}${picture.from + offset}` : picture.kind].join(
      ' ',
    );
  });

describe('spans of a cut', () => {
  it('follow each other without gap or overlap, transitions whole', () => {
    const transition = { type: 'crossfade', duration: '20f' };
    expect(
      shown([
        { clip: 'a', to: '4s' },
        { clip: 'b', to: '4s', transition },
        { clip: 'a', to: '4s', transition: { type: 'fade', duration: '1s' } },
      ]),
    ).toEqual(['0 80 a0', '80 20 a80', '100 68 b20', '168 12 b88', '180 13 a0', '193 87 a13']);
  });

  it('keep all but the last of a shot whose end is trimmed', () => {
    const before = shown([{ clip: 'a', from: '1s', to: '20s' }]);
    const after = shown([{ clip: 'a', from: '1s', to: '18s' }]);
    expect(after.slice(0, -1)).toEqual(before.slice(0, after.length - 1));
  });

  it('keep all but the first of a shot whose head is trimmed, as source frames', () => {
    const sources = (list: string[]) => list.map((each) => each.split(' ').slice(1).join(' '));
    const before = sources(shown([{ clip: 'a', from: '1s', to: '20s' }]));
    const after = sources(shown([{ clip: 'a', from: '2.2s', to: '20s' }]));
    expect(after.slice(1)).toEqual(before.slice(1));
  });

  it('are the same wherever a shot moves with its cues', () => {
    const sources = (list: string[]) => list.map((each) => each.split(' ').slice(1).join(' '));
    const moved = sources(
      shown(
        [
          { clip: 'b', to: '3s' },
          { clip: 'a', from: '1s', to: '20s' },
        ],
        [
          [175, 230],
          [235, 300],
        ],
      ),
    ).slice(1);
    expect(moved).toEqual(
      sources(
        shown(
          [{ clip: 'a', from: '1s', to: '20s' }],
          [
            [100, 155],
            [160, 225],
          ],
        ),
      ),
    );
  });
});
