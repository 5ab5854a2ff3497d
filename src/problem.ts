/**
 * block: refused, nothing is made; error: kept and shown, stops a release unless the editor accepts it;
 * warning and info never stop anything.
 */
export type Severity = 'block' | 'error' | 'warning' | 'info';

/** One thing that is wrong with what a person gave us: where it stands, and a sentence that says what to do. */
export interface Problem {
  readonly severity: Severity;
  /** A stable kebab-case name that programs and tests hold on to. */
  readonly code: string;
  /** A JSON pointer into the manifest (`/timeline/3/to`), or a file and place (`subtitles/cs.srt:12`). */
  readonly at: string;
  readonly message: string;
}

/** True where any of the problems stops a render. */
export const stops = (problems: readonly Problem[], acceptErrors = false): boolean =>
  problems.some(({ severity }) => severity === 'block' || (severity === 'error' && !acceptErrors));
