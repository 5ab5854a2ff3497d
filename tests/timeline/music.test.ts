import { describe, expect, it } from 'vitest';
import type { MediaFacts } from '../../src/timeline/facts.ts';
import { clipFacts, stillFacts } from '../support/facts.ts';
import { timelineOf } from '../support/project.ts';

const song = (seconds: number): MediaFacts => {
  const { picture: _, ...facts } = clipFacts(seconds, 'song');
  return { ...facts, container: 'flac' };
};
const read = (music: object, seconds = 60, more: object = {}) =>
  timelineOf(
    { timeline: [{ clip: 'a', to: '20s' }], music: [{ media: 'b', ...music }], ...more },
    new Map([
      ['a', clipFacts(30, 'da')],
      ['b', song(seconds)],
      ['s', stillFacts()],
    ]),
  );
const told = (music: object, seconds?: number): string[] =>
  read(music, seconds).problems.map(({ severity, code, at }) => `${severity} ${code} ${at}`);

describe('music', () => {
  it('lies over the whole film where nothing is said, as loud as it is', () => {
    const { timeline, problems } = read({});
    expect(problems).toEqual([]);
    expect(timeline?.music).toEqual([
      expect.objectContaining({ first: 0, frames: 500, media: 'b', volume: 0, duck: false, fadeIn: 0, fadeOut: 0 }),
    ]);
  });

  it('begins and ends on frames of the film', () => {
    const written = { from: '2s', to: '00:00:12:05', volume: '-18dB', duck: true, fadeIn: '1s', fadeOut: '3s' };
    expect(read(written).timeline?.music?.[0]).toMatchObject({
      ...{ first: 50, frames: 255, volume: -18, duck: true, fadeIn: 25, fadeOut: 75 },
    });
    expect(read({ from: '2s', to: 'end' }).timeline?.music?.[0]).toMatchObject({ first: 50, frames: 450 });
  });

  it('ends where its file ends, and says so', () => {
    const { timeline, problems } = read({ from: '5s' }, 10);
    expect(timeline?.music?.[0]).toMatchObject({ first: 125, frames: 250 });
    expect(problems).toEqual([
      {
        severity: 'warning',
        code: 'music-ends-early',
        at: '/music/0/media',
        message:
          '"b" is shorter than its place, and ends at 00:00:15.000 of the film. Name a longer recording, or lay another piece from there.',
      },
    ]);
    expect(told({ to: '10s' }, 10)).toEqual([]);
  });

  it.each([
    ['that begins after the film', { from: '20s' }, 'block past-end /music/0/from'],
    ['that would end after the film', { to: '21s' }, 'block past-end /music/0/to'],
    ['that ends before it begins', { from: '9s', to: '9s' }, 'block no-duration /music/0/to'],
    ['of a photograph', { media: 's' }, 'block no-sound /music/0/media'],
    ['whose fades do not fit', { to: '3s', fadeIn: '2s', fadeOut: '2s' }, 'block bad-fade /music/0/fadeIn'],
    ['whose fade is longer than its file', { fadeOut: '11s' }, 'block bad-fade /music/0/fadeOut'],
  ])('%s is refused', (_, music, expected) => {
    expect(told(music, 10)).toContain(expected);
  });

  it('is not judged by a film whose length is not known', () => {
    const timeline = [{ clip: 'a', from: '3s', to: '2s' }];
    expect(read({ to: '8s' }, 60, { timeline }).problems.map(({ at }) => at)).toEqual(['/timeline/0/to']);
  });
});

describe('the sound of a clip', () => {
  const clip = (changes: object) =>
    timelineOf({ timeline: [{ clip: 'a', to: '4s', ...changes }] }, new Map([['a', clipFacts(30, 'da')]]));

  it('fades inside its shot, and is cleaned', () => {
    const { timeline } = clip({ fadeIn: '1s', fadeOut: '12f', cleanSound: { hum: 60 } });
    expect(timeline?.shots[0]?.picture).toMatchObject({ fadeIn: 25, fadeOut: 12, clean: { rumble: false, hum: 60 } });
    expect(clip({ cleanSound: true }).timeline?.shots[0]?.picture).toMatchObject({ clean: { rumble: true, hum: 50 } });
    for (const field of ['fadeIn', 'fadeOut', 'clean'])
      expect(clip({}).timeline?.shots[0]?.picture).not.toHaveProperty(field);
  });

  it('has no fades that are longer than the shot', () => {
    expect(clip({ fadeIn: '3s', fadeOut: '2s' }).problems).toEqual([
      {
        severity: 'block',
        code: 'bad-fade',
        at: '/timeline/0/fadeIn',
        message: 'the fades take 125 frames, and the shot has 100; shorten them.',
      },
    ]);
  });
});
