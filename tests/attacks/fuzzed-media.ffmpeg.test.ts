import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rational } from '../../src/rational.ts';
import { type Build, builds } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { makeFootage } from '../footage/numbered.ts';
import { clipFrames } from '../footage/render.ts';
import { chances, rounds, seed } from '../support/seed.ts';
import { mutate } from './support/fuzz-media.ts';

const folder = testFolder();
const X264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '10', '-pix_fmt', 'yuv420p'];
const TONE = ['-f', 'lavfi', '-i', 'sine=d=1'];
/** A second of film in every container and with the codecs that are met in them. */
const SOURCES: readonly (readonly [string, readonly string[]])[] = [
  ['a.mp4', [...X264, '-c:a', 'aac']],
  ['b.mp4', [...X264, '-c:a', 'aac', '-movflags', '+faststart']],
  ['c.mov', ['-c:v', 'prores', '-pix_fmt', 'yuv422p10le', '-c:a', 'pcm_s16le']],
  ['d.mkv', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-c:a', 'libopus']],
  ['e.webm', ['-c:v', 'libvpx', '-c:a', 'libvorbis']],
  ['f.ts', [...X264, '-c:a', 'mp2']],
  ['g.mpg', ['-c:v', 'mpeg2video', '-c:a', 'mp2']],
  ['h.avi', ['-c:v', 'mpeg4', '-c:a', 'mp3']],
  ['i.mov', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-c:a', 'pcm_s24le']],
  ['j.mxf', ['-c:v', 'mpeg2video', '-c:a', 'pcm_s16le', '-ar', '48000']],
  ['k.flv', ['-c:v', 'flv', '-c:a', 'mp3', '-ar', '44100']],
  ['l.mp4', ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', '-c:a', 'aac']],
  ['m.wav', ['-vn']],
  ['n.flac', ['-vn']],
  ['o.ogg', ['-vn', '-c:a', 'libvorbis']],
  ['p.png', ['-an', '-frames:v', '1']],
  ['q.jpg', ['-an', '-frames:v', '1', '-pix_fmt', 'yuvj420p']],
  ['r.gif', ['-an']],
  ['s.webp', ['-an', '-frames:v', '1']],
  ['t.tiff', ['-an', '-frames:v', '1']],
];
const corpus = resolve(import.meta.dirname, '../../../shared/corpus/media');
const SMALL = 3_000_000;

const corpusFiles = (): readonly string[] => {
  try {
    return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .map((name) => join(corpus, name))
      .filter((path) => statSync(path).isFile() && statSync(path).size < SMALL && !/\.(tsv|md|txt)$/.test(path))
      .sort();
  } catch {
    return [];
  }
};

let files: readonly string[] = [];
beforeAll(async () => {
  for (const [name, output] of SOURCES)
    await makeFootage({ path: join(folder, name), count: 25, rate: '25', inputs: TONE, output });
  files = [...SOURCES.map(([name]) => join(folder, name)), ...corpusFiles()];
});

/** Probes a file and, where that finds nothing to refuse, decodes what it said is there. @returns what is wrong */
const examine = async (build: Build, path: string): Promise<string | undefined> => {
  const { facts, problems } = await build.tool.probe({ path, name: 'film', at: '/media/film/file' });
  const blocks = problems.some(({ severity }) => severity === 'block');
  if (!facts) return blocks ? undefined : 'neither facts nor a problem that blocks';
  if (blocks) return 'facts and a problem that blocks';
  if (!facts.picture || facts.picture.still) return undefined;
  const { timeBase, first, end } = facts.picture;
  const seconds = ((end - first) * timeBase[0]) / timeBase[1];
  if (!(seconds > 0)) return `no time: ${seconds} s`;
  // Damaged times may say that a second lasts for days.
  const count = Math.max(1, Math.min(60, Math.floor(seconds * 10)));
  const use = { first: 0, frames: count, rate: rational(10), speed: rational(1) };
  const found = await clipFrames(
    build,
    { ...facts, picture: facts.picture },
    path,
    use,
    { width: 32, height: 32 },
    { fit: 'contain' },
  );
  return found.length === count ? undefined : `${found.length} frames of ${count}`;
};

const COUNT = rounds(25, 250);

describe.each(builds)('damaged footage for $name', (build) => {
  it('is either told, or gives every frame that it is said to have', { timeout: 1_800_000 }, async () => {
    const luck = chances(`fuzzed media, ${build.name}`);
    for (let i = 0; i < COUNT; i++) {
      const file = luck.pick(files);
      const { bytes, how } = mutate(readFileSync(file), luck);
      const path = join(folder, 'damaged');
      writeFileSync(path, bytes);
      const wrong = await examine(build, path).catch((error: Error) => `${error.name}: ${error.message}`);
      if (wrong) expect.unreachable(`seed ${seed}, round ${i}: ${basename(file)}, ${how}: ${wrong}`);
    }
  });
});
