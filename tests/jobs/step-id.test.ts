import { expect, it } from 'vitest';
import { keysOf, partOf, stepId } from '../../src/jobs/step-id.ts';
import type { Part } from '../../src/run/part.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, planOf } from '../support/project.ts';

const plan = planOf({
  document: { timeline: [{ clip: 'a', from: '0s', to: '4s' }], renditions: ['720p', '360p'] },
  media: new Map([['a', clipFacts(60)]]),
  cues: { en: [cue(10, 60, 'One')], cs: [cue(10, 60, 'Jedna')] },
});
const [scene] = plan.scenes;
if (!scene) throw new Error('the plan of this test is empty');
const parts: Part[] = [
  { kind: 'scene', scene, steps: scene.steps },
  { kind: 'scene', scene, steps: scene.steps.slice(1, 3) },
  ...plan.sounds.map((step): Part => ({ kind: 'sound', step })),
  { kind: 'mix' },
  ...plan.films.map((film): Part => ({ kind: 'film', film })),
];

it('every part is found again by the keys of its job', () => {
  for (const part of parts) expect(partOf({ kind: part.kind, keys: keysOf(part, plan) }, plan)).toEqual(part);
});

it('parts have names of their own that any queue takes', () => {
  const ids = parts.map((part) => stepId({ kind: part.kind, keys: keysOf(part, plan) }));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^(scene|sound|mix|film)-[0-9a-f]{64}$/);
});

it('a job that the plan does not know is no part of it', () => {
  const [known = ''] = scene.steps.map(({ key }) => key);
  for (const kind of ['scene', 'sound', 'mix', 'film'] as const)
    expect(partOf({ kind, keys: ['other'] }, plan)).toBeUndefined();
  expect(partOf({ kind: 'scene', keys: [known, 'other'] }, plan)).toBeUndefined();
});
