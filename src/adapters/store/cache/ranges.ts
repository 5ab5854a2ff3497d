import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteRange } from '../../../ports.ts';
import type { Room } from './room.ts';

/** Bytes that are fetched and kept together. */
export const BLOCK = 4 * 1024 ** 2;
/** Bytes of a block's digest in the table at the head of the file; none but zeros where the block is missing. */
const DIGEST = 16;
/** Milliseconds between two signs that a file is in use. */
const TOUCH = 60_000;

/** An object of which only what is asked for is fetched. */
export interface Ranges {
  /** Bytes. */
  readonly size: number;
  /** Bytes `[first, end)`; less where the object ends before. */
  readonly read: (first: number, end: number) => Promise<Uint8Array>;
}

/**
 * Blocks of an object in a file with holes, shared by all processes of this machine. The table holds a digest of each
 * block that is there: whatever half-written, lost or foreign block a crash leaves is fetched again.
 */
export const openRanges = (
  room: Room,
  key: string,
  size: number,
  fetch: (range: ByteRange) => Promise<Uint8Array>,
): Ranges => {
  const file = join(room.folder, `${key}.ranges`);
  const table = Math.ceil((Math.ceil(size / BLOCK) * DIGEST) / 4096) * 4096;
  const loading = new Map<number, Promise<Uint8Array>>();
  const verified = new Map<number, string>();
  let touched = 0;

  const touch = async (): Promise<void> => {
    if (performance.now() - touched < TOUCH && touched > 0) return;
    touched = performance.now();
    await utimes(file, new Date(), new Date());
  };

  const rangeOf = (block: number): ByteRange => ({ first: block * BLOCK, end: Math.min(size, (block + 1) * BLOCK) });

  const load = async (handle: FileHandle, block: number): Promise<Uint8Array> => {
    const range = rangeOf(block);
    const kept = await readAt(handle, table + range.first, range.end - range.first);
    const entry = await readAt(handle, block * DIGEST, DIGEST);
    if (entry.some(Boolean) && digestOf(kept).equals(entry)) return kept;
    const bytes = await fetch(range);
    await room.make(bytes.byteLength);
    await keep(handle, table + range.first, bytes, block * DIGEST);
    return bytes;
  };

  const blockOf = async (handle: FileHandle, block: number, first: number, end: number): Promise<Uint8Array> => {
    const start = block * BLOCK;
    const entry = (await readAt(handle, block * DIGEST, DIGEST)).toString('hex');
    if (verified.get(block) === entry) return readAt(handle, table + first, end - first);
    const whole = loading.get(block) ?? load(handle, block).finally(() => loading.delete(block));
    loading.set(block, whole);
    const bytes = await whole;
    verified.set(block, digestOf(bytes).toString('hex'));
    return bytes.subarray(first - start, end - start);
  };

  return {
    size,
    read: async (first, end) => {
      const last = Math.min(end, size);
      if (last <= first) return new Uint8Array(0);
      const handle = await open(file, constants.O_RDWR | constants.O_CREAT);
      try {
        await touch();
        const pieces: Uint8Array[] = [];
        for (let at = first; at < last; ) {
          const block = Math.floor(at / BLOCK);
          const to = Math.min(last, (block + 1) * BLOCK);
          pieces.push(await blockOf(handle, block, at, to));
          at = to;
        }
        return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
      } finally {
        await handle.close();
      }
    },
  };
};

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest().subarray(0, DIGEST);

/** Past the end of the file there are zeros, as in its holes. */
const readAt = async (handle: FileHandle, position: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes;
};

/** The bytes go first, their digest last. A disk that is full keeps nothing, and what was fetched is used all the same. */
const keep = async (handle: FileHandle, position: number, bytes: Uint8Array, entry: number): Promise<void> => {
  try {
    await handle.write(bytes, 0, bytes.byteLength, position);
    await handle.write(digestOf(bytes), 0, DIGEST, entry);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
};
