import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningProgram {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Exit status, or the name of the signal that ended it, when all its output has come. */
  readonly ended: Promise<number | string>;
  readonly said: { out: string; err: string };
}

/**
 * Starts the real program as a person would, in a process group of its own as a shell does.
 * @param temporary the folder for its temporary files
 * @param settings variables of the environment beside our own
 */
export const startProgram = (
  args: readonly string[],
  command: readonly string[] = [process.execPath, '--import', 'tsx', 'src/cli/main.ts'],
  temporary = tmpdir(),
  settings: Readonly<Record<string, string>> = {},
): RunningProgram => {
  const [program = '', ...before] = command;
  const child = spawn(program, [...before, ...args], {
    cwd: root,
    detached: true,
    env: { ...process.env, TMPDIR: temporary, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (status, signal) => resolve(signal ?? status ?? -1)),
  );
  return { child, pid: child.pid ?? -1, ended, said };
};

/** Processes of ffmpeg whose working folder lies in a folder: those that steps of a render have started. */
export const ffmpegsIn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isFfmpegIn(pid, folder));

const isFfmpegIn = (pid: number, folder: string): boolean => {
  try {
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return program.includes('ffmpeg') && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch {
    return false;
  }
};

/** Waits until something is true. @throws Error where it is not after so many milliseconds */
export const until = async (what: string, isTrue: () => boolean | Promise<boolean>, within = 30_000): Promise<void> => {
  const end = performance.now() + within;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`waited ${within} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
