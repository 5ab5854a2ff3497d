import type { Cue, Line } from '../../src/subtitles/cue.ts';
import { type Reading, type ReadOptions, readTrack } from '../../src/subtitles/read.ts';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const read = (text: string, options: Partial<ReadOptions> = {}): Reading =>
  readTrack(bytes(text), { language: 'en', ...options });

/** `Go <i>now</i>` without the parsing: plain text to lines. */
export const lines = (text: string): Line[] => text.split('\n').map((line) => [{ text: line }]);

export const cue = (start: number, end: number, text: string, more: Partial<Cue> = {}): Cue => ({
  start,
  end,
  lines: text === '' ? [] : lines(text),
  ...more,
});

/** A reading of cues that never were in a file. */
export const readingOf = (cues: readonly Cue[]): Reading => ({
  file: 'film.srt',
  encoding: 'utf-8',
  confidence: 1,
  format: 'srt',
  cues,
  places: cues.map((_, i) => ({ cue: i + 1, line: 4 * i + 1 })),
  timings: cues.length,
  problems: [],
});

export const codes = (problems: readonly { readonly code: string }[]): string[] => problems.map(({ code }) => code);
