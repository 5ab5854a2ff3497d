import { expect } from 'vitest';
import type { Answered } from './client.ts';

/** Milliseconds after which an answer counts as one that never comes. */
const NEVER = 5_000;

/** What a request is answered when something that it needs is away. @throws Error where it hangs */
export const expectAway = async (asked: Promise<Answered>, code: 'queue-away' | 'store-away'): Promise<void> => {
  const { status, headers, json, text } = await inTime(asked);
  expect([status, json?.code, headers.get('retry-after')], text).toEqual([503, code, '5']);
  expect(text).not.toMatch(/127\.0\.0\.1|ECONN/);
};

export const inTime = async (asked: Promise<Answered>): Promise<Answered> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the request hangs')), NEVER);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
};
