import type { Readable } from 'node:stream';

/**
 * Bytes under names such as `results/ab/…`: a folder on disk, or a bucket. Names use `/`, and never `..`. Every method
 * throws PolyreelError `store-away` where the store does not answer; nothing is ever half-written.
 */
export interface ObjectStore {
  /**
   * Bytes of the smallest run that the store copies from one object into another, where it does so at all and thereby
   * spares sending them: what is worth knowing of a file that is like others is said with {@link Content}.
   */
  readonly smallestPart?: number;
  /**
   * Whether the store itself proves, whenever it gives or copies an object, that its bytes are those that were put there:
   * buckets do, disks do not.
   */
  readonly vouches?: true;
  /** Bytes of an object, or undefined where there is none. */
  readonly size: (name: string) => Promise<number | undefined>;
  /** A small object whole. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /** A small object with the version that {@link swap} compares. */
  readonly readVersion: (name: string) => Promise<Versioned | undefined>;
  /** Bytes `[first, end)` as a stream, the whole object where they are absent; undefined where there is none. */
  readonly stream: (name: string, range?: ByteRange) => Promise<Readable | undefined>;
  /**
   * Puts an object under a name that is free, in one step: a reader sees all of it or nothing.
   * @returns false, and changes nothing, where the name is taken
   */
  readonly create: (name: string, content: Content) => Promise<boolean>;
  /** As {@link create}, but replaces what is there. */
  readonly replace: (name: string, content: Content) => Promise<void>;
  /**
   * Replaces an object only while it still has the version that was read: for pointers that several may move.
   * @returns false, and changes nothing, where it was changed or removed since
   */
  readonly swap: (name: string, content: Uint8Array, version: string) => Promise<boolean>;
  /** Puts the same bytes under another name, without passing them through this process. @returns false where there is none */
  readonly copy: (from: string, to: string) => Promise<boolean>;
  /** Gives the object as a local file to read: the store's own, never to be written to, or a copy. Undefined where there is none. */
  readonly localPath: (name: string) => Promise<string | undefined>;
  /** Names that begin with a prefix, in no order. */
  readonly list: (prefix: string) => AsyncIterable<string>;
  /** As {@link list}, with what is known of each object without reading it. */
  readonly entries: (prefix: string) => AsyncIterable<ObjectEntry>;
  readonly remove: (name: string) => Promise<void>;
  /** An address from which anybody can read the object for so many seconds; undefined where the store has none (a folder). */
  readonly presign: (name: string, link: Link) => Promise<string | undefined>;
  /** Proves that the store answers and keeps its promises (conditional writes). @throws PolyreelError */
  readonly ping: () => Promise<void>;
}

export interface ObjectEntry {
  readonly name: string;
  readonly bytes: number;
  /** When its bytes were put there, in milliseconds since 1970: of a copy, that of either. */
  readonly modified: number;
}

/** Bytes in memory, or a file that the store may take as its own (it is moved where that is possible). */
export type Content = Uint8Array | FileContent;

export interface FileContent {
  readonly file: string;
  /**
   * What of the file lies in the store already, in order and without overlaps. The store makes what it can of it; the
   * object is the file, byte for byte, also where a source is gone or has changed.
   */
  readonly known?: readonly KnownRun[];
}

/** Bytes `[first, end)` of a file, and the object that has the same bytes from its byte `from.first` on. */
export interface KnownRun extends ByteRange {
  readonly from: { readonly name: string; readonly first: number };
}

export interface Versioned {
  readonly bytes: Uint8Array;
  readonly version: string;
}

/** Half-open, in bytes. */
export interface ByteRange {
  readonly first: number;
  readonly end: number;
}

/** What a download is called and is, and for how long its address holds. */
export interface Link {
  readonly filename: string;
  readonly type: string;
  readonly seconds: number;
  /** Shown where it is asked for, in a page or a player, and not saved. */
  readonly inline?: true;
}
