import { request } from 'node:http';
import type { Answered } from './client.ts';
import type { TestService } from './service.ts';

export interface Tus {
  /** @param length bytes that are announced; @param name absent: none is sent */
  readonly begin: (length: number, name?: string) => Promise<Answered>;
  /** @param upload path of an upload */
  readonly patch: (upload: string, offset: number, bytes: Uint8Array) => Promise<Answered>;
  /** Bytes that have arrived. */
  readonly offset: (upload: string) => Promise<number>;
  /** Sends a file in one piece. @returns the answer to its last byte */
  readonly send: (name: string, bytes: Uint8Array) => Promise<Answered>;
  /** Announces bytes up to the end of the upload, sends some of them, and is gone. */
  readonly cutOff: (upload: string, offset: number, bytes: Uint8Array, length: number) => Promise<void>;
}

export const TUS_HEADERS = { 'tus-resumable': '1.0.0' };
const PART = { ...TUS_HEADERS, 'content-type': 'application/offset+octet-stream' };

/** Speaks the tus protocol request by request. */
export const newTus = ({ url, call }: TestService, key: string, documentary = 'farm'): Tus => {
  const path = `/v1/documentaries/${documentary}/media`;
  const begin: Tus['begin'] = (length, name) =>
    call('POST', path, { key, headers: { ...TUS_HEADERS, 'upload-length': String(length), ...named(name) } });
  const patch: Tus['patch'] = (upload, offset, body) =>
    call('PATCH', upload, { key, body, headers: { ...PART, 'upload-offset': String(offset) } });
  return {
    begin,
    patch,
    offset: async (upload) => {
      const { headers } = await call('HEAD', upload, { key, headers: TUS_HEADERS });
      return Number(headers.get('upload-offset') ?? Number.NaN);
    },
    send: async (name, bytes) => {
      const begun = await begin(bytes.length, name);
      return begun.status === 201 && bytes.length > 0 ? patch(uploadOf(begun), 0, bytes) : begun;
    },
    cutOff: async (upload, offset, bytes, length) => {
      const headers = { ...PART, 'upload-offset': String(offset), 'content-length': String(length - offset) };
      const sent = request(url + upload, { method: 'PATCH', headers: { ...headers, authorization: `Bearer ${key}` } });
      sent.on('error', () => {});
      await new Promise<void>((resolve) => sent.write(bytes, () => resolve()));
      // What was written lies in the system's hands: let it be read.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await new Promise<void>((resolve) => sent.once('close', resolve).destroy());
    },
  };
};

/** The path of an upload that was begun. */
export const uploadOf = ({ headers }: Answered): string => new URL(headers.get('location') ?? '').pathname;

const named = (name: string | undefined): Record<string, string> =>
  name === undefined ? {} : { 'upload-metadata': `filename ${Buffer.from(name, 'utf8').toString('base64')}` };
