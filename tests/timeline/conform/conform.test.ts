import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/rational.ts';
import { conformCues } from '../../../src/timeline/conform/conform.ts';
import { cue } from '../../support/project.ts';
import { cutOf, framesOf, type Use } from './cuts.ts';

const A: Use = { source: 'a', frames: 100 };
const B: Use = { source: 'b', frames: 100 };
const C: Use = { source: 'c', frames: 100 };

/** Where one cue of `[first, end)` goes: its frames in the new cut, and what was said of it. */
const goes = (range: [number, number], before: readonly Use[], after: readonly Use[]) => {
  const [from, to] = [cutOf(before), cutOf(after)];
  const { cues, changes } = conformCues([cue(...range, 'x')], from, to);
  return [...cues.map((one) => framesOf(one, to)), ...changes.map(({ change }) => change)];
};

describe('a cue follows its footage', () => {
  it.each<[string, [number, number], Use[], Use[], unknown[]]>([
    ['that stays', [10, 60], [A, B], [A, B], [[10, 60]]],
    ['behind a new shot', [10, 60], [A, B], [C, A, B], [[110, 160]]],
    ['that changed places', [10, 60], [A, B, C], [B, C, A], [[210, 260]]],
    ['whose head was trimmed', [10, 60], [A], [{ ...A, from: 30, frames: 70 }], [[0, 30], 'cut']],
    ['whose tail was trimmed', [10, 60], [A], [{ ...A, frames: 40 }], [[10, 40], 'cut']],
    ['trimmed elsewhere', [60, 90], [A], [{ ...A, from: 50, frames: 50 }], [[10, 40]]],
    ['that is gone', [10, 60], [A, B], [B], ['lost']],
    ['of which a rest under 12 frames is left', [10, 60], [A], [{ ...A, frames: 21 }], ['lost']],
    ['of which 12 frames are left', [10, 60], [A], [{ ...A, frames: 22 }], [[10, 22], 'cut']],
    [
      'into which something was put',
      [10, 60],
      [A],
      [{ ...A, frames: 30 }, C, { ...A, from: 30, frames: 70 }],
      [[10, 30], [130, 160], 'split'],
    ],
    [
      'split so that one part cannot be read',
      [10, 60],
      [A],
      [{ ...A, frames: 52 }, C, { ...A, from: 52, frames: 48 }],
      [[10, 52], 'cut'],
    ],
    [
      'divided without a gap',
      [10, 60],
      [A],
      [
        { ...A, frames: 30 },
        { ...A, from: 30, frames: 70 },
      ],
      [[10, 60]],
    ],
    [
      'joined again',
      [10, 60],
      [
        { ...A, frames: 30 },
        { ...A, from: 30, frames: 70 },
      ],
      [A],
      [[10, 60]],
    ],
    ['over a seam', [80, 130], [A, B], [C, A, B], [[180, 230]]],
    ['over a seam that was opened', [80, 130], [A, B], [A, C, B], [[80, 100], [200, 230], 'split']],
    ['at twice the speed', [10, 60], [A], [{ ...A, frames: 50, speed: 2 }], [[5, 30], 'retimed']],
    ['that is used twice, each use for itself', [210, 260], [A, B, A], [B, A], [[110, 160]]],
    ['of which the first use was taken out', [10, 60], [A, B, A], [B, A], ['lost']],
    ['that is shown once more', [10, 60], [A, B], [A, B, A], [[10, 60], 'repeated']],
    ['shown more often, beside its neighbour', [110, 160], [B, A, C], [A, B, A, C], [[210, 260], 'repeated']],
  ])('%s', (_, range, before, after, expected) => {
    expect(goes(range, before, after)).toEqual(expected);
  });

  it('over a card, and over one whose words were changed', () => {
    const card = (title: string): Use => ({ source: `card ${title}`, frames: 50 });
    expect(goes([110, 140], [A, card('1'), B], [C, A, card('1'), B])).toEqual([[210, 240]]);
    expect(goes([110, 140], [A, card('1'), B], [C, A, card('2'), B])).toEqual([[210, 240]]);
    expect(goes([110, 140], [A, card('1'), B], [A, B, card('2')])).toEqual(['lost']);
    expect(goes([110, 140], [A, card('1'), B], [A, card('0'), card('1'), B])).toEqual([[160, 190]]);
  });

  it('over a still that was lengthened, or divided', () => {
    const still = (frames: number): Use => ({ source: 'still', frames });
    expect(goes([10, 40], [still(50), A], [still(80), A])).toEqual([[10, 40]]);
    expect(goes([10, 45], [still(50), A], [still(25), C, still(25), A])).toEqual([[10, 25], [125, 145], 'split']);
  });

  it('through crossfades, which share their frames out in the middle', () => {
    const mixed = { ...B, crossfade: 20 };
    expect(goes([70, 110], [A, mixed], [A, mixed])).toEqual([[70, 110]]);
    expect(goes([70, 110], [A, mixed], [A, B])).toEqual([[70, 130]]);
    expect(goes([60, 88], [A, mixed], [A, B])).toEqual([[60, 88]]);
  });

  it('parts cues in the middle where a new crossfade lays them over one another', () => {
    const [from, to] = [cutOf([A, B]), cutOf([A, { ...B, crossfade: 20 }])];
    const { cues, changes } = conformCues([cue(60, 100, 'one'), cue(100, 140, 'two')], from, to);
    expect(cues.map((one) => framesOf(one, to))).toEqual([
      [60, 90],
      [90, 120],
    ]);
    expect(changes.map(({ number, change }) => [number, change])).toEqual([
      [1, 'cut'],
      [2, 'cut'],
    ]);
  });
});

describe('milliseconds', () => {
  const rate = rational(30_000, 1001);

  it('stay the very same where no frame moved', () => {
    const cues = [{ start: 1234, end: 2345, lines: [[{ text: 'x' }]] }];
    expect(conformCues(cues, cutOf([A, B], rate), cutOf([A, C, B], rate)).cues).toEqual(cues);
  });

  it.each([-29, 1, 7, 100])('are inside the frame after a move by %i frames at 29.97', (frames) => {
    const [from, to] = [cutOf([{ ...B, frames: 40 }, A], rate), cutOf([{ ...B, frames: 40 + frames }, A], rate)];
    for (let start = 1340; start < 1480; start += 1) {
      const one = { start, end: start + 700, lines: [] };
      const [moved] = conformCues([one], from, to).cues;
      if (!moved) throw new Error(`lost at ${start}`);
      const [first, end] = framesOf(one, from);
      expect(framesOf(moved, to)).toEqual([first + frames, end + frames]);
    }
  });
});

it('is listed with its words, its old and new times, and what to do', () => {
  const { changes } = conformCues([cue(10, 60, 'Hello')], cutOf([A]), cutOf([{ ...A, frames: 40 }]));
  expect(changes).toEqual([
    {
      change: 'cut',
      number: 1,
      text: 'Hello',
      was: { start: 400, end: 2400 },
      now: [{ start: 400, end: 1600 }],
      message: expect.stringContaining('Shorten its words'),
    },
  ]);
});

it('takes a hundred thousand cues in about a second', () => {
  const uses = Array.from({ length: 500 }, (_, i): Use => ({ source: `s${i % 50}`, from: i * 3, frames: 400 }));
  const cues = Array.from({ length: 100_000 }, (_, i) => cue(i * 2, i * 2 + 2, `${i}`));
  const began = performance.now();
  const { cues: moved } = conformCues(cues, cutOf(uses), cutOf([C, ...uses]));
  expect(performance.now() - began).toBeLessThan(5000);
  expect(moved).toHaveLength(100_000);
});
