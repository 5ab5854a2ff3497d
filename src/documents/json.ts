import { PolyreelError } from '../errors.ts';
import type { ObjectStore } from '../ports.ts';

export const jsonBytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);

/** @throws PolyreelError where the object is no JSON: what is written in one step is whole, so someone spoilt it */
export const parseObject = <Value>(name: string, bytes: Uint8Array): Value => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Value;
  } catch (cause) {
    throw new PolyreelError('unexpected', `the object ${name} of the store is damaged; restore it from a backup.`, {
      cause,
    });
  }
};

export const readJson = async <Value>(store: ObjectStore, name: string): Promise<Value | undefined> => {
  const bytes = await store.read(name);
  return bytes && parseObject<Value>(name, bytes);
};

export const readJsonVersion = async <Value>(
  store: ObjectStore,
  name: string,
): Promise<{ readonly value: Value; readonly version: string } | undefined> => {
  const found = await store.readVersion(name);
  return found && { value: parseObject<Value>(name, found.bytes), version: found.version };
};

/**
 * Changes an object that several may change: `change` is called again with what stands there where another was faster.
 * @param change gives undefined where nothing is to be written
 * @returns what stands there at the end
 */
export const changeJson = async <Value>(
  store: ObjectStore,
  name: string,
  change: (value: Value | undefined) => Value | undefined,
): Promise<Value | undefined> => {
  for (;;) {
    const found = await readJsonVersion<Value>(store, name);
    const changed = change(found?.value);
    if (changed === undefined) return found?.value;
    const bytes = jsonBytes(changed);
    if (found ? await store.swap(name, bytes, found.version) : await store.create(name, bytes)) return changed;
  }
};

/** All names under a prefix that a pattern takes, in order. */
export const namesUnder = async (store: ObjectStore, prefix: string, pattern: RegExp): Promise<string[]> => {
  const names: string[] = [];
  for await (const name of store.list(prefix)) if (pattern.test(name)) names.push(name);
  return names.sort();
};

/** The objects of those names that are still there, in their order. */
export const readAll = async <Value>(store: ObjectStore, names: readonly string[]): Promise<Value[]> => {
  const read: Value[] = [];
  // A bucket answers many at once, but not a thousand.
  for (let i = 0; i < names.length; i += 32) {
    const some = await Promise.all(names.slice(i, i + 32).map((name) => readJson<Value>(store, name)));
    for (const value of some) if (value !== undefined) read.push(value);
  }
  return read;
};
