import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../src/adapters/store/lock.ts';
import { ownerTag } from '../../../src/run/owner.ts';
import { until } from '../../support/program.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What a process that is gone would have left. */
const leave = async (number: number, content: string): Promise<string> => {
  await mkdir(join(folder, 'count'), { recursive: true });
  await writeFile(join(folder, 'count', String(number)), content);
  return join(folder, 'count', String(number));
};
const gone = async (): Promise<string> => {
  const child = spawn('true', { stdio: 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  return ownerTag().replace(/-\d+-.*/, `-${child.pid}-1`);
};

/** Runs so many tasks under the lock and counts how many were in it at once. */
const crowd = async (count: number): Promise<number> => {
  let [inside, most] = [0, 0];
  const task = async (): Promise<void> => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 1));
    inside--;
  };
  await Promise.all(Array.from({ length: count }, () => withLock(folder, 'count', task)));
  return most;
};

describe('a lock', () => {
  it('lets one in at a time, and leaves two small files', async () => {
    expect(await crowd(20)).toBe(1);
    expect((await readdir(join(folder, 'count'))).length).toBeLessThanOrEqual(2);
  });

  it('is free after a task that failed, and tells its failure', async () => {
    const failing = withLock(folder, 'count', async () => {
      throw new Error('failed in it');
    });
    await expect(failing).rejects.toThrow('failed in it');
    expect(await crowd(1)).toBe(1);
  });

  it.each(['dead', 'empty'])('that is left by a %s holder is taken by one of twenty who see it', async (how) => {
    for (let round = 1; round <= 10; round++) {
      await rm(join(folder, 'count'), { recursive: true, force: true });
      await leave(7, how === 'dead' ? await gone() : '');
      expect(await crowd(20)).toBe(1);
    }
  });

  it('of another machine is waited for while it gives signs of life, and no longer', async () => {
    const foreign = `00000000-1-1`;
    const path = await leave(3, foreign);
    let done = false;
    const waiting = withLock(folder, 'count', async () => {
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(done).toBe(false);
    await utimes(path, new Date(), new Date(Date.now() - 61_000));
    await waiting;
    expect(done).toBe(true);
  });
});

describe.skipIf(process.platform !== 'linux')('a lock of several processes (reads /proc)', () => {
  const holder = new URL('holder.ts', import.meta.url).pathname;
  const start = (rounds: number): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', holder, folder, String(rounds)], { stdio: 'ignore' });
  const ended = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once('close', resolve));
  const log = async (): Promise<string[]> =>
    (await readFile(join(folder, 'log'), 'utf8').catch(() => '')).split('\n').filter(Boolean);

  it('is held by one alone, whichever of them are killed, and when', async () => {
    const workers = [start(60), start(60)].map(ended);
    const killed: number[] = [];
    for (let i = 0; i < 4; i++) {
      const victim = start(10_000);
      const end = ended(victim);
      const mark = `in ${victim.pid}`;
      await until('it has been in', async () => (await log()).filter((line) => line === mark).length > 5 + i);
      victim.kill('SIGKILL');
      killed.push(victim.pid ?? 0);
      await end;
    }
    await Promise.all(workers);
    const lines = await log();
    const wrong = lines.filter((line, i) => {
      const [what = '', pid = ''] = (lines[i - 1] ?? 'out').split(' ');
      const isNext = line.startsWith('in')
        ? what === 'out' || killed.includes(Number(pid))
        : lines[i - 1] === `in ${line.slice(4)}`;
      return !isNext;
    });
    expect(wrong).toEqual([]);
    expect(lines.filter((line) => line.startsWith('out')).length).toBeGreaterThanOrEqual(120);
  });
});
