import { lettersOf } from './alphabets.ts';
import { isNeutral } from './fitness.ts';
import { FALLBACKS, reversed } from './reverse.ts';
import type { Damage } from './spoilt.ts';

const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2);

/** Bytes that windows-1252 leaves undefined: a program that meets one writes U+FFFD. */
const UNDEFINED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

type Accept = (char: string) => boolean;

const fromUtf8 = (lead: number, tail: readonly number[]): string | undefined => {
  if (tail.some((byte) => byte < 0x80 || byte > 0xbf)) return undefined;
  const code = tail.reduce((sum, byte) => sum * 64 + (byte & 63), lead & (0xff >> (tail.length + 2)));
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
};

/** Where the last byte was lost as undefined, it is the one that gives a character the language writes, if only one does. */
const guess = (lead: number, tail: readonly number[], accept: Accept): string | undefined => {
  const chars = UNDEFINED.map((byte) => fromUtf8(lead, [...tail, byte]));
  const likely = chars.filter((char) => char !== undefined && char !== '\u2010' && accept(char));
  return likely.length === 1 ? likely[0] : undefined;
};

interface Hidden {
  readonly char: string;
  readonly length: number;
}

/** The character whose UTF-8 bytes stand in `text` at `at`, each shown as a character of the table. */
const hidden = (text: string, at: number, bytes: ReadonlyMap<string, number>, accept: Accept): Hidden | undefined => {
  const lead = bytes.get(text[at] ?? '') ?? 0;
  if (lead < 0xc2 || lead > 0xf4) return undefined;
  const length = lengthOf(lead);
  const tail = text.slice(at + 1, at + length);
  if (tail.length < length - 1) return undefined;
  const codes = [...tail].map((char) => bytes.get(char) ?? 0);
  const char = tail.endsWith('\ufffd') ? guess(lead, codes.slice(0, -1), accept) : fromUtf8(lead, codes);
  return char !== undefined && accept(char) ? { char, length } : undefined;
};

const unfold = (text: string, takenFor: string, accept: Accept): { text: string; count: number } => {
  const bytes = reversed.get(takenFor) ?? new Map<string, number>();
  let [plain, done, count] = ['', 0, 0];
  for (let at = 0; at < text.length; at++) {
    if ((text[at] ?? '') < '\u0080') continue;
    const found = hidden(text, at, bytes, accept);
    if (!found) continue;
    plain += text.slice(done, at) + found.char;
    done = at + found.length;
    at = done - 1;
    count++;
  }
  return { text: plain + text.slice(done), count };
};

/** Once the file is known to be spoilt, foreign letters in it come back too. */
const ANY_LATIN = /[\u00c0-\u017f\u0218-\u021b]/;
const SURE = 3;

/** UTF-8 that was read as a table of one byte a letter and saved again. */
export const findDoubleUtf8 = (text: string, language: string): Damage | undefined => {
  const letters = lettersOf(language);
  const own = (char: string): boolean => letters.has(char) || isNeutral(char);
  const tries = FALLBACKS.map((takenFor) => ({ takenFor, count: unfold(text, takenFor, own).count }));
  const { takenFor, count } = tries.reduce((a, b) => (b.count > a.count ? b : a));
  if (count === 0) return undefined;
  const accept = count < SURE ? own : (char: string): boolean => own(char) || ANY_LATIN.test(char);
  return {
    kind: 'double-utf8',
    really: 'utf-8',
    takenFor,
    count,
    repair: (part) => unfold(part, takenFor, accept).text,
  };
};
