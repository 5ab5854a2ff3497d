import { createHash } from 'node:crypto';
import type { Plan } from '../plan/plan.ts';
import type { Part } from '../run/part.ts';
import type { StepJob } from './workshop.ts';

/** Keys of the results that a part gives. */
export const keysOf = (part: Part, plan: Plan): string[] => {
  switch (part.kind) {
    case 'scene':
      return part.steps.map(({ key }) => key);
    case 'sound':
      return [part.step.key];
    case 'mix':
      return [plan.mix.key];
    case 'film':
      return [part.film.key];
  }
};

/** The same keys are the same job, whichever render asks for them. */
export const stepId = ({ kind, keys }: Pick<StepJob, 'kind' | 'keys'>): string => {
  const [key = ''] = keys;
  return `${kind}-${keys.length === 1 ? key : createHash('sha256').update(keys.join('\n')).digest('hex')}`;
};

/** The part of a plan that a job means; of a span only the pictures that it names. Undefined where the plan has none such. */
export const partOf = ({ kind, keys }: Pick<StepJob, 'kind' | 'keys'>, plan: Plan): Part | undefined => {
  const [key = ''] = keys;
  switch (kind) {
    case 'scene':
      return sceneOf(keys, plan);
    case 'sound': {
      const step = plan.sounds.find((sound) => sound.key === key);
      return step && { kind, step };
    }
    case 'mix':
      return plan.mix.key === key ? { kind } : undefined;
    case 'film': {
      const film = plan.films.find((each) => each.key === key);
      return film && { kind, film };
    }
  }
};

const sceneOf = (keys: readonly string[], { scenes }: Plan): Part | undefined => {
  const scene = scenes.find(({ steps }) => steps.some(({ key }) => key === keys[0]));
  const steps = scene?.steps.filter(({ key }) => keys.includes(key)) ?? [];
  return scene && steps.length === keys.length ? { kind: 'scene', scene, steps } : undefined;
};
