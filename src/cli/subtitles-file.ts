import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { PolyreelError } from '../errors.ts';
import type { CheckOptions } from '../subtitles/check.ts';
import type { CueProblem } from '../subtitles/problem.ts';
import { type Reading, readTrack } from '../subtitles/read.ts';

/** @throws PolyreelError `bad-arguments` where the file cannot be opened. */
export const bytesOf = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new PolyreelError('bad-arguments', `"${file}" cannot be read. Check the path.`, { cause });
  }
};

export const readSubtitles = async (file: string, language: string, rate?: CheckOptions['rate']): Promise<Reading> =>
  readTrack(await bytesOf(file), { language, file: basename(file), ...(rate ? { rate } : {}) });

export const describeProblem = ({ severity, code, at, message }: CueProblem): string =>
  `${severity} ${code} ${at}: ${message}`;
