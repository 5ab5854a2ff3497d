import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openRanges, type Ranges } from '../cache/ranges.ts';
import { openRoom, type Room } from '../cache/room.ts';
import { openWholeCache, type WholeCache } from '../cache/whole.ts';
import type { Bucket } from './bucket.ts';
import { type Described, describeObject, rangeOf } from './read.ts';

/** What of a bucket is kept on this machine. */
export interface Local {
  readonly path: (name: string) => Promise<string | undefined>;
  readonly ranges: (name: string) => Promise<Ranges | undefined>;
  /** Takes a file that was just put, for who wants to read it here; or removes it where there is no room. */
  readonly adopt: (name: string, file: string) => Promise<void>;
  readonly forget: (name: string) => Promise<void>;
}

/** Objects under these are never changed, so a copy of one needs no look at the store. */
const isForGood = (name: string): boolean => /^(?:results|media)\//.test(name);

export const newLocal = (bucket: Bucket, cacheFolder: string, cacheBytes: number): Local => {
  let opened: Promise<{ room: Room; whole: WholeCache }> | undefined;
  const open = (): Promise<{ room: Room; whole: WholeCache }> => {
    opened ??= openRoom(cacheFolder, cacheBytes).then((room) => ({ room, whole: openWholeCache(room) }));
    // A folder that cannot be used now may be usable later.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  /** One folder may serve several buckets, one after another. */
  const keyOf = (name: string, etag = ''): string =>
    createHash('sha256').update(`${bucket.place.endpoint}\n${bucket.place.bucket}\n${name}\n${etag}`).digest('hex');

  const fetchInto = async (path: string, name: string, { etag, size }: Described): Promise<void> => {
    const pieces = Readable.from(rangeOf(bucket, name, etag, { first: 0, end: size }), { objectMode: false });
    await pipeline(pieces, createWriteStream(path));
  };

  return {
    path: async (name) => {
      const { whole } = await open();
      const seen = isForGood(name) ? undefined : await describeObject(bucket, name);
      if (!isForGood(name) && !seen) return undefined;
      let found = seen;
      const describe = async (): Promise<Described> => {
        found ??= await describeObject(bucket, name);
        if (!found) throw new Missing();
        return found;
      };
      try {
        return await whole.get(
          keyOf(name, seen?.etag),
          async () => (await describe()).size,
          async (path) => fetchInto(path, name, await describe()),
        );
      } catch (error) {
        if (error instanceof Missing) return undefined;
        throw error;
      }
    },
    ranges: async (name) => {
      const found = await describeObject(bucket, name);
      if (!found) return undefined;
      const { room } = await open();
      return openRanges(room, keyOf(name, found.etag), found.size, async (range) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of rangeOf(bucket, name, found.etag, range)) pieces.push(piece);
        return Buffer.concat(pieces);
      });
    },
    adopt: async (name, file) => {
      try {
        if (isForGood(name)) await (await open()).whole.adopt(keyOf(name), file);
      } catch {
        // The object is in the store: a copy that cannot be kept here is only fetched again.
        await (await open()).whole.forget(keyOf(name));
      } finally {
        await rm(file, { force: true });
      }
    },
    forget: async (name) => {
      if (isForGood(name)) await (await open()).whole.forget(keyOf(name));
    },
  };
};

class Missing extends Error {}
