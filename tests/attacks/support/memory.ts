import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Megabytes of the heap that are still held after the garbage has been collected. */
export const heldMegabytes = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
};

/** Seconds of this process's processors that a piece of work took, with what it gave: what else runs on the machine does not count. */
export const timed = <T>(work: () => T): { readonly seconds: number; readonly result: T } => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
};
