import { bytesOf } from './tables.ts';

/** Tables that programs fall back on when they are not told one. */
export const FALLBACKS = ['windows-1252', 'windows-1250', 'iso-8859-2', 'macintosh', 'cp852', 'cp850', 'cp437'];

/** Bytes 80–9F of a table whose text went through ISO-8859-1 come back as C1 controls. */
const reverse = (encoding: string): ReadonlyMap<string, number> => {
  const bytes = new Map(bytesOf(encoding));
  for (let code = 0x80; code < 0xa0; code++) {
    const control = String.fromCharCode(code);
    if (!bytes.has(control)) bytes.set(control, code);
  }
  return bytes;
};

/** Of each table: the byte of each character. */
export const reversed = new Map(FALLBACKS.map((encoding) => [encoding, reverse(encoding)]));

/** How often each character beyond ASCII stands in a text. */
export const histogram = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const char of text) if (char > '\u007f') counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
};
