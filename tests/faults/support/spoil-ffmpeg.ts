import { spawnSync } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { ffmpegsIn } from '../../support/program.ts';

/** Whether the folder that a process works in has a link to footage of a documentary. */
const reads = (pid: number, documentary: string): boolean => {
  try {
    const folder = `/proc/${pid}/cwd`;
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isSymbolicLink())
      .some(({ name }) => readlinkSync(`${folder}/${name}`).includes(`/media/${documentary}/`));
  } catch {
    return false;
  }
};

const send =
  (signal: NodeJS.Signals) =>
  (pid: number): void => {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended already.
    }
  };

/** What footage can do to each ffmpeg that reads it, done to it from outside: no known file does it to this build. */
export const SPOILS = {
  crash: send('SIGSEGV'),
  'never come to an end': send('SIGSTOP'),
  'run out of memory': (pid: number): void =>
    void spawnSync('prlimit', [`--pid=${pid}`, '--as=50000000'], { stdio: 'ignore' }),
} as const;

/** Spoils every ffmpeg that reads the footage of a documentary. @returns how to leave them alone */
export const spoilFfmpegs = (home: string, documentary: string, spoil: (pid: number) => void): (() => void) => {
  const spoilt = new Set<number>();
  const timer = setInterval(() => {
    for (const pid of ffmpegsIn(home))
      if (!spoilt.has(pid) && reads(pid, documentary)) {
        spoilt.add(pid);
        spoil(pid);
      }
  }, 10);
  return () => clearInterval(timer);
};
