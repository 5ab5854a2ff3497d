import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  return {
    size: async (name) => objects.get(checked(name))?.byteLength,
    read: async (name) => objects.get(checked(name)),
    create: async (name, content) => {
      checked(name);
      const read = await taken(content);
      if (objects.has(name)) return false;
      objects.set(name, read);
      return true;
    },
    replace: async (name, content) => void objects.set(checked(name), await taken(content)),
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
  };
};
