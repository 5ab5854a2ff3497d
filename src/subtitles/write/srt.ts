import { stringifySync } from 'subtitle';
import type { Cue } from '../cue.ts';
import { keypadOf } from '../read/position.ts';
import { escapeSrt, taggedText } from './escape.ts';

const srtText = ({ lines, position }: Cue): string =>
  (position ? `{\\an${keypadOf(position)}}` : '') + taggedText(lines, escapeSrt);

/** SubRip, numbered from 1, lines ending in LF; places as `{\an8}`. SRT has no speakers: they are not written. */
export const writeSrt = (cues: readonly Cue[]): string =>
  stringifySync(
    cues.map((cue) => ({ type: 'cue', data: { start: cue.start, end: cue.end, text: srtText(cue) } })),
    { format: 'SRT' },
  );
