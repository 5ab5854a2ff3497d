import { basename } from 'node:path';
import { PolyreelError } from '../errors.ts';
import { readWithin } from '../run/read-within.ts';
import type { CheckOptions } from '../subtitles/check.ts';
import type { CueProblem } from '../subtitles/problem.ts';
import { type Reading, readTrack } from '../subtitles/read.ts';

/** Of subtitles and of timelines: those of other programs are far larger than ours. */
const MAX_BYTES = 64_000_000;

/** @throws PolyreelError `bad-arguments` where the file cannot be opened, or is larger than any of its kind. */
export const bytesOf = async (file: string): Promise<Uint8Array> => {
  try {
    return await readWithin(file, MAX_BYTES);
  } catch (cause) {
    if (cause instanceof PolyreelError) throw cause;
    throw new PolyreelError('bad-arguments', `"${file}" cannot be read. Check the path.`, { cause });
  }
};

export const readSubtitles = async (file: string, language: string, rate?: CheckOptions['rate']): Promise<Reading> =>
  readTrack(await bytesOf(file), { language, file: basename(file), ...(rate ? { rate } : {}) });

export const describeProblem = ({ severity, code, at, message }: CueProblem): string =>
  `${severity} ${code} ${at}: ${message}`;
