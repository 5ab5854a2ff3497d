import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningProgram, startProgram, until } from '../../support/program.ts';

export interface RunningService {
  readonly url: string;
  /** The first admin's. */
  readonly key: string;
  readonly home: string;
  readonly program: RunningProgram;
  /** Ends it as an operator would, and gives its exit status. */
  readonly stop: () => Promise<number | string>;
  readonly kill: () => Promise<void>;
}

export type Settings = Readonly<Record<string, string>>;

export const ADMIN_KEY = 'the-key-of-the-tests-of-the-service';

/** The program as a person starts it, with modules that are loaded before it. */
const commandWith = (before: readonly string[]): readonly string[] => [
  process.execPath,
  ...['tsx', ...before].flatMap((module) => ['--import', module]),
  'src/cli/main.ts',
];

/** Starts `serve` as a person does, on a free port. @param before modules that are loaded before the program */
export const startService = async (
  home: string,
  settings: Settings = {},
  more: readonly string[] = [],
  before: readonly string[] = [],
): Promise<RunningService> => {
  const given = { POLYREEL_ADMIN_KEY: ADMIN_KEY, ...settings };
  const args = ['serve', '--port', '0', '--home', home, ...more];
  const program = startProgram(args, commandWith(before), tmpdir(), given);
  const address = /Polyreel listens at (\S+)/;
  await untilUp('the service listens', program, address);
  const url = address.exec(program.said.out)?.[1];
  if (!url) throw new Error(`the service did not start:\n${program.said.out}\n${program.said.err}`);
  return { url, key: given.POLYREEL_ADMIN_KEY, home, program, ...endings(program) };
};

/** Waits until a program says that it is up, or has ended; one that does neither is killed, for nobody would end it. */
const untilUp = async (what: string, { child, said }: RunningProgram, says: RegExp): Promise<void> => {
  try {
    await until(what, () => says.test(said.out) || child.exitCode !== null, 120_000);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
};

export interface RunningWorkerProgram {
  readonly program: RunningProgram;
  readonly home: string;
  readonly stop: () => Promise<number | string>;
  readonly kill: () => Promise<void>;
}

/** Starts `worker` as a person does, for one step at a time. @param before modules that are loaded before the program */
export const startWorkerProgram = async (
  home: string,
  settings: Settings,
  before: readonly string[] = [],
): Promise<RunningWorkerProgram> => {
  const program = startProgram(
    ['worker', '--home', home, '--concurrency', '1'],
    commandWith(before),
    tmpdir(),
    settings,
  );
  await untilUp('the worker takes work', program, /takes work/);
  if (program.child.exitCode !== null) throw new Error(`the worker did not start:\n${program.said.err}`);
  return { program, home, ...endings(program) };
};

const endings = ({ child, ended }: RunningProgram) => ({
  stop: (): Promise<number | string> => {
    child.kill('SIGTERM');
    return ended;
  },
  kill: async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  },
});

/** A folder for homes and footage, and how to remove it. */
export const newFolder = async (): Promise<{ path: (name: string) => string; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-service-'));
  return { path: (name) => join(folder, name), remove: () => rm(folder, { recursive: true, force: true }) };
};
