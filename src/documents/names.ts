import { createHash } from 'node:crypto';
import { PolyreelError } from '../errors.ts';
import { slug } from '../manifest/values.ts';

/** File systems take 255 bytes; what comes after the name needs some. */
const LONGEST = 200;

/**
 * A text of a person as one part of an object's name: every byte that is no letter, digit, dot or hyphen of ASCII is
 * `_xx`. What would become too long, or is nothing but dots, is named by its SHA-256 behind two underscores.
 */
export const encodeName = (text: string): string => {
  const encoded = [...new TextEncoder().encode(text)].map(encodeByte).join('');
  return encoded.length <= LONGEST && !/^\.*$/.test(encoded)
    ? encoded
    : `__${createHash('sha256').update(text).digest('hex')}`;
};

const encodeByte = (byte: number): string => {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9.-]/.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`;
};

/** The text again, or what stands for it. */
export const decodeName = (name: string): string =>
  name.startsWith('__') ? name : decodeURIComponent(name.replaceAll('_', '%'));

export const isSlug = (text: string): boolean => slug.safeParse(text).success;

/** @throws PolyreelError `not-found` where nothing can be called so */
export const slugged = (text: string, what: 'documentary' | 'edition' = 'documentary'): string => {
  if (isSlug(text)) return text;
  throw new PolyreelError(
    'not-found',
    `there is no ${what} ${JSON.stringify(text.slice(0, 80))}: names are made of a-z, 0-9 and "-".`,
  );
};

export const folderOf = (documentary: string): string => `documentaries/${slugged(documentary)}`;
