import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { makeDemoFootage } from '../../src/demo/footage.ts';

/**
 * The demo's footage, drawn once on this machine for all tests that need it (a minute) and drawn again where the
 * generator has changed.
 * @returns its folder, which is only to be read
 */
export const demoMedia = async (): Promise<string> => {
  const folder = join(tmpdir(), 'polyreel-demo-media');
  const lock = `${folder}.lock`;
  await take(lock);
  try {
    const tool = openMediaTool({});
    const encode = (args: string[], frames: AsyncIterable<Uint8Array>, signal?: AbortSignal) =>
      tool.run(args, { stdin: frames, ...(signal ? { signal } : {}) }).then(() => {});
    await makeDemoFootage(folder, { encode });
    return folder;
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
};

/** A lock that is older than any drawing takes was left by a run that was ended. */
const take = async (lock: string, left = 3_000): Promise<void> => {
  try {
    await mkdir(lock);
  } catch {
    if (left === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await take(lock, left - 1);
  }
};
