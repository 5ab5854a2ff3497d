import type { Cue } from './cue.ts';
import type { Format } from './read.ts';
import { writeAss } from './write/ass.ts';
import { writeSrt } from './write/srt.ts';
import { writeTtml } from './write/ttml.ts';
import { writeVtt } from './write/vtt.ts';

/** Formats that a track can be written in. */
export const WRITTEN = ['srt', 'vtt', 'ass', 'ttml'] as const;
export type Written = (typeof WRITTEN)[number];

/** The format that is written and nearest to one that was read. */
export const nearestWritten = (format: Format | undefined): Written => (format && NEAREST[format]) ?? 'srt';

const NEAREST: Readonly<Partial<Record<Format, Written>>> = { webvtt: 'vtt', ass: 'ass', ttml: 'ttml' };

export interface WriteOptions {
  /** BCP 47. */
  readonly language: string;
  readonly title?: string;
}

/** The text of a subtitle file, to be saved as UTF-8. */
export const writeTrack = (cues: readonly Cue[], format: Written, options: WriteOptions): string => {
  switch (format) {
    case 'srt':
      return writeSrt(cues);
    case 'vtt':
      return writeVtt(cues, options);
    case 'ass':
      return writeAss(cues, options);
    case 'ttml':
      return writeTtml(cues, options);
  }
};
