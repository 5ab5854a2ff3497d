import { describe, expect, it } from 'vitest';
import { clipFacts } from '../support/facts.ts';
import { timelineOf } from '../support/project.ts';

const media = new Map([['a', clipFacts(10, 'da')]]);
const read = (poster: string, entry: object = { clip: 'a', to: '4s' }) =>
  timelineOf({ timeline: [entry], poster }, media);

describe('the moment of the poster', () => {
  it('is a frame of the film', () => {
    expect(read('2s').timeline?.poster).toBe(50);
    expect(read('00:00:03.999').timeline?.poster).toBe(99);
    expect(timelineOf({ timeline: [{ clip: 'a' }] }, media).timeline).not.toHaveProperty('poster');
  });

  it('is refused past the film’s end, with where that is and what to do', () => {
    expect(read('4s')).toEqual({
      problems: [
        {
          severity: 'block',
          code: 'past-end',
          at: '/poster',
          message: '4s is past the end of the film (00:00:04.000). Name a moment inside it, or leave "poster" out.',
        },
      ],
    });
  });

  it('is not judged by a film whose length is not known', () => {
    expect(read('8s', { clip: 'a', from: '3s', to: '2s' }).problems.map(({ at }) => at)).toEqual(['/timeline/0/to']);
    expect(read('8s', { clip: 'b' }).problems).toEqual([]);
  });
});
