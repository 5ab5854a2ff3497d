import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes of memory that a process's children have held at most, one by one. Linux only; 0 elsewhere. */
const peakNow = (): number => {
  const peaks = pids().map((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'latin1');
      if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== process.pid) return 0;
      return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1000;
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...peaks);
};

const pids = (): string[] => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
};

/** Runs something that starts programs. @returns the most megabytes that any of them held, looked at every 25 ms */
export const withPeak = async <T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly megabytes: number }> => {
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakNow());
  }, 25);
  try {
    const result = await work();
    return { result, megabytes };
  } finally {
    clearInterval(watch);
  }
};
