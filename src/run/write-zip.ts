import { type FileHandle, open, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { ZipWriter } from '@zip.js/zip.js';

/** A file of a ZIP: its bytes, or the local file that holds them. */
export interface ZipMember {
  /** Its path in the ZIP, with `/`. */
  readonly name: string;
  readonly content: Uint8Array | { readonly file: string };
}

/**
 * Writes a new ZIP whose members are stored as they are, in their order; films would not become smaller. Each is asked for
 * when its turn comes. The same members give the same bytes. However large they are, a few pieces of them are in memory;
 * past 4 GiB the ZIP is a ZIP64. Nothing is left of a ZIP that was not finished.
 * @throws RangeError for a name that stands twice or would leave the folder into which the ZIP is unpacked
 */
export const writeZip = async (
  members: Iterable<ZipMember> | AsyncIterable<ZipMember>,
  path: string,
  signal?: AbortSignal,
): Promise<void> => {
  // Loaded by who needs it: most commands write no ZIP.
  const { configure, ZipWriter } = await import('@zip.js/zip.js');
  configure({ useWebWorkers: false });
  const names = new Set<string>();
  const file = await open(path, 'wx');
  try {
    const zip = new ZipWriter(into(file), { keepOrder: true });
    for await (const member of members) {
      signal?.throwIfAborted();
      checkName(member.name, names);
      await addMember(zip, member, signal);
    }
    await zip.close();
    await file.close();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
};

const checkName = (name: string, taken: Set<string>): void => {
  const isOwn = name.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\:\0]/.test(name);
  if (!isOwn) throw new RangeError(`${JSON.stringify(name)} is no name for a file in a ZIP`);
  // Windows and macOS take them for one file.
  const folded = name.toLowerCase();
  if (taken.has(folded)) throw new RangeError(`two files of the ZIP are called ${JSON.stringify(name)}`);
  taken.add(folded);
};

/** The first day that DOS knows, in any zone: with a true time, the same members would be other bytes. */
const fixedTime = () => ({ lastModDate: new Date(1980, 0, 1), extendedTimestamp: false });

/** Read once for its sum, which stands before the bytes, and once for the bytes. */
const addMember = async (
  zip: ZipWriter<unknown>,
  { name, content }: ZipMember,
  signal?: AbortSignal,
): Promise<void> => {
  const source = content instanceof Uint8Array ? undefined : await open(content.file, 'r');
  const pieces = (): AsyncIterable<Uint8Array> | readonly Uint8Array[] =>
    source ? piecesOf(source, signal) : [content as Uint8Array];
  try {
    const planned = await measure(pieces());
    const readable = streamOf(checked(name, pieces(), planned));
    await zip.add(
      name,
      { readable, size: planned.bytes },
      {
        ...{ passThrough: true, compressionMethod: 0, uncompressedSize: planned.bytes, signature: planned.sum },
        ...fixedTime(),
      },
    );
  } finally {
    await source?.close();
  }
};

interface Measured {
  readonly bytes: number;
  readonly sum: number;
}

const measure = async (pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Measured> => {
  let [bytes, sum] = [0, 0];
  for await (const piece of pieces) [bytes, sum] = [bytes + piece.length, crc32(piece, sum)];
  return { bytes, sum };
};

/** Passes the pieces on, and fails at their end where they are not those that were measured. */
async function* checked(
  name: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  planned: Measured,
): AsyncGenerator<Uint8Array> {
  let [bytes, sum] = [0, 0];
  for await (const piece of pieces) {
    [bytes, sum] = [bytes + piece.length, crc32(piece, sum)];
    yield piece;
  }
  if (bytes !== planned.bytes || sum !== planned.sum) throw new Error(`${name} changed while it was read`);
}

const PIECE = 1 << 18;

async function* piecesOf(file: FileHandle, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    signal?.throwIfAborted();
    const { buffer, bytesRead } = await file.read(new Uint8Array(PIECE), 0, PIECE, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

const streamOf = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );

const into = (file: FileHandle): WritableStream<Uint8Array> => {
  let at = 0;
  return new WritableStream({
    write: async (bytes) => {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at);
        done += bytesWritten;
        at += bytesWritten;
      }
    },
  });
};
