import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openMediaTool } from '../../../src/adapters/ffmpeg/tool.ts';
import { builds, npmBuild } from '../../footage/builds.ts';
import { testFolder } from '../../footage/folder.ts';

const folder = testFolder();
const SLOW = ['-re', '-f', 'lavfi', '-i', 'testsrc=s=64x48', '-f', 'null', '-'];

describe.each(builds)('$name', ({ tool }) => {
  test('describes its build: version, key, and what it can do', async () => {
    const description = await tool.describe();
    expect(description.build).toMatch(/^[0-9a-f]{64}$/);
    expect(description.version).toMatch(/\d/);
    expect(description.decodes).toEqual(expect.arrayContaining(['h264', 'hevc', 'prores', 'vp9', 'aac', 'av1']));
    expect(description.encoders).toEqual(expect.arrayContaining(['libx264', 'aac']));
    expect(description.filters).toEqual(expect.arrayContaining(['ass', 'zscale', 'bwdif', 'perspective', 'ebur128']));
    expect(description.decodes).not.toContain('=');
  });

  test('reports frames as they are made', async () => {
    const frames: number[] = [];
    const onProgress = (frame: number): void => {
      frames.push(frame);
    };
    await tool.run(['-f', 'lavfi', '-i', 'testsrc=s=64x48', '-frames:v', '123', '-f', 'null', '-'], { onProgress });
    expect(frames.at(-1)).toBe(123);
  });

  test('ends at once when aborted', async () => {
    const controller = new AbortController();
    const onProgress = (): void => controller.abort();
    await expect(tool.run(SLOW, { signal: controller.signal, onProgress })).rejects.toMatchObject({
      failure: 'aborted',
    });
  });

  test('tells what ffmpeg said when it fails', async () => {
    const run = tool.run(['-i', 'file:nowhere.mp4', '-f', 'null', '-'], { cwd: folder });
    await expect(run).rejects.toMatchObject({ failure: 'failed', message: expect.stringContaining('No such file') });
  });
});

test('two builds side by side are told apart', async () => {
  const keys = await Promise.all(builds.map(async ({ tool }) => (await tool.describe()).build));
  expect(new Set(keys).size).toBe(builds.length);
});

test('a binary without its run bit is named in the failure', async () => {
  const copy = join(folder, 'ffmpeg');
  const { program } = await npmBuild.tool.describe();
  copyFileSync(program, copy);
  spawnSync('chmod', ['a-x', copy]);
  const tool = openMediaTool({ ffmpegPath: copy });
  await expect(tool.run(['-version'])).rejects.toThrow(/ffmpeg/);
});

test.skipIf(!existsSync('/proc/self/stat'))(
  'ffmpeg dies with its parent, even when that is killed (needs Linux)',
  async () => {
    const { confinedBy } = await npmBuild.tool.describe();
    expect(confinedBy).toContain('setpriv');
    const module = fileURLToPath(new URL('../../../src/adapters/ffmpeg/tool.ts', import.meta.url));
    const marker = join(folder, 'marker');
    const script = `const { openMediaTool } = await import(${JSON.stringify(module)});
    await openMediaTool().run(${JSON.stringify([...SLOW, '-metadata', `marker=${marker}`])}, { onProgress: () => console.log('runs') });`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(parent.stdout, 'data');
    const alive = (): boolean => spawnSync('pgrep', ['-f', '--', `ffmpeg.*${marker}`]).status === 0;
    expect(alive()).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(alive, { timeout: 5_000 }).toBe(false);
  },
);
