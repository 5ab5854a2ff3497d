import { stops } from '../problem.ts';
import { checkTrack } from '../subtitles/check.ts';
import type { CueProblem } from '../subtitles/problem.ts';
import type { Reading } from '../subtitles/read.ts';
import { describeProblem, readSubtitles } from './subtitles-file.ts';
import type { FilmContext, Output } from './subtitles-ports.ts';

export interface CheckArguments {
  readonly language: string;
  readonly manifest?: string;
  readonly acceptErrors?: boolean;
  readonly json?: boolean;
}

const summary = ({ encoding, confidence, format, cues }: Reading): string =>
  `${format ?? 'no subtitle format'}, ${encoding} (${Math.round(confidence * 100)} % sure), ${cues.length} cues`;

/** `{ ok, language, encoding, confidence, format, cues, problems }`: `cues` counts them, `format` is null for none. */
const report = (reading: Reading, language: string, problems: readonly CueProblem[], ok: boolean): string =>
  JSON.stringify(
    {
      ok,
      language,
      encoding: reading.encoding,
      confidence: reading.confidence,
      format: reading.format ?? null,
      cues: reading.cues.length,
      problems,
    },
    null,
    2,
  );

/** Checks one file; 2 where its problems would stop a release. */
export const checkFile = async (
  file: string,
  options: CheckArguments,
  output: Output,
  film: FilmContext,
): Promise<number> => {
  const { language, manifest, acceptErrors = false, json } = options;
  const context = manifest ? await film(manifest, language) : {};
  const reading = await readSubtitles(file, language, context.rate);
  const problems = checkTrack(reading, { ...context, language });
  const ok = !stops(problems, acceptErrors);
  if (json) output.result(report(reading, language, problems, ok));
  else output.result([summary(reading), ...problems.map(describeProblem)].join('\n'));
  return ok ? 0 : 2;
};
