import type { Rational } from '../rational.ts';
import type { Cue } from './cue.ts';
import { decode } from './encoding/decode.ts';
import { type CueProblem, cueProblem, type Place } from './problem.ts';
import { readAss } from './read/ass.ts';
import { readCommaTimes } from './read/commatimes.ts';
import { type Findings, newFindings } from './read/findings.ts';
import { readMicroDvd } from './read/microdvd.ts';
import { describeText, type Format, sniffBinary, sniffFormat } from './read/sniff.ts';
import { readSrtOrVtt } from './read/srt.ts';
import { isStl, readStl } from './read/stl.ts';
import { readTtml } from './read/ttml.ts';
import { reportUndecodable } from './read/undecodable.ts';

export type { Format } from './read/sniff.ts';

/** A subtitle file as read. `places[i]` says where `cues[i]` stands in it; nothing in it was dropped without a problem. */
export interface Reading {
  /** What problems call the file. */
  readonly file: string;
  /** WHATWG's name of the encoding, such as `windows-1250`; `iso-6937` for EBU STL; `binary` for what is no text. */
  readonly encoding: string;
  /** 0..1; 1 where a mark or strict UTF-8 leaves no doubt. */
  readonly confidence: number;
  /** Absent where the content is no subtitle format. */
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
  /** The film's frames a second, for files that count frames without naming a rate. */
  readonly rate?: Rational;
}

const readText = (text: string, format: Format, file: string, rate: Rational | undefined): Findings => {
  switch (format) {
    case 'srt':
    case 'webvtt':
      return readSrtOrVtt(text, format, file);
    case 'ass':
      return readAss(text, file);
    case 'ttml':
      return readTtml(text, file);
    case 'microdvd':
      return readMicroDvd(text, file, rate);
    default:
      return readCommaTimes(text, file);
  }
};

const refuse = (file: string, what: string): Findings => {
  const found = newFindings(file);
  const sentence = `no subtitle format is recognised: this seems to be ${what}. Send SRT, WebVTT, ASS or TTML.`;
  found.problems.push(cueProblem('block', 'not-subtitles', { file }, sentence));
  return found;
};

const reportEmpty = (file: string, { cues, timings, problems }: Findings): CueProblem[] =>
  cues.length > 0 || timings > 0 || problems.some(({ severity }) => severity === 'block')
    ? []
    : [cueProblem('block', 'empty-file', { file }, 'it has no subtitle. Send the finished file.')];

type About = Pick<Reading, 'file' | 'encoding' | 'confidence'> & { readonly format?: Format };

const asReading = (about: About, found: Findings, more: readonly CueProblem[] = []): Reading => {
  const { cues, places, timings } = found;
  return { ...about, cues, places, timings, problems: [...more, ...reportEmpty(about.file, found), ...found.problems] };
};

/** Byte order marks stand inside files that were joined, and spoilt ones before files that were saved again. */
const withoutMarks = (text: string): string => text.replaceAll('\ufeff', '').replace(/^(?:ï»¿|ď»ż|ďťż)/, '');

/**
 * Bytes to cues: encoding and format are told by the content. Never throws; what is wrong stands in `problems`.
 * Takes time and memory in proportion to the bytes.
 */
export const readTrack = (bytes: Uint8Array, { language, file = 'subtitles', rate }: ReadOptions): Reading => {
  if (isStl(bytes)) {
    const found = readStl(bytes, file);
    return asReading({ file, encoding: found.encoding, confidence: 1, format: 'ebu-stl' }, found);
  }
  const binary = sniffBinary(bytes);
  if (binary) return asReading({ file, encoding: 'binary', confidence: 1 }, refuse(file, binary));
  const { text: decoded, encoding, confidence } = decode(bytes, language);
  const text = withoutMarks(decoded);
  const format = sniffFormat(text);
  const about = { file, encoding, confidence, ...(format ? { format } : {}) };
  if (text.trim() === '') return asReading(about, newFindings(file));
  const found = format ? readText(text, format, file, rate) : refuse(file, describeText(text));
  return asReading(about, found, reportUndecodable(text, file));
};
