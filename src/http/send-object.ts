import type { ReleaseFile } from '../documents/model.ts';
import type { ByteRange } from '../ports.ts';
import type { Answer } from './answered.ts';
import { disposition } from './download-name.ts';
import { namesTag } from './etag.ts';
import { notFound } from './guard.ts';
import { rangeOf } from './range.ts';
import { HttpRefusal } from './refusal.ts';
import type { Call } from './route.ts';

/** Seconds for which the address of a download holds: enough to begin it. */
const LINK_HOLDS = 900;

export interface Sent {
  /** Its name in the store. */
  readonly object: string;
  /** What it is saved as. */
  readonly filename: string;
  readonly file: Pick<ReleaseFile, 'bytes' | 'sha256' | 'type'>;
  /** Shown in the page or the player that asks, and not saved. */
  readonly inline?: boolean;
  /** Always answered with its bytes, also where the store has an address of its own for them. */
  readonly here?: boolean;
  /** Cache-Control; nothing is used again unasked where it is absent. */
  readonly cache?: string;
}

type Asking = Pick<Call<unknown, unknown, unknown>, 'headers' | 'raw' | 'running'>;

/** Gives an object as a file: where the store can, by an address of its own, otherwise its bytes, or a range of them. */
export const sendObject = async (call: Asking, sent: Sent): Promise<Answer> => {
  const { headers, raw, running } = call;
  const { file, filename, inline = false, here = false, cache = 'private, no-cache' } = sent;
  const etag = `"${file.sha256}"`;
  const about = { etag, 'accept-ranges': 'bytes', 'cache-control': cache };
  if (namesTag(headers['if-none-match'], etag)) return { status: 304, headers: about };
  const shown = {
    ...about,
    'content-type': file.type,
    'content-disposition': disposition(filename, inline ? 'inline' : 'attachment'),
  };
  if (raw.request.method === 'HEAD')
    return { status: 200, headers: { ...shown, 'content-length': String(file.bytes) } };
  const { store } = running.services.records;
  const told = { filename, type: file.type, seconds: LINK_HOLDS, ...(inline ? { inline } : {}) };
  const link = here ? undefined : await store.presign(sent.object, told);
  if (link) return { status: 302, headers: { location: link, 'cache-control': 'no-store' } };
  return sendBytes(call, sent, shown);
};

const sendBytes = async (call: Asking, sent: Sent, shown: Readonly<Record<string, string>>): Promise<Answer> => {
  const { bytes } = sent.file;
  const range = wantedRange(call, sent);
  const { first, end } = range ?? { first: 0, end: bytes };
  const content = await call.running.services.records.store.stream(sent.object, { first, end });
  if (!content) throw notFound('the file is no longer in the store.');
  const headers = { ...shown, 'content-length': String(end - first) };
  if (!range) return { status: 200, headers, content };
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${first}-${end - 1}/${bytes}` }, content };
};

/** With `If-Range`, a range of another version of the file is not wanted. @throws HttpRefusal 416 */
const wantedRange = ({ headers }: Asking, { file }: Sent): ByteRange | undefined => {
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== `"${file.sha256}"`) return undefined;
  const range = rangeOf(headers.range, file.bytes);
  if (range === 'none')
    throw new HttpRefusal('range-not-satisfiable', `the file has ${file.bytes} bytes.`, {
      headers: { 'content-range': `bytes */${file.bytes}` },
    });
  return range;
};

/** Whether an answer begins a download: a player asks for many ranges of one file. */
export const beginsAtStart = ({ raw }: Asking, { status, headers = {} }: Answer): boolean =>
  raw.request.method === 'GET' &&
  (status === 200 || status === 302 || (status === 206 && headers['content-range']?.startsWith('bytes 0-') === true));
