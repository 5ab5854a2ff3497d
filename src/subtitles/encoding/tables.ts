import iconv from 'iconv-lite';
import { baseLanguage } from './alphabets.ts';

/** Any text file may be in one of these. On a tie the earlier one wins: the Windows tables are what arrives most. */
const COMMON = ['windows-1250', 'windows-1252', 'iso-8859-2'] as const;

const BY_SCRIPT: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['cs', 'sk', 'sl', 'hr', 'bs', 'pl', 'hu', 'ro', 'sq'],
    ['windows-1250', 'iso-8859-2'],
  ],
  [['sr'], ['windows-1250', 'iso-8859-2', 'windows-1251', 'iso-8859-5']],
  [
    ['bg', 'mk', 'ru', 'uk'],
    ['windows-1251', 'iso-8859-5', 'koi8-u'],
  ],
  [['el'], ['windows-1253', 'iso-8859-7']],
  [['tr'], ['windows-1254']],
  [
    ['et', 'lt', 'lv'],
    ['windows-1257', 'iso-8859-13'],
  ],
];

/** Single-byte tables to try for a language, the likeliest first. */
export const tablesFor = (language: string): readonly string[] => {
  const own = BY_SCRIPT.find(([languages]) => languages.includes(baseLanguage(language)))?.[1] ?? ['windows-1252'];
  return [...new Set([...own, ...COMMON])];
};

/** The tables whose upper half holds Latin letters. */
export const LATIN_TABLES: ReadonlySet<string> = new Set([...COMMON, 'windows-1254', 'windows-1257', 'iso-8859-13']);

const cache = new Map<string, readonly string[]>();
const UNDEFINED = '\ufffd';
/** What stands for a byte without a character: the C1 control, as in browsers; Macintosh F0 is the private Apple sign. */
const standIn = (byte: number): string => (byte < 0xa0 ? String.fromCharCode(byte) : '\uf8ff');

/** The character of each of the 256 bytes. */
export const tableOf = (encoding: string): readonly string[] => {
  const known = cache.get(encoding);
  if (known) return known;
  const decoded = iconv.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte) as Buffer, encoding);
  const table = [...decoded].map((char, byte) => (char === UNDEFINED ? standIn(byte) : char));
  cache.set(encoding, table);
  return table;
};

/** The byte of each character, the reverse of `tableOf`; ASCII left out. */
export const bytesOf = (encoding: string): ReadonlyMap<string, number> =>
  new Map(
    tableOf(encoding)
      .map((char, byte) => [char, byte] as const)
      .slice(128),
  );
