import { FAILURES, type FailureCode, PolyreelError } from '../../errors.ts';
import type { JobFailure } from '../../ports.ts';

/** A failure as one line of text: all that a queue keeps of it. */
export const writeFailure = (error: unknown): string => JSON.stringify(failureOf(error));

/** What is no PolyreelError is a fault of ours. */
export const failureOf = (error: unknown): JobFailure => {
  if (error instanceof PolyreelError) return { code: error.code, message: error.message, problems: error.problems };
  return { code: 'unexpected', message: error instanceof Error ? error.message : String(error), problems: [] };
};

/** Reads what {@link writeFailure} wrote, and what BullMQ says of its own accord. */
export const readFailure = (text: string): JobFailure => {
  const read = parse(text);
  if (isFailure(read)) return read;
  return { code: 'unexpected', message: /stalled more than/.test(text) ? LOST : text, problems: [] };
};

const LOST =
  'every worker that took this on was lost in the middle of it (killed, out of memory, or cut off from the queue). See what ends them, then ask again.';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isFailure = (value: unknown): value is JobFailure =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'message' in value &&
  'problems' in value &&
  isCode(value.code);

const isCode = (code: unknown): code is FailureCode => typeof code === 'string' && Object.hasOwn(FAILURES, code);
