import { createHash, randomBytes } from 'node:crypto';

/** What a secret opens: `pr` everything that its key may, `ps` the same in one browser, `pl` one sign-in. */
type Kind = 'pr' | 'ps' | 'pl';

/** 256 bits: nobody guesses one, so that a plain hash keeps it. */
const newText = (kind: Kind): string => `${kind}_${randomBytes(32).toString('base64url')}`;

export const newKeyText = (): string => newText('pr');
export const newSessionText = (): string => newText('ps');
export const newLinkText = (): string => newText('pl');

export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Short enough to be read aloud, long enough for keys never to share one. */
export const idOf = (hash: string): string => hash.slice(0, 12);

export const withoutKeys = (text: string): string => text.replace(/(p[rsl]_)[\w-]{20,}/g, '$1…');
