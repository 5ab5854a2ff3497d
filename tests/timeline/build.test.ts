import { describe, expect, it } from 'vitest';
import { clipFacts, stillFacts } from '../support/facts.ts';
import { type Document, timelineOf } from '../support/project.ts';

const media = new Map([
  ['a', clipFacts(10, 'da')],
  ['b', clipFacts(8, 'db')],
  ['s', stillFacts()],
]);
const build = (timeline: unknown[], document: Document = {}) => timelineOf({ timeline, ...document }, media);
const placed = (timeline: unknown[], document: Document = {}) => {
  const built = build(timeline, document);
  return built.timeline?.shots.map(({ first, frames }) => [first, frames]);
};
const codes = (timeline: unknown[]) => build(timeline).problems.map(({ code, at }) => `${code} ${at}`);

describe('laying shots on frames', () => {
  it('puts one after the other, each as long as its source time says', () => {
    expect(
      placed([
        { card: {}, duration: '4s' },
        { clip: 'a', from: '1s', to: '3.5s' },
        { still: 's', duration: '12f' },
      ]),
    ).toEqual([
      [0, 100],
      [100, 63],
      [163, 12],
    ]);
  });

  it('shortens and lengthens by speed, and anchors the use on the source at that speed', () => {
    const { timeline } = build([
      { clip: 'a', from: '1s', to: '3s', speed: 2 },
      { clip: 'a', from: '1s', to: '3s', speed: 0.5 },
    ]);
    expect(timeline?.shots.map(({ frames, picture }) => [frames, picture.kind === 'clip' && picture.from])).toEqual([
      [25, 13],
      [100, 50],
    ]);
  });

  it('shows a clip to its end where no "to" is written', () => {
    expect(placed([{ clip: 'a', from: '9s' }])).toEqual([[0, 25]]);
  });

  it('counts exactly at 29.97', () => {
    const format = { width: 1280, height: 720, frameRate: '30000/1001' };
    expect(placed([{ clip: 'a', from: '0s', to: '10s' }], { format })).toEqual([[0, 300]]);
  });

  it('overlaps for a crossfade, and not for a fade', () => {
    const clip = (type: string) => ({ clip: 'b', to: '2s', transition: { type, duration: '1s' } });
    expect(placed([{ clip: 'a', to: '4s' }, clip('crossfade')])).toEqual([
      [0, 100],
      [75, 50],
    ]);
    expect(placed([{ clip: 'a', to: '4s' }, clip('fade')])).toEqual([
      [0, 100],
      [100, 50],
    ]);
  });

  it('makes a chapter of every section that holds a shot', () => {
    const section = (title: string) => ({ section: { title, kind: 'interview', country: 'FR' } });
    const { timeline } = build([
      { card: {}, duration: '1s' },
      section('A'),
      { clip: 'a', to: '2s' },
      section('empty'),
      section('B'),
      { clip: 'b', to: '1s' },
    ]);
    expect(timeline?.chapters.map(({ title, first, frames }) => [title, first, frames])).toEqual([
      ['A', 25, 50],
      ['B', 75, 25],
    ]);
  });
});

describe('problems of the cut', () => {
  it('tells the real length of a clip that is too short, in the words of an editor', () => {
    const [problem] = build([{ clip: 'b', to: '00:01:00.000' }]).problems;
    expect(problem).toEqual({
      severity: 'block',
      code: 'past-end',
      at: '/timeline/0/to',
      message: '00:01:00.000 is past the end of clip "b" (00:00:08.000). Shorten it, or use another clip.',
    });
  });

  it.each([
    ['from past the end', { clip: 'b', from: '9s' }, 'past-end /timeline/0/from'],
    ['to before from', { clip: 'b', from: '3s', to: '2s' }, 'no-duration /timeline/0/to'],
    ['no time at all', { clip: 'b', from: '3s', to: '3s' }, 'no-duration /timeline/0/to'],
    ['a card of no time', { card: {}, duration: '0s' }, 'no-duration /timeline/0/duration'],
    ['a still as a clip', { clip: 's', to: '1s' }, 'no-picture /timeline/0/clip'],
    ['a clip as a still', { still: 'a', duration: '1s' }, 'not-a-still /timeline/0/still'],
    [
      'a crop past the picture',
      { clip: 'a', to: '1s', crop: { x: 0, y: 0, width: 1281, height: 720 } },
      'bad-crop /timeline/0/crop',
    ],
    [
      'a crossfade from nothing',
      { clip: 'a', to: '1s', transition: { type: 'crossfade' } },
      'bad-transition /timeline/0/transition',
    ],
  ])('%s', (_, entry, expected) => {
    expect(codes([entry])).toEqual([expected]);
  });

  it('takes the last frame for good where "to" is within half a frame of the end', () => {
    expect(codes([{ clip: 'b', from: '7s', to: '8.02s' }])).toEqual([]);
    expect(codes([{ clip: 'b', from: '7s', to: '8.021s' }])).toEqual(['past-end /timeline/0/to']);
  });

  it('refuses transitions that do not fit between their shots', () => {
    const long = { type: 'crossfade', duration: '3s' };
    expect(
      codes([
        { clip: 'a', to: '4s' },
        { clip: 'b', to: '2s', transition: long },
      ]),
    ).toEqual(['bad-transition /timeline/1/transition']);
    expect(
      codes([
        { clip: 'a', to: '4s' },
        { clip: 'b', to: '4s', transition: long },
        { clip: 'a', to: '4s', transition: long },
      ]),
    ).toEqual(['bad-transition /timeline/2/transition']);
  });

  it('tells the problems of all entries at once', () => {
    expect(
      codes([
        { clip: 'b', to: '9s' },
        { card: {}, duration: '0s' },
        { still: 'a', duration: '1s' },
      ]),
    ).toHaveLength(3);
  });

  it('needs a shot', () => {
    expect(codes([{ section: { title: 'A' } }])).toEqual(['empty-timeline /timeline']);
  });

  it('upright portrait footage may be cropped in its upright size', () => {
    const portrait = new Map([['a', clipFacts(10, 'da', { turn: 90 })]]);
    const crop = { x: 0, y: 700, width: 720, height: 500 };
    expect(timelineOf({ timeline: [{ clip: 'a', to: '1s', crop }] }, portrait).problems).toEqual([]);
  });
});
