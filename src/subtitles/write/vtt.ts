import { type NodeList, stringifySync } from 'subtitle';
import type { Cue, Position } from '../cue.ts';
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

/** A part of a track for HLS, whose clock is told by the MPEG-2 time (90 kHz) of the film's beginning (RFC 8216, 3.5). */
export interface VttSegmentOptions {
  readonly clock: number;
}

/** WebVTT with the language in its header, where players and people look for it; voices, places and looks kept. */
export const writeVtt = (cues: readonly Cue[], options: VttOptions | VttSegmentOptions): string => {
  const nodes: NodeList = cues.map((cue) => ({
    type: 'cue',
    data: {
      start: cue.start,
      end: cue.end,
      text: vttText(cue),
      ...(cue.position ? { settings: settings(cue.position) } : {}),
    },
  }));
  return stringifySync([{ type: 'header', data: header(options) }, ...nodes], { format: 'WebVTT' });
};

const header = (options: VttOptions | VttSegmentOptions): string => {
  if ('clock' in options) return `WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:${options.clock}`;
  const { language, title } = options;
  return `WEBVTT${title ? ` ${oneLine(title)}` : ''}\nKind: subtitles\nLanguage: ${oneLine(language)}`;
};
