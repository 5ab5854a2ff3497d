import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second (USER_HZ), on every architecture that Node runs on. */
const TICKS = 100;

/** Processor seconds of this process and of all it has run and waited for; elsewhere than on Linux only its own. */
export const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + childSeconds();
};

const childSeconds = (): number => {
  try {
    // The second field, the program's name, may hold spaces: count from behind its bracket. cutime and cstime are 16 and 17.
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / TICKS;
  } catch {
    return 0;
  }
};
