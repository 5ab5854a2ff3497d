import type { Plan } from './plan.ts';

/** Keys of all results that a plan's films are made of, and of the films. */
export const neededKeys = ({ scenes, sounds, mix, films }: Plan): string[] => {
  const steps = [...scenes.flatMap((scene) => scene.steps), ...sounds, mix, ...films];
  return [...new Set(steps.map(({ key }) => key))];
};
