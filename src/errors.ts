import type { Problem } from './problem.ts';

/**
 * The catalogue of failures. `exit` is the command line's status, `http` the service's; `retry` says whether the same
 * work may pass at another time.
 */
export const FAILURES = {
  'bad-input': { exit: 2, http: 422, retry: false },
  'bad-arguments': { exit: 2, http: 400, retry: false },
  'media-failed': { exit: 3, http: 500, retry: true },
  unauthorized: { exit: 2, http: 401, retry: false },
  forbidden: { exit: 2, http: 403, retry: false },
  'not-found': { exit: 2, http: 404, retry: false },
  conflict: { exit: 2, http: 409, retry: false },
  cancelled: { exit: 130, http: 409, retry: false },
  'edit-conflict': { exit: 2, http: 412, retry: false },
  'too-large': { exit: 2, http: 413, retry: false },
  'wrong-type': { exit: 2, http: 415, retry: false },
  'too-many': { exit: 1, http: 429, retry: true },
  'hook-failed': { exit: 1, http: 502, retry: true },
  'store-away': { exit: 1, http: 503, retry: true },
  'queue-away': { exit: 1, http: 503, retry: true },
  'disk-full': { exit: 3, http: 507, retry: true },
  'result-gone': { exit: 3, http: 500, retry: false },
  interrupted: { exit: 130, http: 499, retry: true },
  unexpected: { exit: 1, http: 500, retry: false },
} as const;

export type FailureCode = keyof typeof FAILURES;

/** A failure with a code of the catalogue, a sentence for a person, and the problems that caused it, if there are any. */
export class PolyreelError extends Error {
  override readonly name = 'PolyreelError';
  readonly code: FailureCode;
  readonly problems: readonly Problem[];

  constructor(code: FailureCode, message: string, options: { problems?: readonly Problem[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.problems = options.problems ?? [];
  }
}
