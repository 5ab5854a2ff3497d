import { Refused, Unreachable } from '../api/client.ts';
import type { CueText } from './cues.ts';

/** How the work stands with the service. */
export type Saving =
  | { readonly state: 'nothing' | 'waiting' | 'saving' | 'offline' | 'conflict' }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'refused'; readonly error: unknown };

export interface Held {
  readonly cues: readonly CueText[];
  /** Of the draft that the cues were made from. */
  readonly etag: string | undefined;
  /** Of the published track. */
  readonly basedOn: number | null;
}

export interface Shelf {
  /** @throws Refused 412 where the draft is another by now, Unreachable */
  readonly put: (held: Held) => Promise<{ readonly etag: string | undefined; readonly at: string }>;
  readonly remove: (etag: string | undefined) => Promise<void>;
  /** What this browser keeps, until the service has it. */
  readonly remember: (held: Held | undefined) => void;
}

export interface DraftKeeper {
  /** Keeps these cues in a second, if no others come. */
  readonly changed: (cues: readonly CueText[]) => void;
  /** Keeps what is not kept yet, now. @returns whether the service has it */
  readonly flush: () => Promise<boolean>;
  /** Goes on with another draft, which the service has. */
  readonly rest: (etag: string | undefined, basedOn: number | null, saving?: Saving) => void;
  /** Puts one's own cues over a draft that another browser has kept. */
  readonly overwrite: (etag: string | undefined) => Promise<boolean>;
  readonly discard: () => Promise<void>;
  readonly basedOn: () => number | null;
  readonly close: () => void;
}

/** Milliseconds without a change until it is kept, and until the service is tried again. */
const PATIENCE = 1_000;
const RETRY = 5_000;

/** Keeps a draft while it is worked on: one request at a time, the last state always. */
export const newDraftKeeper = (
  shelf: Shelf,
  begun: { readonly etag: string | undefined; readonly basedOn: number | null },
  tell: (saving: Saving) => void,
): DraftKeeper => {
  let { etag, basedOn } = begun;
  let pending: readonly CueText[] | undefined;
  let running: Promise<boolean> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds);
  };

  const send = async (): Promise<boolean> => {
    while (pending) {
      const cues = pending;
      tell({ state: 'saving' });
      try {
        const kept = await shelf.put({ cues, etag, basedOn });
        etag = kept.etag;
        if (pending !== cues) continue;
        pending = undefined;
        shelf.remember(undefined);
        tell({ state: 'saved', at: kept.at });
      } catch (error) {
        return failed(error);
      }
    }
    return true;
  };

  const failed = (error: unknown): false => {
    const away = error instanceof Unreachable || (error instanceof Refused && error.status >= 500);
    if (away) later(RETRY);
    if (away) tell({ state: 'offline' });
    else if (error instanceof Refused && error.status === 412) tell({ state: 'conflict' });
    else tell({ state: 'refused', error });
    return false;
  };

  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    running ??= send().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    flush,
    changed: (cues) => {
      pending = cues;
      shelf.remember({ cues, etag, basedOn });
      tell({ state: 'waiting' });
      later(PATIENCE);
    },
    rest: (now, base, saving = { state: 'nothing' }) => {
      clearTimeout(timer);
      pending = undefined;
      [etag, basedOn] = [now, base];
      shelf.remember(undefined);
      tell(saving);
    },
    overwrite: (theirs) => {
      etag = theirs;
      return flush();
    },
    discard: async () => {
      clearTimeout(timer);
      pending = undefined;
      await running;
      await shelf.remove(etag);
      etag = undefined;
      shelf.remember(undefined);
      tell({ state: 'nothing' });
    },
    basedOn: () => basedOn,
    close: () => clearTimeout(timer),
  };
};
