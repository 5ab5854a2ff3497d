import type { Problem } from '../problem.ts';

/** One sentence over the problems that stop a render. */
export const refusal = (problems: readonly Problem[]): string => {
  const count = problems.filter(({ severity }) => severity === 'block' || severity === 'error').length;
  return `nothing was made: ${count} ${count === 1 ? 'problem has' : 'problems have'} to be mended first.`;
};
