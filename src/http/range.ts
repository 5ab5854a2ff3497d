import type { ByteRange } from '../ports.ts';

/**
 * RFC 9110: what a `Range` header asks of so many bytes. Undefined: all of them, also where several ranges are asked
 * for or the header means nothing; `none`: there are no such bytes.
 */
export const rangeOf = (header: string | undefined, bytes: number): ByteRange | 'none' | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '')
    return Number(to) === 0 || bytes === 0 ? 'none' : { first: Math.max(0, bytes - Number(to)), end: bytes };
  if (to !== '' && Number(to) < Number(from)) return undefined;
  const end = to === '' ? bytes : Math.min(bytes, Number(to) + 1);
  return Number(from) < bytes ? { first: Number(from), end } : 'none';
};
