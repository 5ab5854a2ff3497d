import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBinaries } from '../../src/adapters/ffmpeg/binaries.ts';
import { type Confinement, findConfinements, type Limits } from '../../src/adapters/ffmpeg/confine.ts';
import { runProgram } from '../../src/adapters/ffmpeg/run.ts';
import { builds } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';

const confinements = findConfinements();
const has = (name: string): boolean => confinements.some((confinement) => confinement.name === name);
const wide: Limits = { memory: 6 * 1024 ** 3, cpuSeconds: 600, fileBytes: 1024 ** 3, network: false };
const { ffmpeg, ffprobe } = findBinaries({});
const folder = testFolder();

/** Runs a program within limits, by the wrappers that are named or by all. */
const run = (command: readonly string[], limits: Partial<Limits> = {}, by: readonly Confinement[] = confinements) => {
  const before = by.flatMap(({ command }) => command({ ...wide, ...limits }));
  const said: Uint8Array[] = [];
  const onStdout = (chunk: Uint8Array): void => void said.push(chunk);
  const ended = runProgram([...before, ...command], { cwd: folder, onStdout, wallSeconds: 60, stallSeconds: 60 });
  return ended.then(() => Buffer.concat(said).toString());
};
const node = (script: string): readonly string[] => [process.execPath, '-e', script];

describe.skipIf(!has('unshare'))('a program without a network (needs unshare and the right to use it)', () => {
  let server: Server;
  let heard = 0;
  let address: string;
  beforeAll(async () => {
    server = createServer((_, response) => response.end('x'));
    server.on('connection', () => heard++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each([ffmpeg, ffprobe])('reaches nobody, whatever it is told to open: %s', async (program) => {
    const open = program === ffmpeg ? ['-i', address, '-f', 'null', '-'] : [address];
    await expect(run([program, '-v', 'error', ...open])).rejects.toMatchObject({ failure: 'failed' });
    expect(heard).toBe(0);
    await expect(run([program, '-v', 'error', ...open], { network: true })).rejects.toMatchObject({
      failure: 'failed',
    });
    expect(heard).toBeGreaterThan(0);
    heard = 0;
  });

  it('writes to nobody either', async () => {
    const tones = ['-f', 'lavfi', '-i', 'sine=d=0.1', '-f', 'mpegts'];
    await expect(run([ffmpeg, '-v', 'error', ...tones, address])).rejects.toMatchObject({ failure: 'failed' });
    expect(heard).toBe(0);
  });

  it.each(builds)('is what $name is, unless it reads one of our own addresses', async ({ tool }) => {
    const open = ['-protocol_whitelist', 'http,tcp', '-i', address.replace('secret', 'x'), '-f', 'null', '-'];
    await expect(tool.run(open)).rejects.toMatchObject({ failure: 'failed' });
    expect(heard).toBe(0);
  });
});

describe.skipIf(!has('prlimit'))('a program within limits (needs prlimit)', () => {
  it('is ended when it has had its time, and says so', async () => {
    await expect(run(node('for (;;);'), { cpuSeconds: 1 })).rejects.toMatchObject({ failure: 'killed' });
  });

  it('gets no more memory than it may have', async () => {
    const hold = ['-f', 'lavfi', '-i', 'testsrc=s=3000x3000:d=1:r=40', '-vf', 'reverse', '-f', 'framecrc', '-'];
    const frames = (memory: number): Promise<number> =>
      run([ffmpeg, '-v', 'quiet', ...hold], { memory }).then(
        (lines) => lines.split('\n').filter((line) => line.startsWith('0,')).length,
        () => 0,
      );
    // ffmpeg may end with status 0 without the frames that it found no room for: that is why frames are counted.
    expect(await frames(512 * 1024 ** 2)).toBeLessThan(40);
    expect(await frames(6 * 1024 ** 3)).toBe(40);
  });

  it('writes no larger file than it may', async () => {
    const film = ['-f', 'lavfi', '-i', 'testsrc=s=640x360:d=20', '-c:v', 'rawvideo', '-f', 'nut', 'endless'];
    await expect(run([ffmpeg, '-v', 'error', ...film], { fileBytes: 1_000_000 })).rejects.toBeTruthy();
    expect(statSync(join(folder, 'endless')).size).toBeLessThanOrEqual(1_000_000);
  });

  it('leaves no core and opens few files', async () => {
    const limits = await run(['/bin/cat', '/proc/self/limits']);
    expect(limits).toMatch(/Max core file size\s+0\s+0 /);
    expect(limits).toMatch(/Max open files\s+256\s+256 /);
  });
});

describe.skipIf(!has('setpriv'))('a program without rights (needs setpriv)', () => {
  it('can win none, and has lost those of root', async () => {
    const status = await run(['/bin/cat', '/proc/self/status']);
    expect(status).toMatch(/NoNewPrivs:\s+1/);
    // CAP_DAC_READ_SEARCH alone, or none.
    expect(status).toMatch(/CapEff:\s+000000000000000[04]\n/);
    expect(status).toMatch(/CapBnd:/);
  });

  it.skipIf(process.getuid?.() !== 0)(
    "reads what is somebody else's, as footage may be, and writes nothing of it",
    async () => {
      const theirs = join(folder, 'theirs');
      writeFileSync(theirs, 'footage');
      spawnSync('chown', ['65534:65534', theirs]);
      spawnSync('chmod', ['600', theirs]);
      expect(await run(['/bin/cat', theirs])).toBe('footage');
      await expect(run(['/bin/cp', '/etc/hostname', theirs])).rejects.toMatchObject({ failure: 'failed' });
    },
  );
});

// Each waits out the ten seconds in which a program may end by itself.
describe.concurrent('a program that is to end', () => {
  it('is killed where it does not listen', async () => {
    const deaf = node('process.on("SIGTERM", () => {}); setInterval(() => {}, 1e6)');
    const ending = runProgram(deaf, { wallSeconds: 0.5 });
    await expect(ending).rejects.toMatchObject({ failure: 'too-long' });
  }, 30_000);

  it.skipIf(process.platform !== 'linux')(
    'is killed where it is frozen (needs Linux)',
    async () => {
      const frozen = node('process.kill(process.pid, "SIGSTOP")');
      await expect(runProgram(frozen, { stallSeconds: 0.5 })).rejects.toMatchObject({ failure: 'stalled' });
    },
    30_000,
  );

  it.skipIf(process.platform === 'win32')('runs below everything else on the machine (not on Windows)', async () => {
    const said = await run(node('setTimeout(() => console.log(require("os").getPriority()), 100)'));
    expect(Number(said)).toBeGreaterThanOrEqual(10);
  });
});
