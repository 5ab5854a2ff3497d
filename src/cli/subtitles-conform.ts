import { languageOfName } from '../subtitles/file-name.ts';
import { formatTime } from '../subtitles/time.ts';
import { nearestWritten, writeTrack } from '../subtitles/write.ts';
import type { ConformChange } from '../timeline/conform/changes.ts';
import { conformCues } from '../timeline/conform/conform.ts';
import { saveOrPrint } from './subtitles-convert.ts';
import { describeProblem, readSubtitles } from './subtitles-file.ts';
import type { Cuts, Output } from './subtitles-ports.ts';

export interface ConformArguments {
  readonly from: string;
  readonly to: string;
  readonly language?: string;
  readonly output?: string;
  readonly json?: boolean;
}

/** `cut cue 14 (00:01:02,000 → 00:00:58,400): … “its words”` */
export const describeChange = ({ change, number, text, was, now, message }: ConformChange): string => {
  const times = now.map(({ start }) => formatTime(start, ',')).join(' and ');
  const place = `${formatTime(was.start, ',')}${times ? ` → ${times}` : ''}`;
  return `${change} cue ${number} (${place}): ${message} “${text.replaceAll('\n', ' ')}”`;
};

/**
 * Writes the track for the new cut and lists the cues to look at, which is no failure; writes nothing, and returns 2,
 * where the file is no track or a manifest has no cut.
 */
export const conformFile = async (
  file: string,
  options: ConformArguments,
  output: Output,
  cutsOf: Cuts,
): Promise<number> => {
  const language = options.language ?? languageOfName(file);
  const cuts = await cutsOf(options.from, options.to);
  const reading = await readSubtitles(file, language, cuts.from.rate);
  const problems = reading.problems.filter(({ severity }) => severity === 'block');
  if (problems.length > 0) {
    if (options.json) output.result(JSON.stringify({ changes: [], problems }, null, 2));
    else for (const problem of problems) output.say(describeProblem(problem));
    return 2;
  }
  const { cues, changes } = conformCues(reading.cues, cuts.from, cuts.to);
  const text = writeTrack(cues, nearestWritten(reading.format), { language });
  if (!options.json || options.output) await saveOrPrint(text, options.output, output);
  const where = options.output ? { output: options.output } : { text };
  if (options.json) output.result(JSON.stringify({ cues: cues.length, changes, problems, ...where }, null, 2));
  else tell(changes, options.output ? output.result : output.say);
  return 0;
};

/** Where the track itself goes to standard output, the list must not. */
const tell = (changes: readonly ConformChange[], line: (text: string) => void): void => {
  const sum = changes.length === 1 ? '1 cue to look at.' : `${changes.length || 'no'} cues to look at.`;
  line([...changes.map(describeChange), sum].join('\n'));
};
