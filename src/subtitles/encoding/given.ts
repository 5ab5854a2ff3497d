import iconv from 'iconv-lite';
import { tablesFor } from './tables.ts';

/** Encodings that a person can say a file is in, by WHATWG's names. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-13',
  'koi8-u',
] as const;
export type EncodingName = (typeof ENCODINGS)[number];

/** The text of bytes whose encoding is said. What does not fit shows U+FFFD. */
export const decodeAs = (bytes: Uint8Array, encoding: EncodingName): string => iconv.decode(bytes as Buffer, encoding);

/** How a file begins in an encoding: the first lines with letters beyond ASCII, which tell a reader if it is right. */
export interface EncodingSample {
  readonly name: string;
  readonly sample: readonly string[];
}

const LINES = 3;
const LONGEST = 200;

/** What was found first, then UTF-8 where the bytes are that, then the tables that files of the language come in. */
export const encodingSamples = (bytes: Uint8Array, language: string, found: string): EncodingSample[] => {
  const names = [...new Set([found, 'utf-8', ...tablesFor(language)])].filter(isKnown);
  const samples = names.map((name) => ({ name, sample: sampleOf(decodeAs(bytes, name)) }));
  return samples.filter(({ name, sample }) => name === found || (sample.length > 0 && isText(sample)));
};

const isKnown = (name: string): name is EncodingName => (ENCODINGS as readonly string[]).includes(name);

const isText = (sample: readonly string[]): boolean => !sample.some((line) => line.includes('\ufffd'));

const sampleOf = (text: string): string[] => {
  const lines: string[] = [];
  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    if (lines.length === LINES) break;
    if (/[^\p{ASCII}\ufeff]/u.test(line)) lines.push(line.replace(/[^\P{Cc}\t]|\ufeff/gu, '').slice(0, LONGEST));
  }
  return lines;
};
