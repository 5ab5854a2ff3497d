import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskStore } from '../../../src/adapters/store/disk.ts';
import { bytes, listed, noise } from './contract/bench.ts';

const mount = (folder: string, options: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status === 0;
const unmount = (folder: string): void => void spawnSync('umount', ['-l', folder]);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-disk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const mayMount = await (async () => {
  const place = await mkdtemp(join(tmpdir(), 'polyreel-mount-'));
  const mounted = process.platform === 'linux' && mount(place, 'size=64k');
  if (mounted) unmount(place);
  await rm(place, { recursive: true, force: true });
  return mounted;
})();

describe.skipIf(!mayMount)('a folder store on a disk (needs the right to mount one)', () => {
  afterEach(() => unmount(folder));

  it('that is full says so, keeps what is there and leaves nothing half-written', async () => {
    mount(folder, 'size=256k');
    const store = diskStore(folder);
    await store.create('kept', bytes('kept'));
    const full = expect.objectContaining({ code: 'disk-full', message: expect.stringContaining('the disk is full') });
    await expect(store.create('large', noise(1_000_000))).rejects.toEqual(full);
    await expect(store.replace('kept', noise(1_000_000))).rejects.toEqual(full);
    const version = (await store.readVersion('kept'))?.version ?? '';
    await expect(store.swap('kept', noise(1_000_000), version)).rejects.toEqual(full);
    expect([await listed(store, ''), await readdir(join(folder, 'aside'))]).toEqual([['kept'], []]);
    expect(await store.swap('kept', bytes('new'), version)).toBe(true);
  });

  it('that may only be read says so', async () => {
    mount(folder, 'size=256k');
    const store = diskStore(folder);
    await store.create('kept', bytes('kept'));
    spawnSync('mount', ['-o', 'remount,ro', folder]);
    const away = expect.objectContaining({ code: 'store-away', message: expect.stringContaining(folder) });
    await expect(store.ping()).rejects.toEqual(away);
    await expect(store.create('x', bytes('x'))).rejects.toEqual(away);
    expect(await store.size('kept')).toBe(4);
  });
});

describe('a folder store', () => {
  it('leaves a failure that is not its own as it is', async () => {
    const store = diskStore(folder);
    await expect(store.create('x', { file: join(folder, 'nowhere') })).rejects.toThrow('ENOENT');
    expect(await listed(store, '')).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('that belongs to somebody else says so', async () => {
    await mkdir(join(folder, 'home'));
    await writeFile(join(folder, 'home', 'kept'), 'kept');
    await chmod(join(folder, 'home'), 0);
    await expect(diskStore(join(folder, 'home')).size('kept')).rejects.toMatchObject({ code: 'store-away' });
    await chmod(join(folder, 'home'), 0o700);
  });

  it('sweeps what a dead writer left, but not the locks of those who live', async () => {
    await mkdir(join(folder, 'aside'), { recursive: true });
    await writeFile(join(folder, 'aside', 'left'), 'half');
    const [one, other] = [diskStore(folder), diskStore(folder)];
    await one.create('p', bytes('1'));
    const version = (await one.readVersion('p'))?.version ?? '';
    const won = await Promise.all([one.swap('p', bytes('2'), version), other.swap('p', bytes('3'), version)]);
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await readdir(join(folder, 'aside'))).toEqual([]);
  });
});
