import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { playSecret } from './play-secret.ts';
import type { Records } from './records.ts';

/** That whoever has it may play one release, in the name of a key. */
export interface Grant {
  readonly documentary: string;
  readonly edition: string;
  readonly release: string;
  /** Id of the key that it was given to. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Grants are kept nowhere: each says what it grants, and is signed (HMAC-SHA-256). */
export interface Grants {
  /** A grant as one part of an address. It holds for twelve hours. */
  readonly give: (to: Omit<Grant, 'expiresAt'>) => Promise<{ readonly text: string; readonly expiresAt: number }>;
  /** What a text grants, expired or not; undefined where it was not given by this service. */
  readonly read: (text: string) => Promise<Grant | undefined>;
}

/** The longest film, begun late and with a break for supper. */
const HOLDS = 12 * 3_600_000;

export const newGrants = (records: Records): Grants => {
  let secret: Promise<Uint8Array> | undefined;
  const sign = async (said: string): Promise<Buffer> => {
    secret ??= playSecret(records);
    secret.catch(() => {
      secret = undefined;
    });
    return createHmac('sha256', await secret)
      .update(`polyreel play 1 ${said}`)
      .digest();
  };
  return {
    give: async ({ documentary, edition, release, key }) => {
      const expiresAt = records.now().getTime() + HOLDS;
      // Two grants are never the same: each counts as one who watches.
      const chance = randomBytes(6).toString('base64url');
      const said = encode([documentary, edition, release, key, expiresAt, chance]);
      return { text: `${said}.${(await sign(said)).toString('base64url')}`, expiresAt };
    },
    read: async (text) => {
      const [, said, mark] = /^([\w-]{1,800})\.([\w-]{43})$/.exec(text) ?? [];
      if (said === undefined || mark === undefined) return undefined;
      // As text: of the last letter, two bits stand for nothing, and four letters for the same bytes.
      const [given, own] = [Buffer.from(mark), Buffer.from((await sign(said)).toString('base64url'))];
      return given.length === own.length && timingSafeEqual(given, own) ? decode(said) : undefined;
    },
  };
};

type Said = readonly [
  documentary: string,
  edition: string,
  release: string,
  key: string,
  until: number,
  chance: string,
];

const encode = (said: Said): string => Buffer.from(JSON.stringify(said)).toString('base64url');

const decode = (said: string): Grant => {
  const [documentary, edition, release, key, expiresAt] = JSON.parse(
    Buffer.from(said, 'base64url').toString('utf8'),
  ) as Said;
  return { documentary, edition, release, key, expiresAt };
};

/** Names a grant without giving it away. */
export const grantName = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
