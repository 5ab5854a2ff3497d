import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { cpuSeconds } from '../../src/cli/cpu.ts';

export interface Measured {
  /** Seconds: of the processor, in the process and all it has started, and on the clock. */
  readonly cpu: number;
  readonly wall: number;
  readonly out: string;
  /** The end of what it said beside. */
  readonly err: string;
}

export interface Given {
  /** A file that the command is given to read; nothing where absent. */
  readonly input?: string;
  /** For its environment. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Runs a command to its end, alone.
 * @throws Error with the end of what it said where it fails
 */
export const measured = async (
  command: string,
  args: readonly string[],
  cwd: string,
  { input, settings }: Given = {},
): Promise<Measured> => {
  const given = input === undefined ? undefined : await open(input);
  const before = { cpu: cpuSeconds(), wall: performance.now() };
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...settings },
    stdio: [given?.fd ?? 'ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.err = (said.err + text).slice(-4_000);
  });
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  await given?.close();
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${said.err}`);
  return { cpu: cpuSeconds() - before.cpu, wall: (performance.now() - before.wall) / 1000, ...said };
};

/** The run in the middle of three, by its CPU: for what takes a second or so. */
export const medianOfThree = async (run: () => Promise<Measured>): Promise<Measured> => {
  const runs = [await run(), await run(), await run()].sort((a, b) => a.cpu - b.cpu);
  return runs[1] as Measured;
};
