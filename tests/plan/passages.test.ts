import { describe, expect, it } from 'vitest';
import { cutDigest } from '../../src/plan/cut-digest.ts';
import { soundsOf } from '../../src/plan/sounds.ts';
import { zonesOf } from '../../src/plan/zones.ts';
import { clipFacts } from '../support/facts.ts';
import { manifestOf, timelineOf } from '../support/project.ts';

const media = new Map([
  ['a', clipFacts(10, 'da')],
  ['b', clipFacts(10, 'db')],
]);
const document = (type: string) => ({
  timeline: [
    { clip: 'a', to: '4s' },
    { clip: 'b', to: '4s', transition: { type, duration: '1s' } },
  ],
});
const plan = (type: string) => {
  const { timeline } = timelineOf(document(type), media);
  if (!timeline) throw new Error('the film has problems');
  const { mix } = soundsOf(timeline, { integrated: -23, truePeak: -1 }, 'build');
  return {
    zones: zonesOf(timeline.shots).map(({ kind, first, frames, parts }) => [kind, first, frames, parts.length]),
    fades: mix.entries.map(({ at, fadeIn, fadeOut }) => [at, fadeIn, fadeOut]),
  };
};

describe('passages from shot to shot', () => {
  it.each(['crossfade', 'wipe-left', 'wipe-right', 'wipe-up', 'wipe-down'])('%s shows both shots at once', (type) => {
    const { zones, fades } = plan(type);
    expect(zones).toEqual([
      ['solo', 0, 75, 1],
      [type, 75, 25, 2],
      ['solo', 100, 75, 1],
    ]);
    expect(fades).toEqual([
      [0, 240, 48_000],
      [144_000, 48_000, 240],
    ]);
  });

  it.each([
    ['fade', 'fade-out', 'fade-in'],
    ['fade-white', 'fade-out-white', 'fade-in-white'],
  ])('%s shows one shot after the other', (type, out, into) => {
    const { zones, fades } = plan(type);
    expect(zones).toEqual([
      ['solo', 0, 88, 1],
      [out, 88, 12, 1],
      [into, 100, 13, 1],
      ['solo', 113, 87, 1],
    ]);
    expect(fades).toEqual([
      [0, 240, 24_000],
      [192_000, 24_000, 240],
    ]);
  });

  it('leaves subtitles where they are when only the look of a passage changes', () => {
    const digest = (type: string): string => cutDigest(manifestOf(document(type)));
    expect(digest('wipe-up')).toBe(digest('crossfade'));
    expect(digest('fade-white')).toBe(digest('fade'));
    expect(digest('fade')).not.toBe(digest('crossfade'));
  });

  it('is told where there is nothing to come from, or no such passage', () => {
    const first = (type: string) => [{ clip: 'a', to: '1s', transition: { type } }];
    expect(timelineOf({ timeline: first('wipe-up') }, media).problems).toMatchObject([
      { code: 'bad-transition', at: '/timeline/0/transition' },
    ]);
    expect(timelineOf({ timeline: first('fade-white') }, media).problems).toEqual([]);
    expect(() => manifestOf({ timeline: first('swirl') })).toThrow(/fade-white.*wipe-left/);
  });
});
