import { expect, it } from 'vitest';
import { keysOf, partOf, stepId } from '../../src/jobs/step-id.ts';
import { keysOfProduct, partOfProduct, productsOf } from '../../src/plan/products.ts';
import type { Part } from '../../src/run/part.ts';
import { clipFacts } from '../support/facts.ts';
import { cue, planOf } from '../support/project.ts';

const plan = planOf({
  document: {
    timeline: [{ clip: 'a', from: '0s', to: '4s' }],
    renditions: ['720p', '360p'],
    deliver: ['burned', 'hls', 'poster', 'pack', 'brochure', 'evaluation'],
    website: 'https://films.example.eu/d/test',
  },
  media: new Map([['a', clipFacts(60)]]),
  cues: { en: [cue(10, 60, 'One')], cs: [cue(10, 60, 'Jedna')] },
});
const [scene] = plan.scenes;
if (!scene) throw new Error('the plan of this test is empty');
const parts: Part[] = [
  { kind: 'scene', scene, steps: scene.steps },
  { kind: 'scene', scene, steps: scene.steps.slice(1, 3) },
  ...plan.sounds.map((step): Part => ({ kind: 'sound', step })),
  ...plan.mixes.map((step): Part => ({ kind: 'mix', step })),
  ...productsOf(plan),
];

it('every part is found again by the keys of its job', () => {
  for (const part of parts) expect(partOf({ kind: part.kind, keys: keysOf(part) }, plan)).toEqual(part);
});

it('parts have names of their own that any queue takes', () => {
  const ids = parts.map((part) => stepId({ kind: part.kind, keys: keysOf(part) }));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^(scene|sound|mix|film|segments|still|sprite|document|pack)-[0-9a-f]{64}$/);
});

it('some of the segments are a part too', () => {
  const all = productsOf(plan).find(({ kind }) => kind === 'segments');
  if (!all) throw new Error('the plan of this test streams nothing');
  const part = partOfProduct(all, keysOfProduct(all).slice(0, 1));
  expect(keysOf(part)).toHaveLength(1);
  expect(partOf({ kind: part.kind, keys: keysOf(part) }, plan)).toEqual(part);
});

it('a job that the plan does not know is no part of it', () => {
  const [known = ''] = scene.steps.map(({ key }) => key);
  for (const kind of ['scene', 'sound', 'mix', 'film', 'segments', 'still', 'sprite', 'document', 'pack'] as const)
    expect(partOf({ kind, keys: ['other'] }, plan)).toBeUndefined();
  expect(partOf({ kind: 'scene', keys: [known, 'other'] }, plan)).toBeUndefined();
});
