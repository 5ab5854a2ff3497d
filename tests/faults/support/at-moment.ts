// Loaded before a program (`--import`): sends it a signal at the moment that TEST_MOMENT describes. Moments are counted in
// what the program has done with files, so that a busy machine changes nothing.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { CAME, type Moment } from './moments.ts';

const { path, nth, pause, signal }: Moment = JSON.parse(process.env.TEST_MOMENT ?? 'null');
const isMeant = new RegExp(path);
let count = 0;

const come = (): void => {
  fs.writeSync(2, `${CAME}\n`);
  if (signal === 'memory') takeAll();
  else process.kill(process.pid, signal);
};

const takeAll = (): never => {
  const taken: number[][] = [];
  for (;;) taken.push(Array.from({ length: 100_000 }, Math.random));
};

const look = (args: readonly unknown[]): void => {
  if (!args.slice(0, 2).some((arg) => typeof arg === 'string' && isMeant.test(arg))) return;
  count += 1;
  if (count !== nth) return;
  if (pause) setTimeout(come, pause);
  else come();
};

type Deed = (...args: unknown[]) => unknown;
const files = fs.promises as unknown as Record<string, Deed>;
for (const name of [
  'copyFile',
  'link',
  'mkdir',
  'mkdtemp',
  'open',
  'readFile',
  'rename',
  'rm',
  'stat',
  'symlink',
  'writeFile',
]) {
  const deed = files[name] as Deed;
  files[name] = (...args) => {
    look(args);
    return deed(...args);
  };
}
// What is small is opened in place.
const openSync = fs.openSync;
fs.openSync = (...args: Parameters<typeof openSync>) => {
  look(args);
  return openSync(...args);
};
syncBuiltinESMExports();
