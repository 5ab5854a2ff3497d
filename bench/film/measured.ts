import { spawn } from 'node:child_process';
import { cpuSeconds } from '../../src/cli/cpu.ts';

export interface Measured {
  /** Seconds: of the processor, in the process and all it has started, and on the clock. */
  readonly cpu: number;
  readonly wall: number;
  readonly out: string;
}

/** Runs a command to its end, alone. @param settings for its environment. @throws Error with the end of what it said where it fails */
export const measured = async (
  command: string,
  args: readonly string[],
  cwd: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Measured> => {
  const before = { cpu: cpuSeconds(), wall: performance.now() };
  const child = spawn(command, args, { cwd, env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err = (said.err + text).slice(-4_000);
  });
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${said.err}`);
  return { cpu: cpuSeconds() - before.cpu, wall: (performance.now() - before.wall) / 1000, out: said.out };
};
