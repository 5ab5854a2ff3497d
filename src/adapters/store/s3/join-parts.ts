import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
} from '@aws-sdk/client-s3';
import type { Bucket } from './bucket.ts';
import type { Condition } from './write.ts';

/** Where a part belongs. */
export interface Slot {
  readonly name: string;
  readonly upload: string;
  /** Counts from 1. */
  readonly number: number;
}

export interface Joined<Part> {
  readonly parts: readonly Part[];
  readonly condition: Condition;
  readonly metadata: Readonly<Record<string, string>>;
  /** Puts one part where it belongs. @returns its ETag */
  readonly put: (part: Part, slot: Slot) => Promise<string>;
  /** Called when all parts are there; what it throws keeps them from being joined. */
  readonly prove?: () => void;
}

/** Makes an object of parts, some of them put at once. Where anything fails, nothing of it stays. */
export const joinParts = async <Part>(
  { client, at, limits }: Bucket,
  name: string,
  { parts, condition, metadata, put, prove }: Joined<Part>,
): Promise<void> => {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...at(name), Metadata: { ...metadata } }));
  const upload = UploadId ?? '';
  try {
    const Parts = await inTurns(parts, limits.parallel, async (part, index) => {
      const number = index + 1;
      return { PartNumber: number, ETag: await put(part, { name, upload, number }) };
    });
    prove?.();
    const join = { ...at(name), ...condition, UploadId, MultipartUpload: { Parts } };
    await client.send(new CompleteMultipartUploadCommand(join));
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...at(name), UploadId })).catch(() => {});
    throw error;
  }
};

/**
 * Does something with each, a few at once; the results are in the order of what was given. After a failure nothing more
 * is begun, and it is told when all that was begun has ended: a part that arrives after its upload was given up would stay.
 */
const inTurns = async <From, To>(
  list: readonly From[],
  atOnce: number,
  act: (each: From, index: number) => Promise<To>,
): Promise<To[]> => {
  const results: To[] = [];
  const queue = list.entries();
  const failures: unknown[] = [];
  const work = async (): Promise<void> => {
    for (const [index, each] of queue) {
      if (failures.length) return;
      try {
        results[index] = await act(each, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failures.length) throw failures[0];
  return results;
};
