import type { Readable } from 'node:stream';

/** An answer as data. `json` and `content` exclude each other; neither: there is no body. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly content?: string | Uint8Array | Readable;
}
