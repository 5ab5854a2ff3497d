import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerTag } from '../../src/run/owner.ts';
import { openWorkspace } from '../../src/run/workspace.ts';

let home = '';
const work = (name = ''): string => join(home, 'work', name);
const leave = async (name: string): Promise<void> => {
  await mkdir(work(name), { recursive: true });
  await writeFile(work(`${name}/half.mp4`), 'half');
};

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'polyreel-work-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('a workspace', () => {
  it('lends an empty folder and takes it back, whatever happened in it', async () => {
    const workspace = await openWorkspace(home);
    const lent = await workspace.use(async (folder) => {
      expect(await readdir(folder)).toEqual([]);
      await writeFile(join(folder, 'x'), 'x');
      return folder;
    });
    expect(lent.startsWith(work())).toBe(true);
    const failing = workspace.use(async (folder) => {
      await writeFile(join(folder, 'x'), 'x');
      throw new Error('failed in it');
    });
    await expect(failing).rejects.toThrow('failed in it');
    expect(await readdir(work())).toEqual([]);
  });

  it('lends each task another folder', async () => {
    const workspace = await openWorkspace(home);
    const folders = await Promise.all([1, 2, 3].map(() => workspace.use(async (folder) => folder)));
    expect(new Set(folders).size).toBe(3);
  });
});

describe.skipIf(process.platform !== 'linux')('the sweep (reads /proc)', () => {
  const [host = '', pid = '', start = ''] = ownerTag().split('-');
  let other: ChildProcess;
  beforeEach(() => {
    other = spawn('sleep', ['60'], { stdio: 'ignore' });
  });
  afterEach(() => void other.kill('SIGKILL'));

  it('takes what belongs to nobody who lives', async () => {
    const gone = spawn('true', { stdio: 'ignore' });
    await new Promise((resolve) => gone.once('close', resolve));
    // The same number was given again, as to every first process of a container.
    const names = [
      `${host}-${gone.pid}-1-aaaaaa`,
      `${host}-${pid}-${Number(start) - 1}-bbbbbb`,
      `${pid}-cccccc`,
      'junk',
    ];
    for (const name of names) await leave(name);
    await openWorkspace(home);
    expect(await readdir(work())).toEqual([]);
  });

  it('leaves what this process and others that live are working in', async () => {
    const mine = await openWorkspace(home);
    const begun = readFileSync(`/proc/${other.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
    await leave(`${host}-${other.pid}-${begun}-aaaaaa`);
    await mine.use(async (folder) => {
      await openWorkspace(home);
      expect(await readdir(work())).toHaveLength(2);
      await writeFile(join(folder, 'still'), 'here');
    });
  });

  it('leaves what another machine may be working in, and takes it after a week', async () => {
    for (const name of ['0123abcd-7-99-aaaaaa', '0123abcd-7-99-bbbbbb']) await leave(name);
    const old = new Date(Date.now() - 8 * 24 * 3600 * 1000);
    await utimes(work('0123abcd-7-99-bbbbbb'), old, old);
    await openWorkspace(home);
    expect(await readdir(work())).toEqual(['0123abcd-7-99-aaaaaa']);
  });
});
