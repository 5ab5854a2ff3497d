import { PolyreelError } from '../errors.ts';
import { languageOfName } from '../subtitles/file-name.ts';
import { REPAIRS, type RepairName } from '../subtitles/problem.ts';
import type { Reading } from '../subtitles/read.ts';
import { type RepairResult, repairTrack } from '../subtitles/repair.ts';
import { nearestWritten, type Written, writeTrack } from '../subtitles/write.ts';
import { saveOrPrint, writtenFormat } from './subtitles-convert.ts';
import { describeProblem, readSubtitles } from './subtitles-file.ts';
import type { FilmContext, Output } from './subtitles-ports.ts';

export interface RepairArguments {
  readonly language?: string;
  readonly manifest?: string;
  readonly to?: string;
  readonly only?: string;
  readonly output?: string;
  readonly json?: boolean;
}

const formatFor = ({ format }: Reading, to: string | undefined): Written =>
  to ? writtenFormat(to) : nearestWritten(format);

const chosen = (names: string): RepairName[] =>
  names.split(',').map((name) => {
    const repair = REPAIRS.find((known) => known === name.trim());
    if (!repair) throw new PolyreelError('bad-arguments', `"${name}" is no repair; choose from ${REPAIRS.join(', ')}.`);
    return repair;
  });

const tell = ({ changes, problems }: RepairResult, output: Output): void => {
  for (const { message } of changes) output.say(`changed ${message}`);
  for (const problem of problems) output.say(describeProblem(problem));
};

const deliver = async (result: RepairResult, text: string, options: RepairArguments, output: Output): Promise<void> => {
  const { changes, problems } = result;
  if (!options.json || options.output) await saveOrPrint(text, options.output, output);
  if (!options.json) return;
  const where = options.output ? { output: options.output } : { text };
  output.result(JSON.stringify({ changes, problems, ...where }, null, 2));
};

/** Writes the mended file and tells every change; writes nothing, and returns 2, while a block is left. */
export const repairFile = async (
  file: string,
  options: RepairArguments,
  output: Output,
  film: FilmContext,
): Promise<number> => {
  const language = options.language ?? languageOfName(file);
  const context = options.manifest ? await film(options.manifest, language) : {};
  const only = options.only === undefined ? {} : { only: chosen(options.only) };
  const reading = await readSubtitles(file, language, context.rate);
  const format = formatFor(reading, options.to);
  const result = repairTrack(reading, { ...context, ...only, language });
  if (!options.json) tell(result, output);
  const blocked = result.problems.some(({ severity }) => severity === 'block');
  if (!blocked) await deliver(result, writeTrack(result.cues, format, { language }), options, output);
  else if (options.json) output.result(JSON.stringify({ changes: [], problems: result.problems }, null, 2));
  return blocked ? 2 : 0;
};
