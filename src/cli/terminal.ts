import type { Progress } from '../run/progress.ts';

/** What a command says: results to stdout, everything else to stderr. */
export interface Terminal {
  readonly result: (text: string) => void;
  readonly say: (line: string) => void;
  /** A bar that stays on one line of a terminal; elsewhere a plain line for every tenth of the work. */
  readonly progress: (progress: Progress) => void;
}

export interface Streams {
  readonly stdout: { readonly write: (text: string) => unknown };
  readonly stderr: { readonly write: (text: string) => unknown; readonly isTTY?: boolean; readonly columns?: number };
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
}

const STAGES: Readonly<Record<Progress['stage'], string>> = {
  reading: 'reading media',
  pictures: 'encoding pictures',
  sound: 'levelling sound',
  films: 'joining films',
  checking: 'reading the store',
  done: 'done',
};

export const newTerminal = ({ stdout, stderr, now }: Streams): Terminal => {
  const clear = stderr.isTTY ? '\r\u001b[K' : '';
  const show = stderr.isTTY ? newBar(stderr, now) : newLines(stderr, now);
  return {
    result: (text) => void stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    say: (line) => void stderr.write(`${clear}${line}\n`),
    progress: show,
  };
};

/** Seconds that the rest takes if it goes on as it went; undefined while too little is known. */
export const secondsLeft = (share: number, elapsed: number): number | undefined =>
  share > 0.01 && elapsed > 2 ? Math.round((elapsed * (1 - share)) / share) : undefined;

export const formatLeft = (seconds: number | undefined): string => {
  if (seconds === undefined) return '';
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `, ${minutes} min ${seconds % 60} s left` : `, ${seconds} s left`;
};

/** A stage begins a clock of its own: reading says nothing of how long encoding takes. */
const newClock = (now: () => number): ((progress: Progress) => string) => {
  let since = now();
  let reading = true;
  return ({ stage, share }) => {
    if (reading !== (stage === 'reading')) {
      since = now();
      reading = stage === 'reading';
    }
    return formatLeft(secondsLeft(share, (now() - since) / 1000));
  };
};

const newBar = (stderr: Streams['stderr'], now: () => number): Terminal['progress'] => {
  const left = newClock(now);
  return (progress) => {
    const { share, stage, message } = progress;
    if (stage === 'done') return void stderr.write('\r\u001b[K');
    const filled = Math.round(share * 24);
    const bar = '█'.repeat(filled) + '░'.repeat(24 - filled);
    const text = `${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${STAGES[stage]}${left(progress)}  ${message}`;
    stderr.write(`\r\u001b[K${text.slice(0, Math.max(40, (stderr.columns ?? 80) - 1))}`);
  };
};

const newLines = (stderr: Streams['stderr'], now: () => number): Terminal['progress'] => {
  const left = newClock(now);
  let told = '';
  return (progress) => {
    const { share, stage } = progress;
    const mark = `${stage} ${Math.floor(share * 10)}`;
    const time = left(progress);
    if (stage === 'done' || mark === told) return;
    told = mark;
    stderr.write(`${Math.floor(share * 100)} % ${STAGES[stage]}${time}\n`);
  };
};
