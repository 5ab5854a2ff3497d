import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Content, ObjectStore } from '../../../src/ports.ts';

const checked = (name: string): string => {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(name) || name.split('/').includes('..'))
    throw new RangeError(`not a name of an object: ${name}`);
  return name;
};

const taken = async (content: Content): Promise<Uint8Array> => {
  if (content instanceof Uint8Array) return content;
  const read = new Uint8Array(await readFile(content.file));
  await rm(content.file);
  return read;
};

/** A store that forgets; held to the same contract as the real ones. */
export const memoryStore = (): ObjectStore => {
  const objects = new Map<string, Uint8Array>();
  const versionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  return {
    size: async (name) => objects.get(checked(name))?.byteLength,
    read: async (name) => objects.get(checked(name)),
    readVersion: async (name) => {
      const bytes = objects.get(checked(name));
      return bytes && { bytes, version: versionOf(bytes) };
    },
    stream: async (name, range) => {
      const bytes = objects.get(checked(name));
      return bytes && Readable.from([bytes.subarray(range?.first ?? 0, range?.end ?? bytes.length)]);
    },
    create: async (name, content) => {
      checked(name);
      const read = await taken(content);
      if (objects.has(name)) return false;
      objects.set(name, read);
      return true;
    },
    replace: async (name, content) => void objects.set(checked(name), await taken(content)),
    swap: async (name, content, version) => {
      const bytes = objects.get(checked(name));
      if (!bytes || versionOf(bytes) !== version) return false;
      objects.set(name, content);
      return true;
    },
    copy: async (from, to) => {
      const bytes = objects.get(checked(from));
      if (bytes) objects.set(checked(to), bytes);
      return bytes !== undefined;
    },
    localPath: async (name) => {
      const content = objects.get(checked(name));
      if (!content) return undefined;
      const path = join(await mkdtemp(join(tmpdir(), 'polyreel-memory-')), 'object');
      await writeFile(path, content);
      return path;
    },
    async *list(prefix) {
      for (const name of objects.keys()) if (name.startsWith(prefix)) yield name;
    },
    remove: async (name) => void objects.delete(checked(name)),
    presign: async () => undefined,
    ping: async () => {},
  };
};
