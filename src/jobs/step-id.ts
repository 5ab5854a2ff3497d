import { createHash } from 'node:crypto';
import type { Plan } from '../plan/plan.ts';
import { keysOfProduct, partOfProduct, productsOf } from '../plan/products.ts';
import type { Part } from '../run/part.ts';
import type { StepJob } from './workshop.ts';

/** Keys of the results that a part gives. */
export const keysOf = (part: Part): string[] => {
  switch (part.kind) {
    case 'scene':
      return part.steps.map(({ key }) => key);
    case 'sound':
    case 'mix':
      return [part.step.key];
    default:
      return keysOfProduct(part);
  }
};

/** The same keys are the same job, whichever render asks for them. */
export const stepId = ({ kind, keys }: Pick<StepJob, 'kind' | 'keys'>): string => {
  const [key = ''] = keys;
  return `${kind}-${keys.length === 1 ? key : createHash('sha256').update(keys.join('\n')).digest('hex')}`;
};

/** The part of a plan that a job means, less what its keys do not name. Undefined where the plan has none such. */
export const partOf = ({ kind, keys }: Pick<StepJob, 'kind' | 'keys'>, plan: Plan): Part | undefined => {
  const [key = ''] = keys;
  switch (kind) {
    case 'scene':
      return sceneOf(keys, plan);
    case 'sound': {
      const step = plan.sounds.find((sound) => sound.key === key);
      return step && { kind, step };
    }
    case 'mix': {
      const step = plan.mixes.find((mix) => mix.key === key);
      return step && { kind, step };
    }
    default:
      return productOf(keys, plan);
  }
};

const sceneOf = (keys: readonly string[], { scenes }: Plan): Part | undefined => {
  const scene = scenes.find(({ steps }) => steps.some(({ key }) => key === keys[0]));
  const steps = scene?.steps.filter(({ key }) => keys.includes(key)) ?? [];
  return scene && steps.length === keys.length ? { kind: 'scene', scene, steps } : undefined;
};

const productOf = (keys: readonly string[], plan: Plan): Part | undefined => {
  const product = productsOf(plan).find((one) => keysOfProduct(one).includes(keys[0] ?? ''));
  const part = product && partOfProduct(product, keys);
  return part && keysOfProduct(part).length === keys.length ? part : undefined;
};
