import { type NodeList, stringifySync } from 'subtitle';
import type { Cue, Position } from '../cue.ts';
import { formatTime } from '../time.ts';
import { escapeVtt, taggedText } from './escape.ts';

const LINE = { top: 'line:0', middle: 'line:50%', bottom: '' } as const;
const ALIGN = { left: 'position:0% align:start', center: '', right: 'position:100% align:end' } as const;

const settings = ({ vertical, horizontal }: Position): string =>
  [LINE[vertical], ALIGN[horizontal]].filter((part) => part !== '').join(' ');

const vttText = ({ lines, speaker }: Cue): string =>
  (speaker ? `<v ${escapeVtt(speaker.replace(/\s+/g, ' '))}>` : '') + taggedText(lines, escapeVtt);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('-->', '→').trim();

export interface VttOptions {
  /** BCP 47. */
  readonly language: string;
  readonly title?: string;
}

/** WebVTT with the language in its header, where players and people look for it; voices, places and looks kept. */
export const writeVtt = (cues: readonly Cue[], { language, title }: VttOptions): string => {
  const header = `WEBVTT${title ? ` ${oneLine(title)}` : ''}\nKind: subtitles\nLanguage: ${oneLine(language)}`;
  const nodes: NodeList = cues.map((cue) => ({
    type: 'cue',
    data: {
      start: cue.start,
      end: cue.end,
      text: vttText(cue),
      ...(cue.position ? { settings: settings(cue.position) } : {}),
    },
  }));
  return stringifySync([{ type: 'header', data: header }, ...nodes], { format: 'WebVTT' });
};

/**
 * A part of a track for HLS. Its cues have no numbers: a player takes two of one number for the same, though they come
 * from different parts, and a cue more would change every part after it.
 * @param clock MPEG-2 time (90 kHz) of the film's beginning (RFC 8216, 3.5)
 */
export const writeVttSegment = (cues: readonly Cue[], clock: number): string =>
  [`WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:${clock}\n`, ...cues.map(segmentCue)].join('\n');

const segmentCue = (cue: Cue): string => {
  const where = cue.position ? ` ${settings(cue.position)}` : '';
  return `${formatTime(cue.start, '.')} --> ${formatTime(cue.end, '.')}${where.trimEnd()}\n${vttText(cue)}\n`;
};
