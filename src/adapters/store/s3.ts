import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CreateBucketCommand, DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Content, ObjectStore } from '../../ports.ts';
import type { Ranges } from './cache/ranges.ts';
import { type Explain, explained, explainedEach, explaining } from './explain.ts';
import { checkName } from './names.ts';
import { type RangeServer, startRangeServer } from './range-server.ts';
import { type Bucket, LIMITS, newBucket, type S3Limits, type S3Place } from './s3/bucket.ts';
import { copyObject } from './s3/copy.ts';
import { nameOf, s3Failure } from './s3/failure.ts';
import { listEntries, listNames, newLinks } from './s3/links.ts';
import { type Local, newLocal } from './s3/local.ts';
import { type EtagStyle, proveConditions, proveJoins, proveRaces } from './s3/prove.ts';
import { describeObject, rangeOf, readWhole } from './s3/read.ts';
import { putFile } from './s3/upload.ts';
import { putBytes } from './s3/write.ts';

export interface S3Settings extends S3Place {
  /** A folder of this machine for copies; all processes of the machine may share it. */
  readonly cacheFolder: string;
  /** What the copies may take together; more where all of them were used in the last quarter of an hour. */
  readonly cacheBytes: number;
}

/** A store that is reached over the network, of whose large objects only parts need to be fetched. */
export interface S3Store extends ObjectStore {
  /** Undefined where there is no such object. What is read is kept, in blocks of 4 MiB. */
  readonly openRanges: (name: string) => Promise<Ranges | undefined>;
  /**
   * An address on this machine, to use in place of a path: who reads it fetches only what is read. It holds until
   * {@link close}. Undefined where there is no such object.
   */
  readonly rangeUrl: (name: string) => Promise<string | undefined>;
  /** Makes the bucket where there is none. */
  readonly createBucket: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** An {@link ObjectStore} in a bucket of any S3-compatible store that keeps conditional writes; a version is an ETag. */
export const s3Store = (settings: S3Settings, limits: Partial<S3Limits> = {}): S3Store => {
  const bucket = newBucket(settings, { ...LIMITS, ...limits });
  const local = newLocal(bucket, settings.cacheFolder, settings.cacheBytes);
  const explain: Explain = (error) => s3Failure(settings, error);
  const openRanges: S3Store['openRanges'] = (name) =>
    explained(explain, async () => {
      const ranges = await local.ranges(checkName(name));
      return ranges && { ...ranges, read: (first, end) => explained(explain, () => ranges.read(first, end)) };
    });
  let server: Promise<RangeServer> | undefined;
  return {
    ...explaining(storeIn(bucket, local, explain), explain),
    openRanges,
    rangeUrl: async (name) => {
      const ranges = await openRanges(name);
      server ??= startRangeServer();
      return ranges && (await server).urlOf(name, ranges);
    },
    createBucket: () => explained(explain, () => createBucket(bucket)),
    close: async () => {
      await (await server)?.close();
      bucket.client.destroy();
    },
  };
};

const createBucket = async ({ client, place }: Bucket): Promise<void> => {
  await client.send(new CreateBucketCommand({ Bucket: place.bucket })).catch((error: unknown) => {
    if (!['BucketAlreadyOwnedByYou', 'BucketAlreadyExists'].includes(nameOf(error))) throw error;
  });
};

const storeIn = (bucket: Bucket, local: Local, explain: Explain): ObjectStore => {
  const style = once<EtagStyle>(() => proveConditions(bucket));
  const races = once(() => proveRaces(bucket));
  const linkTo = newLinks(bucket);
  const joinsOnce = once(() => proveJoins(bucket));
  const send = (name: string, content: Content, isNew: boolean): Promise<boolean> =>
    content instanceof Uint8Array
      ? putBytes(bucket, name, content, isNew ? { IfNoneMatch: '*' } : {})
      : putFile(bucket, name, content, { isNew, joinsOnce });
  const put = async (name: string, content: Content, isNew: boolean): Promise<boolean> => {
    const isPut = await send(checkName(name), content, isNew).finally(() => (isNew ? undefined : local.forget(name)));
    if (content instanceof Uint8Array) return isPut;
    await (isPut ? local.adopt(name, content.file) : rm(content.file, { force: true }));
    return isPut;
  };
  return {
    smallestPart: bucket.limits.smallest,
    vouches: true,
    size: async (name) => (await describeObject(bucket, checkName(name)))?.size,
    read: async (name) => (await readWhole(bucket, checkName(name)))?.bytes,
    readVersion: (name) => readWhole(bucket, checkName(name)),
    stream: async (name, range) => {
      const found = await describeObject(bucket, checkName(name));
      if (!found) return undefined;
      const { first = 0, end = found.size } = range ?? {};
      const pieces = rangeOf(bucket, name, found.etag, { first, end: Math.min(end, found.size) });
      return Readable.from(explainedEach(explain, pieces), { objectMode: false });
    },
    create: (name, content) => put(name, content, true),
    replace: async (name, content) => void (await put(name, content, false)),
    swap: async (name, content, version) =>
      putBytes(bucket, checkName(name), content, { IfMatch: (await style())(version) }),
    copy: async (from, to) => {
      checkName(to);
      return copyObject(bucket, checkName(from), to).finally(() => local.forget(to));
    },
    localPath: (name) => local.path(checkName(name)),
    list: (prefix) => listNames(bucket, prefix),
    entries: (prefix) => listEntries(bucket, prefix),
    remove: async (name) => {
      await bucket.client.send(new DeleteObjectCommand(bucket.at(checkName(name))));
      await local.forget(name);
    },
    presign: (name, link) => linkTo(checkName(name), link),
    ping: async () => {
      // An answer to HEAD could not say why it refuses.
      await bucket.client.send(new ListObjectsV2Command({ Bucket: bucket.place.bucket, MaxKeys: 1 }));
      await Promise.all([style(), races()]);
    },
  };
};

/** Asks once in the life of a store, and again only while there was no answer. */
const once = <Value>(ask: () => Promise<Value>): (() => Promise<Value>) => {
  let answer: Promise<Value> | undefined;
  return () => {
    answer ??= ask();
    answer.catch(() => {
      answer = undefined;
    });
    return answer;
  };
};
