import type { Cue } from './cue.ts';
import { decode } from './encoding/decode.ts';
import { type CueProblem, cueProblem, type Place } from './problem.ts';
import type { Findings } from './read/findings.ts';
import { newFindings } from './read/findings.ts';
import { readSrtOrVtt } from './read/srt.ts';

export type Format = 'srt' | 'webvtt';

/** A subtitle file as read. `places[i]` says where `cues[i]` stands in it; nothing in it was dropped without a problem. */
export interface Reading {
  /** WHATWG's name of the encoding, such as `windows-1250`. */
  readonly encoding: string;
  /** 0..1; 1 where a mark or strict UTF-8 leaves no doubt. */
  readonly confidence: number;
  /** Undefined where the content is no subtitle format. */
  readonly format?: Format;
  readonly cues: readonly Cue[];
  readonly places: readonly Place[];
  /** Timings in the file: each is a cue or a `bad-time` among the problems. */
  readonly timings: number;
  readonly problems: readonly CueProblem[];
}

export interface ReadOptions {
  /** BCP 47; decides between code tables that the bytes alone leave open. */
  readonly language: string;
  /** What problems call the file. */
  readonly file?: string;
}

const formatOf = (text: string): Format | undefined => {
  if (/^\s*WEBVTT/i.test(text)) return 'webvtt';
  return text.includes('-->') ? 'srt' : undefined;
};

const readText = (text: string, format: Format | undefined, file: string): Findings =>
  format ? readSrtOrVtt(text, format, file) : newFindings(file);

/** Bytes to cues: encoding and format are told by the content. Never throws; what is wrong stands in `problems`. */
export const readTrack = (bytes: Uint8Array, options: ReadOptions): Reading => {
  const { text, encoding, confidence } = decode(bytes, options.language);
  const format = formatOf(text);
  const file = options.file ?? 'subtitles';
  const { cues, places, problems, timings } = readText(text, format, file);
  const unknown = format
    ? []
    : [cueProblem('block', 'not-subtitles', { file }, 'this is no subtitle file that we know. Send SRT or WebVTT.')];
  return {
    encoding,
    confidence,
    ...(format ? { format } : {}),
    cues,
    places,
    timings,
    problems: [...unknown, ...problems],
  };
};
