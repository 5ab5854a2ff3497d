import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: nobody guesses one, so that a plain hash keeps it. */
export const newKeyText = (): string => `pr_${randomBytes(32).toString('base64url')}`;

export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Short enough to be read aloud, long enough for keys never to share one. */
export const idOf = (hash: string): string => hash.slice(0, 12);

export const withoutKeys = (text: string): string => text.replace(/pr_[\w-]{20,}/g, 'pr_…');
