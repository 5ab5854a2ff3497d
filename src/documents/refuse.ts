import { PolyreelError } from '../errors.ts';
import type { Problem } from '../problem.ts';

/** @throws PolyreelError `bad-input` with all problems where any of them blocks */
export const refuseBlocked = (what: string, problems: readonly Problem[]): void => {
  const blocks = problems.filter(({ severity }) => severity === 'block').length;
  if (blocks === 0) return;
  const message = `${what} was not kept: ${blocks} ${blocks === 1 ? 'problem has' : 'problems have'} to be mended first.`;
  throw new PolyreelError('bad-input', message, { problems });
};

export const block = (code: string, at: string, message: string): Problem => ({ severity: 'block', code, at, message });
