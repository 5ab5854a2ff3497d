import { PolyreelError } from '../../errors.ts';
import { asFailure } from '../../run/failure.ts';
import { HttpRefusal, type RefusalCode } from '../refusal.ts';

/** Sentences for what the tus server refuses, by the status it does it with. */
const REFUSED: Readonly<Record<number, readonly [RefusalCode, string]>> = {
  400: ['bad-request', 'a header of the tus protocol is missing or cannot be read.'],
  403: ['bad-request', 'a header that the tus protocol wants is missing: Upload-Offset or Content-Type.'],
  404: ['not-found', 'there is no such upload for this key; begin a new one.'],
  409: ['conflict', 'the upload stands at another offset; ask for it with HEAD and go on from there.'],
  410: ['gone', 'the upload has expired; begin a new one.'],
  412: ['tus-version', 'send "Tus-Resumable: 1.0.0".'],
  413: ['too-large', 'that is more than the upload was said to have, or more than is taken here.'],
  501: ['no-such-extension', 'that extension of the tus protocol is not spoken here; send the file in one piece.'],
};

/** What the tus server threw or answered, as a failure of ours. It throws plain objects: `{ status_code, body }`. */
export const tusFailure = (thrown: unknown, status: number, said: string): Error => {
  if (thrown instanceof PolyreelError || thrown instanceof HttpRefusal) return thrown;
  const [code, sentence] = REFUSED[statusIn(thrown) ?? status] ?? [];
  if (code && sentence) return new HttpRefusal(code, withHeader(sentence, said));
  if (isLockTimeout(thrown))
    return new HttpRefusal('conflict', 'another request writes to this upload; wait a little and go on.', {
      headers: { 'retry-after': '5' },
    });
  return asFailure(thrown ?? new Error(`the tus server answered ${status}`), 'taking an upload');
};

const statusIn = (thrown: unknown): number | undefined =>
  typeof thrown === 'object' && thrown !== null && 'status_code' in thrown && typeof thrown.status_code === 'number'
    ? thrown.status_code
    : undefined;

const isLockTimeout = (thrown: unknown): boolean =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'body' in thrown &&
  thrown.body === 'failed to acquire lock before timeout';

/** The server names the header that it could not read: `Invalid upload-length`. */
const withHeader = (sentence: string, said: string): string => {
  const [, header] = /^Invalid ([\w -]+)/.exec(said.trim()) ?? [];
  return header ? `the header ${header.replaceAll(' ', ', ')} cannot be read. See tus.io for what it takes.` : sentence;
};
