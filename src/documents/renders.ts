import type { Author, Pins, Preview, RenderRecord } from './model.ts';
import type { Records } from './records.ts';

export interface RenderAsk {
  readonly documentary: string;
  readonly edition: string;
  readonly languages: readonly string[];
  readonly preview?: Preview;
  readonly pins: Pins;
  readonly acceptErrors: boolean;
  readonly author: Author;
}

/** Makes the record of a render; the same ask is the same render, unless that one failed or was cancelled. */
export const askRender = async (
  _records: Records,
  _ask: RenderAsk,
): Promise<{ readonly record: RenderRecord; readonly isNew: boolean }> => {
  throw new Error('to come');
};

export const readRender = async (_records: Records, _id: string): Promise<RenderRecord | undefined> => {
  throw new Error('to come');
};

/** True once nothing of a render changes any more. */
export const hasEnded = (_record: RenderRecord): boolean => {
  throw new Error('to come');
};

/** All renders of a documentary, the one asked for last first. */
export const rendersOf = async (_records: Records, _documentary: string): Promise<RenderRecord[]> => {
  throw new Error('to come');
};

/**
 * Changes a record, however many change it at once: `change` is called again with what stands there where another was
 * faster, and gives undefined where nothing is to be changed.
 * @throws PolyreelError `not-found`; `conflict` where the render has ended
 */
export const changeRender = async (
  _records: Records,
  _id: string,
  _change: (record: RenderRecord) => RenderRecord | undefined,
): Promise<RenderRecord> => {
  throw new Error('to come');
};

export type RenderEnd = Pick<RenderRecord, 'problems' | 'release' | 'files'> & {
  readonly state: 'succeeded' | 'failed' | 'cancelled';
};

/** Ends a render. The first end counts: @returns the record as it stands, which may have ended otherwise before. */
export const endRender = async (_records: Records, _id: string, _end: RenderEnd): Promise<RenderRecord> => {
  throw new Error('to come');
};

/** Ids of all renders that have not ended; mends what a crash left. */
export async function* openRenders(_records: Records): AsyncIterable<string> {
  yield await Promise.reject(new Error('to come'));
}
