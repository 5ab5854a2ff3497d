import { describe, expect, it } from 'vitest';
import { rational } from '../../src/rational.ts';
import type { Cue } from '../../src/subtitles/cue.ts';
import { captionedTracks } from '../../src/timeline/captioned.ts';
import { placeCaptions } from '../../src/timeline/captions.ts';
import { cue } from '../support/project.ts';
import { cutOf, framesOf, type Use } from './conform/cuts.ts';

const goes = (range: [number, number], uses: readonly Use[], rate = rational(25)) => {
  const cut = cutOf(uses, rate);
  return placeCaptions([cue(...range, 'x')], 'a', cut).map((one) => framesOf(one, cut));
};
const A: Use = { source: 'a', from: 100, frames: 100 };
const B: Use = { source: 'b', frames: 50 };

describe('a caption of a clip', () => {
  it.each<[string, [number, number], Use[], unknown[]]>([
    ['stands where its moment of the source is', [110, 150], [B, A], [[60, 100]]],
    [
      'stands on every use',
      [110, 150],
      [A, B, A],
      [
        [10, 50],
        [160, 200],
      ],
    ],
    ['is cut at the beginning of the shot', [80, 120], [B, A], [[50, 70]]],
    ['is cut at the end of the shot', [180, 220], [B, A], [[130, 150]]],
    ['is not on another clip', [110, 150], [B], []],
    ['is not before or after the use', [10, 90], [A], []],
    ['is left out where a rest under 12 frames is shown', [80, 111], [A], []],
    ['stays where 12 frames of it are shown', [80, 112], [A], [[0, 12]]],
    ['stays where it is that short in the source', [110, 115], [A], [[10, 15]]],
    ['goes twice as fast', [110, 150], [{ ...A, from: 50, frames: 50, speed: 2 }], [[5, 25]]],
    ['goes half as fast', [110, 150], [{ ...A, from: 200, frames: 200, speed: 0.5 }], [[20, 100]]],
    [
      'stays one where a cut goes on at once',
      [110, 150],
      [
        { ...A, frames: 30 },
        { ...A, from: 130, frames: 70 },
      ],
      [[10, 50]],
    ],
    [
      'stays one where either part would be too short',
      [125, 135],
      [
        { ...A, frames: 30 },
        { ...A, from: 130, frames: 70 },
      ],
      [[25, 35]],
    ],
    [
      'is two where something stands between',
      [110, 150],
      [{ ...A, frames: 30 }, B, { ...A, from: 130, frames: 70 }],
      [
        [10, 30],
        [80, 100],
      ],
    ],
    ['ends in the middle of a crossfade', [150, 220], [A, { ...B, crossfade: 20 }], [[50, 90]]],
  ])('%s', (_, range, uses, expected) => {
    expect(goes(range, uses)).toEqual(expected);
  });

  it('needs 0.3 s where twelve frames are less', () => {
    const at = (end: number): [number, number] => [80, end];
    const rate = rational(100);
    // A cue of whole frames at 25 is four times as many at 100.
    expect(goes(at(107), [{ ...A, from: 400, frames: 400 }], rate)).toEqual([]);
    expect(goes(at(108), [{ ...A, from: 400, frames: 400 }], rate)).toEqual([[0, 32]]);
  });
});

describe('captions and the programme’s subtitles', () => {
  const cut = cutOf([A, B]);
  const track = (...cues: Cue[]) => ({ language: 'en', kind: 'translation' as const, cues });
  const together = (programme: Cue[], captions: Cue[]) =>
    captionedTracks([track(...programme)], [{ media: 'a', language: 'en', cues: captions }], cut)[0]?.cues.map(
      (one) => [one.lines[0]?.[0]?.text, ...framesOf(one, cut)],
    );

  it('stand in one track, in the order in which they are shown', () => {
    expect(together([cue(0, 10, 'p'), cue(60, 90, 'q')], [cue(115, 150, 'c')])).toEqual([
      ['p', 0, 10],
      ['c', 15, 50],
      ['q', 60, 90],
    ]);
  });

  it('where both would show, the caption is cut around the subtitle, and short rests go', () => {
    expect(together([cue(30, 45, 'p')], [cue(105, 180, 'c')])).toEqual([
      ['c', 5, 30],
      ['p', 30, 45],
      ['c', 45, 80],
    ]);
    expect(together([cue(10, 60, 'p')], [cue(105, 180, 'c')])).toEqual([
      ['p', 10, 60],
      ['c', 60, 80],
    ]);
    expect(together([cue(0, 90, 'p')], [cue(105, 180, 'c')])).toEqual([['p', 0, 90]]);
  });

  it('a language with captions only has a track of them', () => {
    const tracks = captionedTracks(
      [track(cue(0, 10, 'p'))],
      [{ media: 'a', language: 'hr', cues: [cue(110, 150, 'c')] }],
      cut,
    );
    expect(tracks.map(({ language, cues }) => [language, cues.length])).toEqual([
      ['en', 1],
      ['hr', 1],
    ]);
  });

  it('a track is the very same where no caption falls into it', () => {
    const mine = track(cue(0, 10, 'p'));
    expect(captionedTracks([mine], [{ media: 'c', language: 'en', cues: [cue(0, 50, 'c')] }], cut)[0]).toBe(mine);
  });
});
