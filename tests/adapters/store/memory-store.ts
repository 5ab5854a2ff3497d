import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { checkName } from '../../../src/adapters/store/names.ts';
import type { Content, ObjectStore } from '../../../src/ports.ts';

const taken = async (content: Content): Promise<Uint8Array> => {
  if (content instanceof Uint8Array) return content;
  const read = new Uint8Array(await readFile(content.file));
  await rm(content.file);
  return read;
};

class KeptObjects extends Map<string, Uint8Array> {
  readonly #times = new Map<string, number>();
  modified(name: string): number {
    return this.#times.get(name) ?? 0;
  }
  override set(name: string, bytes: Uint8Array): this {
    this.#times.set(name, Date.now());
    return super.set(name, bytes);
  }
}

/** A store that forgets; held to the same contract as the real ones. */
export const memoryStore = (): ObjectStore => {
  const objects = new KeptObjects();
  const versionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  return {
    size: async (name) => objects.get(checkName(name))?.byteLength,
    read: async (name) => objects.get(checkName(name)),
    readVersion: async (name) => {
      const bytes = objects.get(checkName(name));
      return bytes && { bytes, version: versionOf(bytes) };
    },
    stream: async (name, range) => {
      const bytes = objects.get(checkName(name));
      return (
        bytes && Readable.from([bytes.subarray(range?.first ?? 0, range?.end ?? bytes.length)], { objectMode: false })
      );
    },
    create: async (name, content) => {
      checkName(name);
      const read = await taken(content);
      if (objects.has(name)) return false;
      objects.set(name, read);
      return true;
    },
    replace: async (name, content) => void objects.set(checkName(name), await taken(content)),
    swap: async (name, content, version) => {
      const bytes = objects.get(checkName(name));
      if (!bytes || versionOf(bytes) !== version) return false;
      objects.set(name, content);
      return true;
    },
    copy: async (from, to) => {
      checkName(to);
      const bytes = objects.get(checkName(from));
      if (bytes) objects.set(to, bytes);
      return bytes !== undefined;
    },
    localPath: async (name) => {
      const content = objects.get(checkName(name));
      if (!content) return undefined;
      const path = join(await mkdtemp(join(tmpdir(), 'polyreel-memory-')), 'object');
      await writeFile(path, content);
      return path;
    },
    async *list(prefix) {
      for (const name of objects.keys()) if (name.startsWith(prefix)) yield name;
    },
    async *entries(prefix) {
      for (const [name, { byteLength: bytes }] of objects)
        if (name.startsWith(prefix)) yield { name, bytes, modified: objects.modified(name) };
    },
    remove: async (name) => void objects.delete(checkName(name)),
    presign: async () => undefined,
    ping: async () => {},
  };
};
