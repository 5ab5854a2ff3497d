import { createHash } from 'node:crypto';

/** What is said of an input decides whether a file is read at all, never what is made of it: results stay good. */
const GUARD = /"-(?:protocol_whitelist|format_whitelist|codec_whitelist|max_streams|max_pixels)","[^"]*",/g;

/** 16 hex digits that change whenever a command would make something else. */
export const recipeOf = (commands: unknown): string =>
  createHash('sha256').update(JSON.stringify(commands).replace(GUARD, '')).digest('hex').slice(0, 16);
