import { expect, it } from 'vitest';
import { newSpanShares, shareOf } from '../../src/jobs/span-shares.ts';
import { keysOf, stepId } from '../../src/jobs/step-id.ts';
import type { Scene } from '../../src/plan/pictures.ts';
import type { Part } from '../../src/run/part.ts';
import { clipFacts } from '../support/facts.ts';
import { planOf } from '../support/project.ts';

const plan = planOf({
  document: {
    timeline: [
      { clip: 'a', to: '4s' },
      { clip: 'a', to: '4s' },
      { card: { title: { en: 'End', cs: 'Konec' } }, duration: '4s' },
    ],
  },
  media: new Map([['a', clipFacts(10)]]),
  cues: {},
});
const idOf = (part: Part): string => stepId({ kind: part.kind, keys: keysOf(part) });
const part = (i: number): Part => ({
  kind: 'scene',
  scene: plan.scenes[i] as Scene,
  steps: (plan.scenes[i] as Scene).steps,
});

it('tells of each span what is reused, what is made, and how much of the rest', () => {
  expect(plan.scenes).toHaveLength(3);
  const shares = newSpanShares(plan.scenes, [part(0)], idOf);
  expect([shares.text(), shares.made()]).toEqual(['00r', 0]);
  shares.advance(idOf(part(0)), 0.58);
  shares.advance('film-of-something', 1);
  expect(shares.text()).toBe('55r');
  shares.advance(idOf(part(0)), 1);
  // The same shot twice is made once, and stands in both places.
  expect([shares.text(), shares.made()]).toEqual(['aar', 2]);
});

it('is read again as shares', () => {
  expect(['r', '0', '5', 'a', undefined].map(shareOf)).toEqual([
    { made: 1, reused: true },
    { made: 0, reused: false },
    { made: 0.5, reused: false },
    { made: 1, reused: false },
    { made: 0, reused: false },
  ]);
});

it('waits for the last of those that make a span', () => {
  const scene = plan.scenes[2] as Scene;
  const halves = scene.steps.slice(0, 2).map((step): Part => ({ kind: 'scene', scene, steps: [step] }));
  expect(halves).toHaveLength(2);
  const shares = newSpanShares([scene], halves, idOf);
  shares.advance(idOf(halves[0] as Part), 1);
  expect(shares.text()).toBe('0');
  shares.advance(idOf(halves[1] as Part), 1);
  expect(shares.text()).toBe('a');
});
