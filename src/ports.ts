import type { Readable } from 'node:stream';
import type { DataStore } from '@tus/server';
import type { FailureCode } from './errors.ts';
import type { Problem } from './problem.ts';
import type { MediaFacts } from './timeline/facts.ts';

/** ffmpeg as the rest of the house sees it. */
export interface MediaTool {
  /**
   * Runs ffmpeg to its end.
   * @param args everything after the program's name; `-nostdin`, `-hide_banner`, `-v` and `-progress` are set already
   * @throws MediaToolError
   */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<RunResult>;
  /** What the build is and what it can do; asked of the binary once. @throws MediaToolError */
  readonly describe: () => Promise<ToolDescription>;
  /**
   * Reads a media file and decodes its picture and its sound to their ends, with the ffmpeg that will render.
   * Without `facts` at least one problem blocks; with them every problem is a warning.
   * @throws MediaToolError where ffmpeg itself cannot run, or the signal aborts
   */
  readonly probe: (file: MediaFile, options?: { readonly signal?: AbortSignal }) => Promise<Probed>;
}

export interface MediaFile {
  readonly path: string;
  /** What problems call the file, such as `media/farm.mp4`. */
  readonly name: string;
  /** Where problems are said to stand, such as `/media/farm/file`. */
  readonly at: string;
}

export interface Probed {
  readonly facts?: MediaFacts;
  readonly problems: readonly Problem[];
}

export interface RunOptions {
  readonly cwd?: string;
  /** Ends ffmpeg politely, and for good after ten seconds. */
  readonly signal?: AbortSignal;
  /** Called about twice a second with the number of frames that are written. */
  readonly onProgress?: (frame: number) => void;
  /** What ffmpeg reads from `pipe:0`. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** What takes `pipe:1`; ffmpeg waits for it. */
  readonly onStdout?: (chunk: Uint8Array) => void | Promise<void>;
  /** How much ffmpeg says on stderr; `error` where absent. */
  readonly log?: 'error' | 'warning' | 'info';
  /** Seconds by the clock after which the run has failed; 6 hours where absent. */
  readonly wallSeconds?: number;
  /** Seconds without a new frame, byte or time after which the run has failed; 120 where absent. */
  readonly stallSeconds?: number;
}

export interface RunResult {
  /** The last lines of stderr. */
  readonly stderr: string;
}

export interface ToolDescription {
  readonly program: string;
  readonly probeProgram: string;
  /** Such as `5.1.9-0+deb12u1`. */
  readonly version: string;
  /** SHA-256 of all that `-version` says: builds that differ never share a result. */
  readonly build: string;
  /** ffmpeg's codec names (`av1`, `hevc`), not those of the libraries that decode them. */
  readonly decodes: readonly string[];
  /**
   * Encoders and filters by their own names (`libx264`, `zscale`). Encoders that ffmpeg calls experimental are left out:
   * the libaom of 2018 needs minutes for a second of film.
   */
  readonly encoders: readonly string[];
  readonly filters: readonly string[];
  /** The instruction set that x264 is held to, where its choice would change its bytes. */
  readonly x264Instructions?: string;
  /** The programs that hold ffmpeg within its limits here, such as `setpriv`; none outside Linux. */
  readonly confinedBy: readonly string[];
}

export type MediaToolFailure = 'not-started' | 'failed' | 'killed' | 'aborted' | 'too-long' | 'stalled';

/** ffmpeg did not end well. The message ends with what it said last. */
export class MediaToolError extends Error {
  override readonly name = 'MediaToolError';
  readonly failure: MediaToolFailure;
  readonly stderr: string;
  /** Exit status, where ffmpeg came to one. */
  readonly status: number | undefined;

  constructor(failure: MediaToolFailure, message: string, detail: { stderr?: string; status?: number } = {}) {
    const said = detail.stderr?.trim() ?? '';
    super(said ? `${message}: ${said.split('\n').slice(-3).join(' / ')}` : message);
    this.failure = failure;
    this.stderr = said;
    this.status = detail.status;
  }
}

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

/**
 * Work by name. What was added is kept until it has ended, whatever process dies; but the store, not the queue, is the
 * record of truth. Every method throws PolyreelError `queue-away` where the queue does not answer.
 */
