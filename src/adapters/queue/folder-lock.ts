import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { PolyreelError } from '../../errors.ts';
import { isAlive, ownerTag } from '../../run/owner.ts';

const PREFIX = 'held-by-';
/** Milliseconds between two signs of life, for those on other machines and containers that cannot see this process. */
const BEAT = 3_000;
const TRIES = 4;

/**
 * Takes a folder for this process alone. Each that wants it puts a file of its own name there, and then looks for
 * others': of two, never both see nobody. Files of processes that are gone are removed.
 * @returns how to give it back
 * @throws PolyreelError `conflict` that names the process which has it
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  await mkdir(folder, { recursive: true });
  const own = join(folder, PREFIX + ownerTag());
  for (let attempt = 1; ; attempt++) {
    const holder = (await announce(own)) ? await findOther(folder, own) : own;
    if (!holder) return keepAlive(own);
    if (holder !== own) await rm(own, { force: true });
    // The other may be one that has just come too, and goes again.
    if (attempt === TRIES) throw held(folder, holder, await describe(holder));
    await pause(20 + Math.random() * 100);
  }
};

const announce = async (own: string): Promise<boolean> => {
  try {
    await writeFile(own, `process ${process.pid} on ${hostname()}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

const findOther = async (folder: string, own: string): Promise<string | undefined> => {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!name.startsWith(PREFIX) || path === own) continue;
    if (await lives(path, name.slice(PREFIX.length))) return path;
    await rm(path, { force: true });
  }
  return undefined;
};

/** Of a process of another machine or container only its signs of life are seen: whether the file's time changes. */
const lives = async (path: string, tag: string): Promise<boolean> => {
  if (!isAlive(tag)) return false;
  if (isOfThisHost(tag)) return true;
  const before = await beatOf(path);
  const end = performance.now() + 3 * BEAT;
  while (performance.now() < end) {
    await pause(BEAT / 10);
    const now = await beatOf(path);
    if (now === undefined) return false;
    if (now !== before) return true;
  }
  return false;
};

const isOfThisHost = (tag: string): boolean => tag.split('-')[0] === ownerTag().split('-')[0];

const beatOf = async (path: string): Promise<number | undefined> => (await stat(path).catch(() => undefined))?.mtimeMs;

const keepAlive = (own: string): (() => Promise<void>) => {
  const beat = setInterval(() => void utimes(own, new Date(), new Date()).catch(() => {}), BEAT);
  beat.unref();
  return () => {
    clearInterval(beat);
    return rm(own, { force: true });
  };
};

const describe = async (path: string): Promise<string> => (await readFile(path, 'utf8').catch(() => '')) || 'a process';

const held = (folder: string, path: string, who: string): PolyreelError =>
  new PolyreelError(
    'conflict',
    `${folder} is in use by ${who}: only one process can have this queue. Stop it, use another POLYREEL_HOME, or share a queue by REDIS_URL. If it does not run any more, remove ${path}.`,
  );

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
