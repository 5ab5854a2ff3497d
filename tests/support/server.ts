import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { createServer } from 'node:net';

const FOLDERS = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** The path of a program. @throws Error that says which package to install, where it is missing */
export const programPath = (name: string, packageName: string, instead: string): string => {
  const found = [...FOLDERS, ...(process.env.PATH ?? '').split(':')]
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    `This test needs ${name}. Install the package ${packageName} (npm test does it where it may use apt-get), or name a server in ${instead}.`,
  );
};

/** A port of this machine that is free now, below those that the system gives to outgoing connections. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) return port;
  }
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });

const SETPRIV = '/usr/bin/setpriv';
const canTie = (() => {
  let known: boolean | undefined;
  return (): boolean => {
    known ??= existsSync(SETPRIV) && spawnSync(SETPRIV, ['--pdeathsig', 'KILL', 'true']).status === 0;
    return known;
  };
})();

/**
 * Starts a server that dies with this process, however that ends, where the system can promise it.
 * @param log the file that takes what it says
 */
export const spawnServer = (program: string, args: readonly string[], log: string): ChildProcess => {
  const command = canTie() ? [SETPRIV, '--pdeathsig', 'KILL', '--', program, ...args] : [program, ...args];
  const out = openSync(log, 'a');
  const child = spawn(command[0] ?? program, command.slice(1), { stdio: ['ignore', out, out] });
  child.on('error', () => {});
  return child;
};

/** Sends a signal and waits until the process is gone. */
export const endServer = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
};
