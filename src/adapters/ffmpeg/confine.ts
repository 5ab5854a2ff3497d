import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What one run may take. */
export interface Limits {
  /** Bytes of address space. */
  readonly memory: number;
  /** Seconds of processor time, of all threads together. */
  readonly cpuSeconds: number;
  /** Bytes of the largest file that it may write. */
  readonly fileBytes: number;
  /** Whether it may open connections: a run that reads a part of an object from our own range server. */
  readonly network: boolean;
}

/** A program to put before ffmpeg; proven to work on this machine. */
export interface Confinement {
  readonly name: string;
  /** The program with its arguments; none where it has nothing to do within these limits. */
  readonly command: (limits: Limits) => readonly string[];
}

interface Candidate {
  readonly program: string;
  /** Several ways of doing the same, the best first. */
  readonly ways: readonly ((limits: Limits) => readonly string[])[];
  readonly needed?: (limits: Limits) => boolean;
}

// Absolute, so that a folder of a caller's PATH can never put itself between us and ffmpeg.
const FOLDERS = ['/usr/bin', '/bin', '/usr/sbin'];

// ffmpeg must not outlive us: killing Node alone leaves it running.
const NO_NEW_RIGHTS = ['--no-new-privs', '--pdeathsig', 'KILL'];

/** In their order: what ends ffmpeg with us comes last, because a program that runs another may undo it. */
const CANDIDATES: readonly Candidate[] = [
  {
    program: 'prlimit',
    ways: [
      ({ memory, cpuSeconds, fileBytes }) => [
        ...[`--as=${memory}`, `--cpu=${Math.ceil(cpuSeconds)}`, `--fsize=${fileBytes}`],
        ...['--nofile=256', '--core=0'],
      ],
    ],
  },
  {
    program: 'unshare',
    // A network of its own with nothing in it; whoever is not root gets one with a user namespace, where the system lets them.
    ways: [() => ['--net'], () => ['--user', '--map-current-user', '--net']],
    needed: ({ network }) => !network,
  },
  {
    program: 'setpriv',
    ways: [
      // Where we are root, ffmpeg still may read footage that is somebody else's, and no more than that.
      () => ['--bounding-set=-all,+dac_read_search', '--inh-caps=-all', ...NO_NEW_RIGHTS],
      () => NO_NEW_RIGHTS,
    ],
  },
];

const PROOF: Limits = { memory: 1024 ** 3, cpuSeconds: 10, fileBytes: 0, network: false };

const works = (program: string, args: readonly string[]): boolean =>
  spawnSync(program, [...args, '--', '/bin/true'], { stdio: 'ignore', timeout: 5_000 }).status === 0;

const prove = ({ program: name, ways, needed = () => true }: Candidate): readonly Confinement[] => {
  const program = FOLDERS.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
  const way = program && ways.find((args) => works(program, args(PROOF)));
  if (!program || !way) return [];
  return [{ name, command: (limits) => (needed(limits) ? [program, ...way(limits), '--'] : []) }];
};

/** Tries each wrapper once (BusyBox has a `setpriv` without `--pdeathsig`); Linux only, and empty elsewhere. */
export const findConfinements = (platform: NodeJS.Platform = process.platform): readonly Confinement[] =>
  platform === 'linux' ? CANDIDATES.flatMap(prove) : [];
