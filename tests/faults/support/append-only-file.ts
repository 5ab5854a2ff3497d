import { spawnSync } from 'node:child_process';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programPath } from '../../support/server.ts';

/** The file into which Redis writes what it is told: the newest part of it. */
const aofIn = async (folder: string): Promise<string> => {
  const parts = join(folder, 'appendonlydir');
  const newest = (await readdir(parts))
    .filter((name) => name.endsWith('.incr.aof'))
    .sort()
    .at(-1);
  if (!newest) throw new Error(`no append-only file in ${parts}`);
  return join(parts, newest);
};

/** Cuts the file off. @param share how much of it stays, from 0 to 1 */
export const cutAof = async (folder: string, share: number): Promise<void> => {
  const path = await aofIn(folder);
  await truncate(path, Math.floor(share * (await readFile(path)).length));
};

/** Spoils the first command after a place, 0 to 1, so that Redis does not start on it. */
export const breakAof = async (folder: string, place: number): Promise<void> => {
  const path = await aofIn(folder);
  const bytes = await readFile(path);
  const at = bytes.indexOf('\r\n*', Math.floor(place * 0.9 * bytes.length)) + 2;
  bytes.write('?', at);
  await writeFile(path, bytes);
};

/** Does what Redis advises: cuts off all from the first damage on. */
export const mendAof = async (folder: string): Promise<void> => {
  const program = programPath('redis-check-aof', 'redis-tools', 'nothing');
  const { status, stdout } = spawnSync(program, ['--fix', await aofIn(folder)], { input: 'y\n', encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
};
