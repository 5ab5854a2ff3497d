import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = new URL('../../scripts/system.mjs', import.meta.url).href;
const ALL = ['ffmpeg', 'unzip', 'chromium', 'redis-server', 'radosgw', 'ceph-mon', 'ceph-osd'];
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** The only folder in which programs are looked for. */
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-programs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (name: string, content = ''): Promise<void> => {
  await writeFile(join(folder, name), `#!/bin/sh\n${content}\n`);
  await chmod(join(folder, name), 0o755);
};
/** A package manager that writes down what it is asked for, and brings what it is told to bring. */
const putApt = (brings: readonly string[], status = 0): Promise<void> =>
  put(
    'apt-get',
    `echo "$RUNLEVEL $*" >> ${folder}/asked\n[ "$1" = install ] && { for name in ${brings.join(' ')}; do : > ${folder}/$name; done; exit ${status}; }\nexit 0`,
  );
const asked = async (): Promise<string[]> =>
  (await readFile(join(folder, 'asked'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
const run = (settings: Record<string, string> = {}): string => {
  const code = `const { installPrograms } = await import('${script}'); installPrograms();`;
  const env = { PATH: folder, ...settings };
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], { env, encoding: 'utf8' }).stderr;
};

describe('npm test, before it begins', () => {
  it('says nothing where every program is there', async () => {
    await putApt([]);
    for (const name of ALL) await put(name);
    expect(run()).toBe('');
    expect(await asked()).toEqual([]);
  });

  it.skipIf(!isRoot)('installs all that is missing in one go, and starts no service', async () => {
    await putApt(ALL);
    await put('ffmpeg');
    expect(run()).toContain('Installing unzip, chromium, redis-server, radosgw, ceph-mon, ceph-osd (apt-get)');
    expect(await asked()).toEqual([
      '1 update -q',
      '1 install -y -q --no-install-recommends unzip chromium redis-server radosgw ceph-mon ceph-osd',
    ]);
  });

  it.skipIf(!isRoot)('believes what is there, not what apt-get says', async () => {
    await putApt(ALL, 100);
    expect(run()).not.toContain('Not on this system');
  });

  it.skipIf(!isRoot)('installs nothing in whose place another is named', async () => {
    await putApt(ALL);
    run({ TEST_FFMPEG_PATH: '/opt/ffmpeg', CHROMIUM_PATH: '/opt/chromium', TEST_S3_ENDPOINT: 'http://127.0.0.1:9000' });
    expect((await asked())[1]).toBe('1 install -y -q --no-install-recommends unzip redis-server');
  });

  it('says what to install where it cannot', async () => {
    await put('ffmpeg');
    expect(run()).toBe(
      'Not on this system: unzip, chromium, redis-server, radosgw, ceph-mon, ceph-osd. Install unzip, chromium, redis-server, radosgw, ceph-mon, ceph-osd, or name others in CHROMIUM_PATH and TEST_S3_ENDPOINT. The tests that need them will fail.\n',
    );
  });
});
