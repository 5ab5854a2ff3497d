import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMediaTool } from '../../../src/adapters/ffmpeg/tool.ts';
import { BLOCK, openRanges } from '../../../src/adapters/store/cache/ranges.ts';
import { openRoom } from '../../../src/adapters/store/cache/room.ts';
import { type RangeServer, startRangeServer } from '../../../src/adapters/store/range-server.ts';
import { BUILDS, runFfmpeg } from '../../support/studio.ts';

let folder = '';
let server: RangeServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-ranges-'));
  server = await startRangeServer(50);
  const noise = 'testsrc2=s=640x360:r=25,noise=alls=30:allf=t';
  const encode = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '3', '-g', '25', '-c:a', 'aac'];
  const sources = ['-f', 'lavfi', '-i', noise, '-f', 'lavfi', '-i', 'sine=440', '-t', '3'];
  await runFfmpeg(['-v', 'error', ...sources, ...encode, join(folder, 'end.mp4')]);
  for (const [name, flags] of [
    ['start.mp4', ['-movflags', '+faststart']],
    ['film.mkv', []],
    ['film.ts', []],
  ] as const)
    await runFfmpeg(['-v', 'error', '-i', join(folder, 'end.mp4'), '-c', 'copy', ...flags, join(folder, name)]);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** A new cache, so that nothing is there yet. */
const serve = async (name: string, isAway: (first: number) => boolean = () => false): Promise<{ url: string }> => {
  const path = join(folder, name);
  const { size } = await stat(path);
  const room = await openRoom(await mkdtemp(join(folder, 'cache-')), 2 ** 30);
  const ranges = openRanges(room, 'a'.repeat(64), size, async ({ first, end }) => {
    if (isAway(first)) throw new Error('the store is away');
    const handle = await open(path);
    const { buffer } = await handle.read(Buffer.alloc(end - first), 0, end - first, first);
    await handle.close();
    return buffer;
  });
  const url = server.urlOf(`${name}-${room.folder}`, ranges);
  return { url };
};

describe.each(BUILDS)('$name reads an object over the range server', ({ ffmpegPath }) => {
  const frames = async (protocols: string, input: string, before: string[] = [], after: string[] = []) => {
    const { program } = await openMediaTool(ffmpegPath ? { ffmpegPath } : {}).describe();
    const args = ['-v', 'error', '-xerror', '-protocol_whitelist', protocols, ...before, '-i', input, ...after];
    const { stdout } = await runFfmpeg([...args, '-f', 'framemd5', '-'], { program });
    return stdout.toString().split('\n');
  };

  it.each(['end.mp4', 'start.mp4', 'film.mkv', 'film.ts'])('%s: frame by frame as from the file', async (name) => {
    const { url } = await serve(name);
    const local = await frames('file', join(folder, name));
    expect(local.length).toBeGreaterThan(75);
    expect(await frames('http,tcp', url)).toEqual(local);
  });

  it.each(['end.mp4', 'start.mp4', 'film.mkv'])('%s: a part of it, from the middle', async (name) => {
    const { url } = await serve(name);
    const part = [
      ['-ss', '1.2'],
      ['-frames:v', '5'],
    ] as const;
    const local = await frames('file', join(folder, name), [...part[0]], [...part[1]]);
    expect(local.length).toBeGreaterThan(5);
    expect(await frames('http,tcp', url, [...part[0]], [...part[1]])).toEqual(local);
  });

  it.each(['end.mp4', 'film.mkv', 'film.ts'])('%s: whole, though the store is away for a while', async (name) => {
    const local = await frames('file', join(folder, name));
    let failures = 0;
    const { url } = await serve(name, (first) => first > 2 * BLOCK && failures++ < 3);
    expect(await frames('http,tcp', url)).toEqual(local);
    expect(failures).toBeGreaterThan(3);
  });
});
