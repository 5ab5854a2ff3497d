import { describe, expect, it } from 'vitest';
import { mutedSamples } from '../../src/plan/muted.ts';
import { rational } from '../../src/rational.ts';
import type { ClipPicture } from '../../src/timeline/timeline.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, planOf, timelineOf } from '../support/project.ts';

const media = new Map([['a', clipFacts(60, 'da')]]);
const plan = (clip: object, cues = { en: [cue(30, 60, 'One')], cs: [] as [] }) =>
  planOf({ document: { timeline: [{ clip: 'a', from: '2s', to: '20s', ...clip }] }, media, cues });
const spans = (clip: object) => plan(clip).scenes.map(({ span: { first, frames } }) => `${first} ${frames}`);
const keys = (clip: object) => plan(clip).scenes.map(({ steps }) => steps[0]?.key);
const problems = (clip: object) =>
  timelineOf({ timeline: [{ clip: 'a', ...clip }] }, media).problems.map(({ code, at }) => `${code} ${at}`);

describe('effects in the plan', () => {
  it('make again only the spans that a blur shows in', () => {
    const [bare, blurred] = [
      keys({}),
      keys({ blur: [{ x: 0, y: 0, width: 50, height: 50, from: '10s', to: '10.4s' }] }),
    ];
    expect(blurred).toHaveLength(bare.length);
    expect(bare.filter((key, i) => key !== blurred[i])).toHaveLength(1);
  });

  it('make all again where the whole shot changes, and nothing where nothing does', () => {
    const bare = keys({});
    for (const clip of [
      { stabilise: false },
      { color: {} },
      { color: { saturation: 1 } },
      { denoise: false },
      { blur: [] },
      { mute: [] },
    ])
      expect(keys(clip)).toEqual(bare);
    expect(keys({ color: { saturation: 0.5 } }).every((key, i) => key !== bare[i])).toBe(true);
  });

  it('leave a shot whole where each frame depends on others of it', () => {
    expect(spans({})).toEqual(['0 30', '30 30', '60 40', '100 150', '250 150', '400 50']);
    expect(spans({ denoise: true })).toEqual(['0 450']);
    expect(spans({ stabilise: true })).toEqual(['0 450']);
  });

  it('make a steady shot again where any of its frames is another, and nothing else', () => {
    const film = (clip: object) =>
      planOf({
        document: {
          timeline: [
            { clip: 'a', to: '4s' },
            { clip: 'a', from: '1s', to: '5s', transition: { type: 'crossfade', duration: '1s' }, ...clip },
            { clip: 'a', from: '9s', to: '12s', transition: { type: 'fade', duration: '1s' } },
          ],
        },
        media,
        cues: { en: [], cs: [] },
      }).scenes.map(({ steps }) => steps[0]?.key);
    const changed = (one: object, other: object) => {
      const [a, b] = [film(one), film(other)];
      expect(a).toHaveLength(b.length);
      return a.flatMap((key, i) => (key === b[i] ? [] : [i]));
    };
    // Solo, crossfade, solo, out, in, solo: the three in the middle show the second shot.
    expect(changed({}, { stabilise: true })).toEqual([1, 2, 3]);
    expect(changed({ stabilise: true }, { stabilise: true, to: '5.2s' })).toEqual([1, 2, 3]);
    expect(changed({}, { to: '5.2s' })).toEqual([2, 3]);
  });

  it('hold one frame for a time, without a sound', () => {
    const document = { timeline: [{ clip: 'a', freeze: '2s', duration: '13s' }] };
    const frozen = planOf({ document, media, cues: { en: [], cs: [] } });
    expect(frozen.timeline.frames).toBe(325);
    expect(frozen.sounds).toEqual([]);
    const made = frozen.scenes.map(({ steps }) => steps[0]?.key);
    expect(made).toHaveLength(3);
    expect(made[0]).toBe(made[1]);
  });

  it.each([
    ['a blur past the picture', { blur: [{ x: 1279, y: 0, width: 2, height: 9 }] }, 'bad-blur /timeline/0/blur/0'],
    [
      'a blur that ends before it begins',
      { blur: [{ x: 0, y: 0, width: 9, height: 9, from: '2s', to: '1s' }] },
      'no-duration /timeline/0/blur/0/to',
    ],
    ['a silence outside its shot', { to: '3s', mute: [{}, { from: '4s' }] }, 'outside-shot /timeline/0/mute/1'],
    ['a freeze without an end', { freeze: '2s' }, 'no-duration /timeline/0/duration'],
    ['a freeze past the end', { freeze: '60s', duration: '1s' }, 'past-end /timeline/0/freeze'],
    ['a freeze with a speed', { freeze: '2s', duration: '1s', speed: 2 }, 'bad-freeze /timeline/0/speed'],
    ['a frame held steady', { freeze: '2s', duration: '1s', stabilise: true }, 'bad-freeze /timeline/0/stabilise'],
    ['a duration without a freeze', { duration: '1s' }, 'bad-freeze /timeline/0/duration'],
  ])('tell of %s', (_, clip, expected) => {
    expect(problems(clip)).toEqual([expected]);
  });

  it('count silences in samples of the shot, joined where they meet, at its speed', () => {
    const mute = [
      { from: rational(3), to: rational(4) },
      { from: rational(7, 2), to: rational(5) },
      { from: rational(9) },
      { from: rational(0), to: rational(1) },
    ];
    const picture = { mute, speed: rational(2) } as unknown as ClipPicture;
    expect(mutedSamples(picture, { from: rational(2), samples: 200_000, sampleRate: 48_000 })).toEqual({
      muted: [
        { at: 24_000, samples: 48_000 },
        { at: 168_000, samples: 32_000 },
      ],
    });
  });
});
