import { expect, it } from 'vitest';
import { asFailure } from '../../src/run/failure.ts';
import { placed, soundPointer, spanPointer } from '../../src/run/placed-failure.ts';
import { clipFacts } from '../support/facts.ts';
import { planOf } from '../support/project.ts';

const media = new Map(['a', 'b'].map((name) => [name, clipFacts(10, name)] as const));
const timeline = [
  { section: { title: 'One' } },
  { clip: 'a', to: '4s' },
  { clip: 'b', to: '4s', transition: { type: 'crossfade', duration: '1s' } },
];
const document = { timeline, funding: {}, media: { a: { file: 'a.mp4' }, b: { file: 'b.mp4' } } };
const plan = planOf({ document, media, cues: {} });

it('finds the shot of a span, of a transition and of the card of funding', () => {
  const places = plan.scenes.map(({ span }) => spanPointer(span));
  expect([...new Set(places)]).toEqual(['/timeline/1', '/timeline/2', '/funding']);
  expect(places[plan.scenes.findIndex(({ span }) => span.kind === 'crossfade')]).toBe('/timeline/2');
});

it('finds the shot of a sound', () => {
  expect(plan.sounds.map((step) => soundPointer(step, plan))).toEqual(['/timeline/1', '/timeline/2']);
  const music = planOf({
    document: { ...document, music: [{ media: 'b' }], timeline: timeline.slice(0, 2) },
    media,
    cues: {},
  });
  expect(music.sounds.map((step) => soundPointer(step, music))).toContain('/media/b');
});

it('says of a full disk and of broken footage where it was and what to do', () => {
  const full = placed(asFailure(new Error('ENOSPC: no space left'), 'timeline[1] at 00:02'), '/timeline/1');
  expect(full.problems).toMatchObject([{ code: 'disk-full', at: '/timeline/1', severity: 'block' }]);
  expect(full.problems[0]?.message).toContain('Free some space');
  const abort = Object.assign(new Error('stop'), { name: 'AbortError' });
  expect(placed(asFailure(abort, 'x'), '/timeline/1').problems).toEqual([]);
});
