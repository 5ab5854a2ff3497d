import { createHash } from 'node:crypto';

/** The names in a listing of `-codecs`, `-encoders` or `-filters` whose flags match: ` DEV.L. av1   Alliance …`. */
export const listedNames = (listing: string, flags: RegExp): readonly string[] =>
  listing.split('\n').flatMap((line) => {
    const [, mark = '', name] = /^ ?([A-Z.|]{2,8})\s+(\S+)\s/.exec(`${line} `) ?? [];
    return name && name !== '=' && flags.test(mark) ? [name] : [];
  });

export const versionOf = (text: string): string => /^ffmpeg version (\S+)/.exec(text)?.[1] ?? 'unknown';

/** Names the build: the same text, the same frames. */
export const buildOf = (text: string): string => createHash('sha256').update(text).digest('hex');
