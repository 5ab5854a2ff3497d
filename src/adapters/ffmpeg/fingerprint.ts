import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface Fingerprint {
  /** SHA-256 in hex. */
  readonly digest: string;
  readonly bytes: number;
  /** The first bytes, at most 1024. */
  readonly head: Uint8Array;
}

/** Reads a file once, from its beginning to its end. @throws the error of the file system */
export const fingerprint = async (path: string, signal?: AbortSignal): Promise<Fingerprint> => {
  const hash = createHash('sha256');
  let [bytes, head] = [0, new Uint8Array()];
  const stream = createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (bytes === 0) head = Uint8Array.from(chunk.subarray(0, 1024));
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { digest: hash.digest('hex'), bytes, head };
};
