import { open } from 'node:fs/promises';
import type { KnownRun } from '../../../ports.ts';
import { sha256File } from '../../../run/read-through.ts';
import type { Bucket } from './bucket.ts';
import { nameOf } from './failure.ts';
import { joinParts } from './join-parts.ts';
import { NotCopied, newPartPutter } from './part-putter.ts';
import { planParts } from './plan-parts.ts';
import { type Described, describeObject } from './read.ts';
import { type Condition, putIf } from './write.ts';

export interface KnownFile {
  readonly file: string;
  readonly size: number;
  readonly known: readonly KnownRun[];
}

/**
 * Puts a file of which the store has runs already: those are copied there, the rest is sent.
 * @returns false where the condition does not hold; undefined, with nothing put, where the file must be sent whole: no
 * run is there any more or long enough, one is not what it was taken for, or the store does not join parts like these
 */
export const putKnown = async (
  bucket: Bucket,
  name: string,
  { file, size, known }: KnownFile,
  condition: Condition,
): Promise<boolean | undefined> => {
  const sources = await describeSources(bucket, known);
  const parts = planParts(
    size,
    known.filter((run) => isThere(run, sources)),
    bucket.limits,
  );
  if (!parts.some(({ from }) => from)) return undefined;
  // As if it were sent in one request: so it is proven whenever it is read whole.
  const digest = size <= bucket.limits.single ? { sha256: await sha256File(file) } : undefined;
  const handle = await open(file, 'r');
  try {
    return await putIf(bucket, name, (writer) => {
      const putter = newPartPutter(bucket, handle, sources);
      return joinParts(bucket, name, { parts, condition, metadata: { ...writer, ...digest }, ...putter });
    });
  } catch (error) {
    if (error instanceof NotCopied || REFUSALS.includes(nameOf(error))) return undefined;
    throw error;
  } finally {
    await handle.close();
  }
};

/** What stores say that want larger parts than others, or parts of one size. */
const REFUSALS = ['EntityTooSmall', 'InvalidPart'];

const describeSources = async (bucket: Bucket, known: readonly KnownRun[]): Promise<ReadonlyMap<string, Described>> => {
  const sources = new Map<string, Described>();
  for (const name of new Set(known.map(({ from }) => from.name))) {
    const found = await describeObject(bucket, name);
    if (found) sources.set(name, found);
  }
  return sources;
};

const isThere = ({ first, end, from }: KnownRun, sources: ReadonlyMap<string, Described>): boolean =>
  from.first + end - first <= (sources.get(from.name)?.size ?? 0);
