import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes of memory that processes had at most (`VmHWM`), of each kind the largest. */
export interface Peaks {
  /** The command itself. */
  readonly command: number;
  /** The largest ffmpeg that it has started. */
  readonly ffmpeg: number;
  /** All of its processes at one moment, as far as one was looked at (`VmRSS`). */
  readonly together: number;
  readonly wall: number;
}

/** What `/proc/PID/status` says of a process. */
export interface ProcessStatus {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  /** Megabytes: now, and at most so far. */
  readonly now: number;
  readonly most: number;
}

/** @returns undefined of a process that has ended, and holds nothing */
export const parseStatus = (status: string): ProcessStatus | undefined => {
  const field = (name: string): string => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(status)?.[1] ?? '';
  const megabytes = (name: string): number => Number.parseInt(field(name), 10) / 1024;
  if (!field('VmHWM')) return undefined;
  return {
    ...{ pid: Number(field('Pid')), parent: Number(field('PPid')), name: field('Name') },
    ...{ now: megabytes('VmRSS'), most: megabytes('VmHWM') },
  };
};

/** A process and all that descend from it. */
export const treeOf = (all: readonly ProcessStatus[], root: number): ProcessStatus[] => {
  const own = all.filter(({ pid }) => pid === root);
  const below = all.filter(({ parent }) => parent === root).flatMap(({ pid }) => treeOf(all, pid));
  return [...own, ...below];
};

const readStatuses = (): ProcessStatus[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return parseStatus(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });

const EVERY = 100;

/**
 * Runs a command and looks ten times a second at how much memory it and all its processes take.
 * @param most seconds after which it is killed, what it took until then being the answer
 * @throws Error with the end of what it said where it fails
 */
export const peaksOf = async (
  command: string,
  args: readonly string[],
  cwd: string,
  most = Number.POSITIVE_INFINITY,
): Promise<Peaks> => {
  const since = performance.now();
  const seconds = (): number => (performance.now() - since) / 1000;
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const peaks = { command: 0, ffmpeg: 0, together: 0 };
  const look = (): void => {
    const tree = treeOf(readStatuses(), child.pid ?? 0);
    const highest = (some: readonly ProcessStatus[], before: number): number =>
      Math.max(before, ...some.map(({ most }) => most));
    peaks.command = highest(tree.slice(0, 1), peaks.command);
    peaks.ffmpeg = highest(
      tree.filter(({ name }) => name === 'ffmpeg'),
      peaks.ffmpeg,
    );
    peaks.together = Math.max(
      peaks.together,
      tree.reduce((sum, { now }) => sum + now, 0),
    );
    if (seconds() > most) child.kill('SIGKILL');
  };
  const timer = setInterval(look, EVERY);
  try {
    const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (status !== 0 && seconds() <= most) throw new Error(`${command} ended with ${status}: ${said}`);
    return { ...peaks, wall: seconds() };
  } finally {
    clearInterval(timer);
  }
};
