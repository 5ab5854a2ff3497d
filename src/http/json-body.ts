import { printParseErrorCode } from 'jsonc-parser';
import { syntaxErrors } from '../manifest/syntax-errors.ts';
import type { Problem } from '../problem.ts';
import { HttpRefusal } from './refusal.ts';

/** What nobody's request needs, and what could tire or trick what reads it. */
const MAX_DEPTH = 32;
const TRICKS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads the JSON of a request; undefined where the body is empty.
 * @throws HttpRefusal 400 with the line and column, or the name that is refused
 */
export const readJson = (bytes: Uint8Array): unknown => {
  const text = decode(bytes);
  if (text.trim() === '') return undefined;
  const value = parse(text);
  refuseTricks(value);
  return value;
};

/** @throws HttpRefusal where the bytes are not UTF-8 */
export const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw bad('not-utf8', '', 'the body is not UTF-8; save it as UTF-8 and send it again.');
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    const { error, offset } = syntaxErrors(text)[0] ?? { error: 1, offset: 0 };
    const what = printParseErrorCode(error)
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase();
    throw bad('not-json', placeOf(text, offset), `this is not JSON: ${what}. Mend it there.`);
  }
};

const placeOf = (text: string, offset: number): string => {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
};

/** Walks without recursion: the depth is what is not trusted. */
const refuseTricks = (document: unknown): void => {
  const open: { value: unknown; depth: number; at: string }[] = [{ value: document, depth: 0, at: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= MAX_DEPTH)
      throw bad('too-deep', next.at, `nothing here is nested deeper than ${MAX_DEPTH} levels.`);
    for (const [key, value] of Object.entries(next.value)) {
      const at = `${next.at}/${key}`;
      if (TRICKS.has(key)) throw bad('refused-name', at, `"${key}" is no name of a field; leave it out.`);
      open.push({ value, depth: next.depth + 1, at });
    }
  }
};

const bad = (code: string, at: string, message: string): HttpRefusal => {
  const problems: Problem[] = [{ severity: 'block', code, at, message }];
  return new HttpRefusal('bad-arguments', at ? `${at}: ${message}` : message, { problems });
};
