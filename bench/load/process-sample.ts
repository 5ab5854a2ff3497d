import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessSample {
  /** Megabytes in memory (`VmRSS`). */
  readonly memory: number;
  /** Open files, sockets among them. */
  readonly files: number;
  /** Seconds of CPU since it began, in itself and its threads. */
  readonly cpu: number;
}

/** Ticks of the clock in a second, in which Linux counts the time of processes. */
const TICKS = 100;

/** What a process holds now, by Linux's `/proc`. @throws Error where it has ended */
export const sampleProcess = (pid: number): ProcessSample => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  // The name in brackets may hold spaces; user and system time are the 12th and 13th after it.
  const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return {
    memory: Number(kilobytes) / 1024,
    files: readdirSync(`/proc/${pid}/fd`).length,
    cpu: (Number(after[11]) + Number(after[12])) / TICKS,
  };
};
