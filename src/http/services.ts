import type { Logger } from 'pino';
import type { Records } from '../documents/records.ts';
import type { FilmDesk } from '../jobs/film-desk.ts';
import type { HookEvent } from '../jobs/hooks.ts';
import type { Renders } from '../jobs/renders-port.ts';
import type { FontFacts } from '../plan/drawing.ts';
import type { PrintContents } from '../plan/kit/said.ts';
import type { JobCounts, MediaTool, Pages, Queues, Uploads } from '../ports.ts';

/** What the app is built on. Who opened these closes them, after the app. */
export interface Services {
  readonly records: Records;
  readonly renders: Renders;
  readonly films: FilmDesk;
  readonly uploads: Uploads;
  readonly tool: MediaTool;
  readonly font: FontFacts;
  /** Makes the PDF of a print that has no pictures. */
  readonly print: (contents: PrintContents) => Promise<Uint8Array>;
  readonly queues: Pick<Queues, 'hear' | 'tell' | 'ping'>;
  /** Tells those outside what happened; absent where nobody listens. */
  readonly announce?: (event: HookEvent, subject: string) => Promise<void>;
  /** What `/metrics` and `/readyz` say of the work; each may fail, and then is left out. */
  readonly work: WorkCounts;
  /** Best made by `serviceLogger`, which cuts out secrets. */
  readonly logger: Logger;
  /** Absent where they were not built: then one plain page says so. */
  readonly pages?: Pages;
  /** The program's own, such as `0.1.0`. */
  readonly version: string;
  /** Begins the addresses that are given out, without a slash at its end; they begin at the host where it is absent. */
  readonly publicUrl?: string;
  /** Proxies, as addresses or networks, whose `X-Forwarded-For` and `-Proto` are believed; nobody's where it is absent. */
  readonly trustProxy?: readonly string[];
  readonly limits?: Partial<Limits>;
}

export interface WorkCounts {
  /** Jobs by name of the queue. */
  readonly queues: () => Promise<Readonly<Record<string, JobCounts>>>;
  /** Renders that have not ended, by state. */
  readonly renders: () => Promise<Readonly<Record<string, number>>>;
  /** Workers that have been heard of lately; undefined where that is not known. */
  readonly workers: () => Promise<number | undefined>;
}

export interface Limits {
  /** Bytes of one upload. */
  readonly uploadBytes: number;
  /** Milliseconds in which the body of an ordinary request must have come. */
  readonly bodyMs: number;
  /** Milliseconds in which an upload must have moved on. */
  readonly uploadIdleMs: number;
  /** Milliseconds in which the headers of a request must have come. */
  readonly headersMs: number;
  /** Milliseconds between two signs of life in a stream of events. */
  readonly heartbeatMs: number;
  /** Milliseconds that a probe of `/readyz` may take. */
  readonly probeMs: number;
  /** Keys that fail from one address in a minute before no more are looked at. */
  readonly failedKeys: number;
  /** Uploads that one key may have open, which are those that are not media yet. */
  readonly openUploads: number;
  /** Uploads that are checked at once: each fills a core. */
  readonly checks: number;
}

export const LIMITS: Limits = {
  uploadBytes: 500e9,
  bodyMs: 30_000,
  uploadIdleMs: 120_000,
  headersMs: 30_000,
  heartbeatMs: 15_000,
  probeMs: 2_000,
  failedKeys: 20,
  openUploads: 1_000,
  checks: 2,
};
