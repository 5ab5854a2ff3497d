import { describe, expect, it } from 'vitest';
import { clipFacts, stillFacts } from '../support/facts.ts';
import { timelineOf } from '../support/project.ts';

const media = new Map([
  ['a', clipFacts(10, 'da')],
  ['s', stillFacts()],
]);
const build = (...timeline: unknown[]) => timelineOf({ timeline }, media);
const ranges = (...timeline: unknown[]) =>
  build(...timeline).timeline?.shots.map(({ texts = [] }) =>
    texts.map(({ kind, first, frames }) => `${kind} ${first}+${frames}`),
  );
const told = (...timeline: unknown[]) =>
  build(...timeline).problems.map(({ severity, code, at }) => `${severity} ${code} ${at}`);
const named = (times: object = {}) => ({ lowerThird: { name: 'Jana', ...times } });

describe('a text over a shot', () => {
  it('shows from one second for four, on the shot’s own frames', () => {
    expect(
      ranges(
        { clip: 'a', from: '2s', ...named(), caption: { place: 'Lideč', from: '12f', duration: '2s' } },
        { still: 's', duration: '6s', ...named({ from: '0s' }) },
        { clip: 'a' },
      ),
    ).toEqual([['lowerThird 25+100', 'caption 12+50'], ['lowerThird 0+100'], []]);
  });

  it('ends with a shorter shot where its duration is not written', () => {
    expect(ranges({ clip: 'a', to: '3s', ...named() })).toEqual([['lowerThird 25+50']]);
    expect(told({ clip: 'a', to: '3s', ...named() })).toEqual([]);
  });

  it('counts the time of the film, at whatever speed the clip runs', () => {
    expect(ranges({ clip: 'a', speed: 2, ...named({ duration: '4s' }) })).toEqual([['lowerThird 25+100']]);
    expect(told({ clip: 'a', speed: 2, ...named({ duration: '5s' }) })).toHaveLength(1);
  });

  it('is refused where the shot is too short for it', () => {
    const lower = (times: object) => told({ clip: 'a', to: '3s', ...named(times) });
    expect(lower({ duration: '2s' })).toEqual([]);
    expect(lower({ duration: '51f' })).toEqual(['block past-end /timeline/0/lowerThird/duration']);
    expect(lower({ from: '3s' })).toEqual(['block past-end /timeline/0/lowerThird/from']);
    expect(lower({ duration: '0s' })).toEqual(['block no-duration /timeline/0/lowerThird/duration']);
    expect(told({ still: 's', duration: '1s', caption: { date: '2026' } })).toEqual([
      'block past-end /timeline/0/caption',
    ]);
    expect(build({ clip: 'a', to: '3s', ...named({ duration: '4s' }) }).problems[0]?.message).toBe(
      'would show until 00:00:05.000 of a shot that lasts 00:00:03.000; write a shorter duration or an earlier "from", or let the shot stand longer.',
    );
  });

  it('is warned of where nobody could read it', () => {
    expect(told({ clip: 'a', ...named({ duration: '24f' }) })).toEqual([
      'warning short-text /timeline/0/lowerThird/duration',
    ]);
    expect(told({ clip: 'a', to: '40f', ...named() })).toEqual(['warning short-text /timeline/0/lowerThird']);
  });

  it('says nothing of a shot whose length has a problem already', () => {
    expect(told({ clip: 'a', to: '0s', ...named({ duration: '9s' }) })).toEqual(['block no-duration /timeline/0/to']);
    expect(timelineOf({ timeline: [{ clip: 'a', ...named({ duration: '9s' }) }] }, new Map()).problems).toEqual([]);
  });
});
