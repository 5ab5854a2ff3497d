import { type FileHandle, open, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { centralDirectory, localHeader, type ZipEntry } from './zip-records.ts';

/** A file of a ZIP: its bytes, or the local file that holds them. */
export interface ZipMember {
  /** Its path in the ZIP, with `/`. */
  readonly name: string;
  readonly content: Uint8Array | { readonly file: string };
}

/**
 * Writes a new ZIP whose members are stored as they are, in their order; films would not become smaller. Each is asked for
 * when its turn comes. The same members give the same bytes. However large they are, one buffer of them is in memory; past 4 GiB the ZIP is a ZIP64.
 * Nothing is left of a ZIP that was not finished.
 * @throws RangeError for a name that stands twice or would leave the folder into which the ZIP is unpacked
 */
export const writeZip = async (
  members: Iterable<ZipMember> | AsyncIterable<ZipMember>,
  path: string,
  signal?: AbortSignal,
): Promise<void> => {
  const names = new Set<string>();
  const zip = await open(path, 'wx');
  try {
    const entries: ZipEntry[] = [];
    let offset = 0;
    for await (const member of members) {
      checkName(member.name, names);
      const entry = await writeMember(zip, member, offset, signal);
      entries.push(entry);
      offset += localHeader(entry).length + entry.bytes;
    }
    await writeAll(zip, centralDirectory(entries, offset), offset);
    await zip.close();
  } catch (error) {
    await zip.close();
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

/** The header says the sum of what follows it, so it is written last. */
const writeMember = async (
  zip: FileHandle,
  { name, content }: ZipMember,
  offset: number,
  signal?: AbortSignal,
): Promise<ZipEntry> => {
  const size = content instanceof Uint8Array ? content.length : undefined;
  const source = content instanceof Uint8Array ? undefined : await open(content.file, 'r');
  try {
    const bytes = size ?? (await source?.stat())?.size ?? 0;
    const start = offset + localHeader({ name, bytes, crc32: 0 }).length;
    let [sum, done] = [0, 0];
    for await (const chunk of source ? chunksOf(source) : [content as Uint8Array]) {
      signal?.throwIfAborted();
      await writeAll(zip, chunk, start + done);
      sum = crc32(chunk, sum);
      done += chunk.length;
    }
    if (done !== bytes) throw new Error(`${name} had ${bytes} bytes, and ${done} when it was read`);
    const entry = { name, bytes, crc32: sum, offset };
    await writeAll(zip, localHeader(entry), offset);
    return entry;
  } finally {
    await source?.close();
  }
};

/** Reads through one buffer: what is given out is good until the next is asked for. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(1 << 20);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

const writeAll = async (file: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
};
