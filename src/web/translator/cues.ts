import type { Cue, Position } from '../../subtitles/cue.ts';
import { readMarkup } from '../../subtitles/read/markup.ts';
import { escapeSrt, taggedText } from '../../subtitles/write/escape.ts';

/** A cue as it is edited. Times are whole milliseconds. */
export interface EditCue {
  /** Its name as long as it is edited: numbers change when cues are put in or taken out. */
  readonly id: number;
  readonly start: number;
  readonly end: number;
  /** As SubRip writes it: lines parted by line feeds, italics as `<i>…</i>`. */
  readonly text: string;
  readonly position?: Position;
  readonly speaker?: string;
}

/** A cue without its name. */
export type CueText = Omit<EditCue, 'id'>;

/** What the words of a cue are, taken out of their tags; empty lines are none. */
export const linesOf = (text: string): Cue['lines'] => readMarkup(text, 'srt').lines;

/** The text without its tags. */
export const plainText = (text: string): string =>
  linesOf(text)
    .map((line) => line.map((run) => run.text).join(''))
    .join('\n');

/** Lines as they are edited. */
export const textOfLines = (lines: Cue['lines']): string => taggedText(lines, escapeSrt);

/** The cue that is under way at a moment of the film. @param cues in order of their start @param time milliseconds */
export const cueAt = <One extends { readonly start: number; readonly end: number }>(
  cues: readonly One[],
  time: number,
): One | undefined => {
  const next = firstAfter(cues, time);
  for (let i = next - 1; i >= 0 && i > next - 5; i -= 1) {
    const cue = cues[i];
    if (cue && cue.start <= time && time < cue.end) return cue;
  }
  return undefined;
};

/** Index of the first cue that begins after a moment. */
const firstAfter = (cues: readonly { readonly start: number }[], time: number): number => {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.start ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
};
