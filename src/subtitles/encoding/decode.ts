import iconv from 'iconv-lite';
import { chooseTable, type TableChoice } from './singlebyte.ts';

/** Text without its byte order mark, and what was decided about its bytes. */
export interface Decoded extends TableChoice {
  readonly text: string;
  readonly bom: boolean;
}

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

const strictUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Subtitles are full of digits, colons and line feeds, so in UTF-16 about half of the bytes at one parity are zero. */
const utf16ByZeros = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const sample = bytes.subarray(0, 4096 - (bytes.length % 2 && bytes.length < 4096 ? 1 : 0));
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length * 0.15;
  if (odd > enough && even < odd / 4) return 'utf-16le';
  return even > enough && odd < even / 4 ? 'utf-16be' : undefined;
};

/** Nine tenths of the bytes beyond ASCII form good UTF-8: a damaged UTF-8 file, not another table. */
const damagedUtf8 = (bytes: Uint8Array): Decoded | undefined => {
  const text = new TextDecoder('utf-8').decode(bytes);
  let [good, bad] = [0, 0];
  for (const char of text) {
    if (char === '\ufffd') bad++;
    else if (char > '\u007f') good++;
  }
  return good > 9 * bad ? { text, encoding: 'utf-8', confidence: good / (good + bad), bom: false } : undefined;
};

/** Half of a surrogate pair is no character. */
const whole = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

const withMark = (bytes: Uint8Array): Decoded | undefined => {
  const found = BOMS.find(([, mark]) => startsWith(bytes, mark));
  if (!found) return undefined;
  const [encoding, mark] = found;
  const text = whole(iconv.decode(bytes.subarray(mark.length) as Buffer, encoding, { stripBOM: false }));
  return { text, encoding, confidence: 1, bom: true };
};

/**
 * Bytes to text, by a strict order: byte order mark; UTF-8; UTF-16 by its zero bytes; then the single-byte table whose
 * letters fit the declared language. Never throws: what fits nothing shows U+FFFD in the text.
 */
export const decode = (bytes: Uint8Array, language: string): Decoded => {
  const marked = withMark(bytes);
  if (marked) return marked;
  const wide = utf16ByZeros(bytes);
  if (wide) return { text: whole(iconv.decode(bytes as Buffer, wide)), encoding: wide, confidence: 0.95, bom: false };
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', confidence: 1, bom: false };
  const damaged = damagedUtf8(bytes);
  if (damaged) return damaged;
  const choice = chooseTable(bytes, language);
  return { ...choice, text: iconv.decode(bytes as Buffer, choice.encoding), bom: false };
};
