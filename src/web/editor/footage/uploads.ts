import { newSending, type Refusal, type Sending } from './upload.ts';

export type UploadState = 'waiting' | 'sending' | 'paused' | 'checking' | 'kept' | 'refused' | 'broken';

/** A file as people follow it. */
export interface UploadShown {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sent: number;
  readonly state: UploadState;
  /** Bytes a second; undefined while too little is known. */
  readonly speed?: number | undefined;
  readonly refusal?: Refusal;
}

/** All files that are on their way to a documentary. */
export interface Uploads {
  readonly add: (files: readonly File[]) => void;
  readonly pause: (id: number) => void;
  readonly resume: (id: number) => void;
  /** Gives one up, or takes one that has ended off the list. */
  readonly remove: (id: number) => void;
  /** Breaks everything off; it can be gone on with later. */
  readonly stop: () => void;
}

interface Line {
  shown: UploadShown;
  readonly sending: Sending;
  /** When how much had been sent, of the last seconds. */
  samples: { readonly at: number; readonly sent: number }[];
}

/** More at once make none of them faster. */
const AT_ONCE = 2;
/** Milliseconds over which the speed is taken, and between two looks at the list. */
const WINDOW = 5_000;
const QUIET = 200;

/** @param tell is given the list when it has changed, not more often than people can follow */
export const newUploads = (
  documentary: string,
  tell: (list: readonly UploadShown[]) => void,
  kept: () => void,
): Uploads => {
  const lines = new Map<number, Line>();
  let next = 1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    tell([...lines.values()].map(({ shown }) => shown));
  };
  const change = (id: number, changed: Partial<UploadShown>): void => {
    const line = lines.get(id);
    if (!line) return;
    const isMoved = changed.state !== undefined && changed.state !== line.shown.state;
    line.shown = { ...line.shown, ...changed };
    if (isMoved) now();
    else timer ??= setTimeout(now, QUIET);
  };
  const stateOf = (id: number): UploadState | undefined => lines.get(id)?.shown.state;
  const startNext = (): void => {
    const active = [...lines.values()].filter(({ shown }) => ['sending', 'checking'].includes(shown.state)).length;
    const waiting = [...lines.values()].filter(({ shown }) => shown.state === 'waiting');
    for (const { shown, sending } of waiting.slice(0, Math.max(0, AT_ONCE - active))) {
      change(shown.id, { state: 'sending' });
      sending.start().catch(() => change(shown.id, { state: 'broken' }));
    }
  };
  const end = (id: number, changed: Partial<UploadShown>): void => {
    change(id, { speed: undefined, ...changed });
    startNext();
  };
  const add = (file: File): void => {
    const id = next++;
    const sending = newSending(documentary, file, {
      progress: (sent) => {
        const line = lines.get(id);
        if (line?.shown.state !== 'sending') return;
        line.samples = [...line.samples.filter(({ at }) => at > performance.now() - WINDOW), newSample(sent)];
        change(id, { sent, speed: speedOf(line.samples), ...(sent >= file.size ? { state: 'checking' } : {}) });
      },
      kept: () => {
        end(id, { state: 'kept', sent: file.size });
        kept();
      },
      refused: (refusal) => end(id, { state: 'refused', refusal }),
      broken: () => end(id, { state: 'broken' }),
    });
    lines.set(id, { shown: { id, name: file.name, size: file.size, sent: 0, state: 'waiting' }, sending, samples: [] });
  };
  return {
    add: (files) => {
      for (const file of files) add(file);
      now();
      startNext();
    },
    pause: (id) => {
      if (stateOf(id) !== 'sending') return;
      void lines.get(id)?.sending.pause();
      end(id, { state: 'paused' });
    },
    resume: (id) => {
      const line = lines.get(id);
      if (!line) return;
      line.samples = [];
      change(id, { state: 'waiting' });
      startNext();
    },
    remove: (id) => {
      const line = lines.get(id);
      lines.delete(id);
      if (line && !['kept', 'refused'].includes(line.shown.state)) line.sending.cancel().catch(() => {});
      now();
      startNext();
    },
    stop: () => {
      clearTimeout(timer);
      for (const { sending, shown } of lines.values()) if (shown.state === 'sending') void sending.pause();
    },
  };
};

const newSample = (sent: number): Line['samples'][number] => ({ at: performance.now(), sent });

const speedOf = (samples: Line['samples']): number | undefined => {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < 500) return undefined;
  return ((last.sent - first.sent) * 1_000) / (last.at - first.at);
};
