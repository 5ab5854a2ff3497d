import { describe, expect, it } from 'vitest';
import { soundsOf } from '../../src/plan/sounds.ts';
import { clipFacts, stillFacts } from '../support/facts.ts';
import { cue, planOf, timelineOf } from '../support/project.ts';

const media = new Map([
  ['a', clipFacts(10, 'da')],
  ['b', clipFacts(4, 'db')],
  ['s', stillFacts()],
]);
const clip = { clip: 'a', to: '4s' };
const read = (document: Record<string, unknown>) => timelineOf({ timeline: [clip], ...document }, media);
const told = (document: Record<string, unknown>): string[] =>
  read(document).problems.map(({ code, at }) => `${code} ${at}`);
const shots = (document: Record<string, unknown>) =>
  (read(document).timeline?.shots ?? []).map(({ entry, first, frames, transition }) => [
    ...[entry, first, frames],
    transition?.frames ?? 0,
  ]);

describe('the funding card', () => {
  it.each([
    [
      'at the end, through black',
      {},
      [
        [0, 0, 100, 0],
        [-1, 100, 150, 20],
      ],
    ],
    [
      'at the start, which moves the film',
      { place: 'start', duration: '3s' },
      [
        [-1, 0, 75, 0],
        [0, 75, 100, 0],
      ],
    ],
    [
      'at both',
      { place: 'both', duration: '2s' },
      [
        [-1, 0, 50, 0],
        [0, 50, 100, 0],
        [-1, 150, 50, 20],
      ],
    ],
    [
      'without the dip where it is too short for it',
      { duration: '1s' },
      [
        [0, 0, 100, 0],
        [-1, 100, 25, 0],
      ],
    ],
  ])('stands %s', (_, funding, expected) => {
    expect(shots({ funding })).toEqual(expected);
  });

  it('is no film by itself', () => {
    expect(told({ funding: {}, timeline: [{ section: { title: 'x' } }] })).toEqual(['empty-timeline /timeline']);
  });

  it.each([
    ['a duration of nothing', { duration: '10ms' }, 'no-duration /funding/duration'],
    ['an emblem that moves', { emblem: 'a' }, 'not-a-still /funding/emblem'],
  ])('is refused with %s', (_, funding, expected) => {
    expect(told({ funding })).toEqual([expected]);
  });

  it('is made again in a language only where its own words change', () => {
    const keys = (authority: Record<string, string>) =>
      planOf({
        document: { timeline: [clip], funding: { authority } },
        media,
        cues: { en: [cue(0, 50, 'x')], cs: [] },
      }).scenes.flatMap(({ steps }) => steps.flatMap(({ key, looks }) => looks.map((look) => `${look} ${key}`)));
    const before = keys({ en: 'EACEA', cs: 'EACEA' });
    const changed = keys({ en: 'EACEA', cs: 'DZS' }).filter((key) => !before.includes(key));
    expect([...new Set(changed.map((key) => key.split(' ')[0]))]).toEqual(['cs']);
  });
});

describe('a second clip', () => {
  const beside = (more: Record<string, unknown>, shot = clip) =>
    told({ timeline: [{ ...shot, with: { clip: 'b', layout: 'split', ...more } }] });

  it.each([
    ['that lasts as long as the shot', {}, []],
    ['that ends before the shot', { from: '1s' }, ['past-end /timeline/0/with/from']],
    ['that is a photograph', { clip: 's' }, ['no-picture /timeline/0/with/clip']],
    ['in a corner of a half', { corner: 'top-left' }, ['unused-corner /timeline/0/with/corner']],
  ])('%s', (_, more, expected) => {
    expect(beside(more)).toEqual(expected);
  });

  it('has half the time at half the speed', () => {
    expect(beside({ from: '2s' }, { clip: 'a', to: '1s', speed: 0.5 } as typeof clip)).toEqual([]);
    expect(beside({ from: '3.5s' }, { clip: 'a', to: '1s', speed: 0.5 } as typeof clip)).toHaveLength(1);
  });

  it('is silent unless it is given a volume', () => {
    const entries = (volume?: string) => {
      const second = { clip: 'b', layout: 'inset', ...(volume ? { volume } : {}) };
      const { timeline } = read({ timeline: [{ ...clip, with: second }] });
      if (!timeline) throw new Error('no timeline');
      return soundsOf(timeline, { integrated: -23, truePeak: -1 }, 'build').mix.entries.map(({ gain }) => gain);
    };
    expect(entries()).toEqual([1]);
    expect(entries('-20dB')).toEqual([1, 0.1]);
  });

  it.each([
    ['where it begins', { from: '0s' }, { from: '1f' }],
    ['how it lies', { layout: 'split' }, { layout: 'inset' }],
    ['its corner', { layout: 'inset', corner: 'top-left' }, { layout: 'inset', corner: 'top-right' }],
  ])('is part of the key of every span: %s', (_, one, other) => {
    const keys = (more: Record<string, unknown>) =>
      planOf({
        document: { timeline: [{ clip: 'a', to: '3s', with: { clip: 'b', layout: 'split', ...more } }] },
        media,
        cues: {},
      }).scenes.flatMap(({ steps }) => steps.map(({ key }) => key));
    expect(keys(one).filter((key) => keys(other).includes(key))).toEqual([]);
  });
});

describe('a logo', () => {
  it('is part of the key of every span', () => {
    const keys = (opacity: number) =>
      planOf({ document: { timeline: [clip], logo: { media: 's', opacity } }, media, cues: {} }).scenes.flatMap(
        ({ steps }) => steps.map(({ key }) => key),
      );
    expect(keys(0.5).filter((key) => keys(0.6).includes(key))).toEqual([]);
  });

  it('is a photograph', () => {
    expect(told({ logo: { media: 'a' } })).toEqual(['not-a-still /logo/media']);
  });
});
