import type { Problem } from '../problem.ts';

const MARKS: Readonly<Record<Problem['severity'], string>> = {
  block: 'stop',
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** One line a problem: `error  /timeline/3/to: …`. */
export const problemLines = (problems: readonly Problem[]): string[] =>
  problems.map(
    ({ severity, at, message }) => `${MARKS[severity].padEnd(7)} ${at === '' ? 'the manifest' : at}: ${message}`,
  );
