import { writeFile } from 'node:fs/promises';
import { PolyreelError } from '../errors.ts';
import { languageOfName } from '../subtitles/file-name.ts';
import { WRITTEN, type Written, writeTrack } from '../subtitles/write.ts';
import { describeProblem, readSubtitles } from './subtitles-file.ts';
import type { Output } from './subtitles-ports.ts';

export interface ConvertArguments {
  readonly to: string;
  readonly language?: string;
  readonly output?: string;
}

/** @throws PolyreelError `bad-arguments` for a format that is not written. */
export const writtenFormat = (name: string): Written => {
  const format = WRITTEN.find((known) => known === name);
  if (!format)
    throw new PolyreelError('bad-arguments', `"${name}" cannot be written; choose one of ${WRITTEN.join(', ')}.`);
  return format;
};

export const saveOrPrint = async (text: string, file: string | undefined, output: Output): Promise<void> => {
  if (file) await writeFile(file, text, 'utf8');
  else output.result(text);
};

/** Writes nothing, and returns 2, where cues would be lost on the way. */
export const convertFile = async (file: string, options: ConvertArguments, output: Output): Promise<number> => {
  const format = writtenFormat(options.to);
  const language = options.language ?? languageOfName(file);
  const { cues, problems } = await readSubtitles(file, language);
  const blocks = problems.filter(({ severity }) => severity === 'block');
  for (const problem of blocks) output.say(describeProblem(problem));
  if (blocks.length > 0) return 2;
  await saveOrPrint(writeTrack(cues, format, { language }), options.output, output);
  return 0;
};
