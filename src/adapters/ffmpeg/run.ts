import type { ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NO_OTHER_FONTS } from '../../commands/faces.ts';
import { MediaToolError, type MediaToolFailure, type RunOptions, type RunResult } from '../../ports.ts';
import { spawnProgram } from './fluent.ts';
import { progressReader } from './progress.ts';
import { textTail } from './tail.ts';

/** Milliseconds that a process gets to end by itself before it is killed. */
const GRACE = 10_000;
/** Seconds that a run may take where nobody says otherwise: three hours of footage decoded at half its speed. */
export const WALL_SECONDS = 6 * 3600;
/** How far below ourselves and everything else on the machine: a service answers while its workers encode. */
const NICENESS = 10;

/**
 * All that a program sees of our environment, which may hold secrets. `GCONV_PATH`: the ffprobe of npm is linked statically
 * and crashes when it loads the system's character tables, which it does for any transport stream with a service name.
 * `FONTCONFIG_*`: a file in the command's own folder, see {@link NO_OTHER_FONTS}.
 * `OMP_NUM_THREADS`: with several, Debian's vid.stab finds its places in another order, and another shake, at every run.
 */
const ENVIRONMENT = {
  PATH: '/usr/bin:/bin',
  LC_ALL: 'C',
  GCONV_PATH: '/nonexistent',
  OMP_NUM_THREADS: '1',
  FONTCONFIG_PATH: '.',
  FONTCONFIG_FILE: NO_OTHER_FONTS.name,
};

export interface ProgramRun extends RunOptions {
  /** File descriptor 3 carries `-progress`. */
  readonly reportsProgress?: boolean;
}

/** Why a run is being ended, once it is; the first reason counts. */
interface Ending {
  reason?: readonly [MediaToolFailure, string];
}

/** Runs a program to its end: feeds it, drains it, watches its progress, and ends it when it must. @throws MediaToolError */
export const runProgram = async (command: readonly string[], options: ProgramRun = {}): Promise<RunResult> => {
  const { signal } = options;
  if (signal?.aborted) throw new MediaToolError('aborted', 'aborted before it began');
  const ending: Ending = {};
  const failures: Error[] = [];
  const child = start(command, options, failures);
  const stop = (failure: MediaToolFailure, message: string): void => {
    if (ending.reason) return;
    ending.reason = [failure, message];
    endPolitely(child);
  };
  const onAbort = (): void => stop('aborted', 'aborted');
  signal?.addEventListener('abort', onAbort, { once: true });
  const watch = watchProgress(child, options, stop);
  const stderr = textTail();
  child.stderr?.on('data', (text: string) => stderr.add(text));
  const flows = [feed(child, options, watch.moved), drain(child, options, watch.moved)].map((flow) =>
    flow.catch((error: Error) => {
      failures.push(error);
      endPolitely(child);
    }),
  );
  try {
    const [status, killer] = await closed(child);
    await Promise.all(flows);
    return judge(command, { status, killer, ending, failures, stderr: stderr.text() });
  } finally {
    watch.end();
    signal?.removeEventListener('abort', onAbort);
  }
};

const start = (command: readonly string[], options: ProgramRun, failures: Error[]): ChildProcess => {
  const child = spawnProgram(
    command,
    {
      cwd: options.cwd,
      env: ENVIRONMENT,
      stdio: [
        options.stdin ? 'pipe' : 'ignore',
        options.onStdout ? 'pipe' : 'ignore',
        'pipe',
        options.reportsProgress ? 'pipe' : 'ignore',
      ],
    },
    (error) => failures.push(new MediaToolError('not-started', `${command[0]} does not start (${error.message})`)),
  );
  stepBack(child);
  return child;
};

const stepBack = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS);
  } catch {
    // One that has ended already, or whose system forbids it, needs no other place.
  }
};

const closed = (child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> =>
  new Promise((resolve) => child.once('close', (status, killer) => resolve([status, killer])));

const endPolitely = (child: ChildProcess): void => {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE);
  child.once('close', () => clearTimeout(timer));
};

const feed = async (child: ChildProcess, { stdin }: ProgramRun, moved: () => void): Promise<void> => {
  if (!stdin || !child.stdin) return;
  const watched = async function* () {
    for await (const chunk of stdin) {
      moved();
      yield chunk;
    }
  };
  try {
    await pipeline(watched(), child.stdin as Writable);
  } catch (error) {
    // A program that has read enough closes its end; its exit status says whether that was right.
    if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
};

const drain = async (child: ChildProcess, { onStdout }: ProgramRun, moved: () => void): Promise<void> => {
  if (!onStdout || !child.stdout) return;
  for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
    moved();
    await onStdout(chunk);
  }
};

const watchProgress = (
  child: ChildProcess,
  { wallSeconds = WALL_SECONDS, stallSeconds = 120, onProgress }: ProgramRun,
  stop: (failure: MediaToolFailure, message: string) => void,
): { moved: () => void; end: () => void } => {
  const wall = setTimeout(() => stop('too-long', `not done after ${wallSeconds} s`), wallSeconds * 1000);
  const stall = setTimeout(() => stop('stalled', `no progress for ${stallSeconds} s`), stallSeconds * 1000);
  let last = '';
  const read = progressReader(({ frame, mark }) => {
    if (mark !== last) stall.refresh();
    last = mark;
    onProgress?.(frame);
  });
  const reports = child.stdio[3] as Readable | null | undefined;
  reports?.setEncoding('utf8').on('data', read);
  return {
    moved: () => stall.refresh(),
    end: () => {
      clearTimeout(wall);
      clearTimeout(stall);
    },
  };
};

interface Outcome {
  readonly status: number | null;
  readonly killer: NodeJS.Signals | null;
  readonly ending: Ending;
  readonly failures: readonly Error[];
  readonly stderr: string;
}

const judge = (command: readonly string[], { status, killer, ending, failures, stderr }: Outcome): RunResult => {
  const [failure] = failures;
  if (failure) throw failure;
  if (ending.reason) throw new MediaToolError(...ending.reason, { stderr });
  const program = command.find((part) => /ff(mpeg|probe)[^/\\]*$/.test(part))?.replace(/^.*[/\\]/, '') ?? command[0];
  if (killer) throw new MediaToolError('killed', `${program} was ended by ${killer}`, { stderr });
  if (status) throw new MediaToolError('failed', `${program} ended with status ${status}`, { stderr, status });
  return { stderr };
};
