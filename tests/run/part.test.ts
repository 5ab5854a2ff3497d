import { expect, it } from 'vitest';
import { partWeight } from '../../src/run/part.ts';
import { clipFacts } from '../support/facts.ts';
import { planOf } from '../support/project.ts';

it('weighs a span by its frames, its pixels and the time that its codecs take', () => {
  const weigh = (renditions: readonly unknown[]): number => {
    const document = { timeline: [{ clip: 'a', to: '4s' }], renditions, deliver: ['soft'] };
    const plan = planOf({ document, media: new Map([['a', clipFacts(60)]]), cues: {} });
    const [scene] = plan.scenes;
    return scene ? partWeight({ kind: 'scene', scene, steps: scene.steps }) : 0;
  };
  expect(weigh(['720p'])).toBeCloseTo(100 * 0.9216);
  expect(weigh(['720p', { name: 'web', height: 720, codec: 'av1' }])).toBeCloseTo(5 * 100 * 0.9216);
});
