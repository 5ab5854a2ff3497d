import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Bytes of address space that one ffmpeg may take: a 4K HDR source with its filters needs about a third of it. */
const ADDRESS_SPACE = 6 * 1024 ** 3;

// Absolute, so that a folder of a caller's PATH can never put itself between us and ffmpeg.
const FOLDERS = ['/usr/bin', '/bin', '/usr/sbin'];
const CANDIDATES: readonly (readonly [string, ...string[]])[] = [
  ['prlimit', `--as=${ADDRESS_SPACE}`, '--nofile=256', '--core=0'],
  // ffmpeg must not outlive us: killing Node alone leaves it running.
  ['setpriv', '--no-new-privs', '--pdeathsig', 'KILL'],
];

/** A program to put before ffmpeg, with its arguments; proven to work on this machine. */
export interface Confinement {
  readonly name: string;
  readonly command: readonly string[];
}

const works = (command: readonly string[]): boolean => {
  const [program = '', ...args] = command;
  return spawnSync(program, [...args, '/bin/true'], { stdio: 'ignore', timeout: 5_000 }).status === 0;
};

/** Tries each wrapper once (BusyBox has a `setpriv` without `--pdeathsig`); Linux only, and empty elsewhere. */
export const findConfinements = (platform: NodeJS.Platform = process.platform): readonly Confinement[] => {
  if (platform !== 'linux') return [];
  return CANDIDATES.flatMap(([name, ...args]) => {
    const program = FOLDERS.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
    const command = program ? [program, ...args, '--'] : [];
    return program && works(command) ? [{ name, command }] : [];
  });
};
