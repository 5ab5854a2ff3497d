import { baseLanguage, lettersOf } from './alphabets.ts';
import { type Fitness, fitness, isNeutral } from './fitness.ts';
import { bytesOf, tableOf, tablesFor } from './tables.ts';

/** Text that was decoded with the wrong table before it was saved, and how to undo it. */
export interface Damage {
  readonly kind: 'double-utf8' | 'wrong-table';
  /** What the bytes are, and what they were taken for. */
  readonly really: string;
  readonly takenFor: string;
  /** Characters that the repair changes. */
  readonly count: number;
  readonly repair: (text: string) => string;
}

/** Tables that programs fall back on when they are not told one. */
const FALLBACKS = ['windows-1252', 'windows-1250', 'iso-8859-2', 'macintosh', 'cp852', 'cp850', 'cp437'];

/** Bytes 80–9F of a table whose text went through ISO-8859-1 come back as C1 controls. */
const reverse = (encoding: string): ReadonlyMap<string, number> => {
  const bytes = new Map(bytesOf(encoding));
  for (let code = 0x80; code < 0xa0; code++) {
    const control = String.fromCharCode(code);
    if (!bytes.has(control)) bytes.set(control, code);
  }
  return bytes;
};

const reversed = new Map(FALLBACKS.map((encoding) => [encoding, reverse(encoding)]));

export const histogram = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const char of text) if (char > '\u007f') counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
};

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

const doubleUtf8 = (text: string, language: string): Damage | undefined => {
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

interface Remap {
  readonly really: string;
  readonly takenFor: string;
  readonly change: ReadonlyMap<string, string>;
  readonly fit: Fitness;
  /** Characters of the text that it changes. */
  readonly changed: number;
}

const remap = (counts: ReadonlyMap<string, number>, really: string, takenFor: string, language: string): Remap => {
  const [bytes, table] = [reversed.get(takenFor), tableOf(really)];
  const change = new Map<string, string>();
  for (const char of counts.keys()) {
    const right = table[bytes?.get(char) ?? -1];
    if (right !== undefined && right !== char) change.set(char, right);
  }
  const after = [...counts].map(([char, count]) => [change.get(char) ?? char, count] as const);
  const changed = [...counts].reduce((sum, [char, count]) => sum + (change.has(char) ? count : 0), 0);
  return { really, takenFor, change, fit: fitness(after, language), changed };
};

const share = ({ own, foreign, impossible }: Fitness): number => own / Math.max(1, own + foreign + impossible);

/** Letters gained, then fewest changes: a table that explains the same with less is the one that was used. */
const better = (a: Remap, b: Remap): Remap => {
  const worth = ({ fit }: Remap): number => fit.own - 4 * fit.impossible;
  const gain = worth(b) - worth(a);
  return gain > 0 || (gain === 0 && b.changed < a.changed) ? b : a;
};

/**
 * Foreign words bring some foreign letters; a wrong table makes the language's own letters vanish. So the repair must
 * leave hardly any strange letter, and give at least three letters back.
 */
const wrongTable = (text: string, language: string): Damage | undefined => {
  const counts = histogram(text);
  const before = fitness(counts, language);
  const best = tablesFor(language)
    .flatMap((really) =>
      FALLBACKS.filter((takenFor) => takenFor !== really).map((takenFor) => remap(counts, really, takenFor, language)),
    )
    .reduce(better);
  if (best.fit.own - before.own < 3 || share(best.fit) < 0.9 || share(before) > 0.85) return undefined;
  const { really, takenFor, change, changed } = best;
  const repair = (part: string): string => [...part].map((char) => change.get(char) ?? char).join('');
  return { kind: 'wrong-table', really, takenFor, count: changed, repair };
};

/** Finds the damage that letters alone prove, in text that should be in `language` (BCP 47). */
export const findDamage = (text: string, language: string): Damage | undefined =>
  doubleUtf8(text, language) ?? wrongTable(text, baseLanguage(language));