export interface JobQueue<Data extends object> {
  /**
   * Adds jobs. One whose id waits or runs already is not added again, but is made as urgent as the more urgent of the
   * two; one that has failed is tried anew.
   */
  readonly add: (jobs: readonly NewJob<Data>[]) => Promise<void>;
  /** Undefined where there is none, or where it has been completed. */
  readonly find: (id: string) => Promise<FoundJob<Data> | undefined>;
  /** Removes a job that has not begun; one that runs goes on. */
  readonly withdraw: (id: string) => Promise<void>;
  readonly counts: () => Promise<JobCounts>;
  /** How many workers take jobs of this queue, in all processes. */
  readonly workers: () => Promise<number>;
  /** Takes jobs, the most urgent first. A processor that throws decides by its failure whether the job is tried again. */
  readonly work: (processor: JobProcessor<Data>, options: { readonly concurrency: number }) => Promise<JobWorker>;
  /** Tells what happens to all jobs of this queue, in any process, from now on. @returns how to stop listening */
  readonly listen: (listener: (event: JobEvent) => void) => Promise<() => Promise<void>>;
}

export interface NewJob<Data extends object> {
  /** Letters, digits, `-` and `.`; not digits only, and not one of the words that queues keep for themselves (`failed`). */
  readonly id: string;
  readonly data: Data;
  /** 1 is the most urgent, 2,000,000 the least. */
  readonly priority: number;
}

export interface FoundJob<Data extends object> {
  readonly state: 'waiting' | 'active' | 'failed';
  readonly data: Data;
  /** What the processor reported last. */
  readonly progress?: unknown;
}

export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

export interface RunningJob<Data extends object> {
  readonly id: string;
  readonly data: Data;
  /** Counts from 1; one that its worker's death or silence ended counts as well. */
  readonly attempt: number;
  /** Aborts where the job is cancelled or its worker closes; its reason says which. */
  readonly signal: AbortSignal;
  /** Tells listeners how far the job is; sent at most about twice a second, the last one always. */
  readonly report: (progress: object) => void;
}

/**
 * A PolyreelError whose code says `retry` is tried again after a pause that grows, up to the queue's number of attempts;
 * `interrupted` gives the job back untouched, for another worker to take at once.
 */
export type JobProcessor<Data extends object> = (job: RunningJob<Data>) => Promise<void>;

export interface JobWorker {
  /** Aborts a job if this worker runs it; it then fails as `cancelled`. @returns whether it did */
  readonly cancel: (id: string) => boolean;
  /** Ids of the jobs that run here. */
  readonly running: () => readonly string[];
  /** Aborts what runs, gives it back, and takes no more. */
  readonly close: () => Promise<void>;
}

/** `id` counts up, compared as text, in the order of what happened, also from one process to the next. */
export type JobEvent = { readonly id: string; readonly job: string } & (
  | { readonly type: 'active' | 'completed' | 'removed' }
  | { readonly type: 'progress'; readonly progress: unknown }
  | { readonly type: 'failed'; readonly failure: JobFailure }
);

/** A failure as it travels from a worker to those that wait for it. */
export interface JobFailure {
  readonly code: FailureCode;
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** How often a job of a queue is tried whose failure may pass, and milliseconds before the second attempt; then twice as many. */
export interface QueueOptions {
  readonly attempts?: number;
  readonly firstPause?: number;
}

/** All queues of one engine. */
export interface Queues {
  readonly open: <Data extends object>(name: string, options?: QueueOptions) => JobQueue<Data>;
  /** Tells all processes something at once; who does not listen now never hears it. */
  readonly tell: (message: Signal) => Promise<void>;
  readonly hear: (listener: (message: Signal) => void) => Promise<() => Promise<void>>;
  /** @throws PolyreelError `queue-away` */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What processes tell each other. */
export interface Signal {
  readonly topic: 'render-cancelled' | 'keys-changed';
  readonly id: string;
}

/** Where a service says what it does: fields for programs, a sentence for people. Never a key or a signature. */
export interface Log {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

/** Uploads that are not whole yet, or not checked yet, by the ids that the tus protocol gives them. */
export interface Uploads {
  /** Where the tus server puts what arrives. */
  readonly dataStore: DataStore;
  /** An upload as a local file to read, valid until the upload is kept or removed. @throws PolyreelError */
  readonly localPath: (id: string) => Promise<string>;
  /** Makes an upload the object of that name, unless there is one, and forgets the upload. @throws PolyreelError */
  readonly keep: (id: string, name: string) => Promise<void>;
  /** Forgets an upload and its bytes; one that is gone already is fine. */
  readonly remove: (id: string) => Promise<void>;
  /** Removes uploads that nobody has gone on with for a week. */
  readonly sweep: () => Promise<void>;
}
