import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach } from 'vitest';
import type { ObjectStore } from '../../../../src/ports.ts';

/** Opens an empty store; what it needs on disk lies in the folder. */
export type OpenStore = (folder: string) => ObjectStore | Promise<ObjectStore>;

/** An empty store and a folder for each test of the describe block it is called in. */
export interface Bench {
  readonly store: ObjectStore;
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
}

export const setBench = (open: OpenStore): (() => Bench) => {
  let folder = '';
  let bench: Bench;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'polyreel-store-'));
    bench = {
      store: await open(join(folder, 'store')),
      write: async (name, content) => {
        await writeFile(join(folder, name), content);
        return join(folder, name);
      },
    };
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => bench;
};

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const text = (content: Uint8Array | undefined): string | undefined =>
  content && new TextDecoder().decode(content);

export const listed = async (store: ObjectStore, prefix: string): Promise<string[]> => {
  const names: string[] = [];
  for await (const name of store.list(prefix)) names.push(name);
  return names.sort();
};

export const collected = async (stream: Readable | undefined): Promise<Buffer | undefined> => {
  if (!stream) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** Bytes that are nowhere the same twice, so that a lost or repeated piece shows. */
export const noise = (length: number): Buffer => {
  const all = Buffer.alloc(length);
  for (let at = 0, x = 1; at + 4 <= length; at += 4) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    all.writeUInt32LE(x, at);
  }
  return all;
};

export const times = <Value>(count: number, make: (index: number) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
