import { mkdtemp, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clip, clipSeconds, clips } from '../../src/demo/clips.ts';
import { type FootageTools, makeFootage } from '../../src/demo/footage.ts';
import { stills } from '../../src/demo/stills.ts';
import { probe, realTools } from './real-tools.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const short = (file: string, frames = 6): Clip => {
  const clip = clips.find((candidate) => candidate.file === file);
  if (!clip) throw new Error(`no clip ${file}`);
  return { ...clip, frames };
};
const bytesOf = (file: string) => readFile(join(folder, file));
const nothing = { clips: [], stills: [] };

/** The real encoder, and a note of what it was asked for. */
const counting = (): FootageTools & { readonly asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    encode: (args, frames, signal) => {
      asked.push(args.at(-1) ?? '');
      return realTools.encode(args, frames, signal);
    },
  };
};

describe.each(clips)('$file', ({ file }) => {
  test('has its size, rate, pictures and sound', async () => {
    const clip = short(file, 10);
    await makeFootage({ ...nothing, clips: [clip] }, folder, realTools);
    const { picture, sound } = await probe(join(folder, file));
    const phone = clip.kind === 'phone';
    expect([picture?.width, picture?.height]).toEqual(phone ? [1280, 720] : [clip.width, clip.height]);
    expect(picture?.r_frame_rate).toBe(clip.rate.join('/'));
    expect(picture?.nb_read_frames).toBe('10');
    expect(picture?.color_space).toBe(clip.kind === 'archive' ? 'smpte170m' : 'bt709');
    expect(sound?.channels).toBe(clip.kind === 'archive' ? 1 : 2);
    expect(sound?.sample_rate).toBe('48000');
    expect(Math.abs(Number(sound?.duration) - clipSeconds(clip))).toBeLessThan(0.05);
  });
});

test('the phone clip lies on its side and carries the matrix that turns it upright', async () => {
  await makeFootage({ ...nothing, clips: [short('fr-passenger.mp4')] }, folder, realTools);
  const { picture } = await probe(join(folder, 'fr-passenger.mp4'));
  // ffprobe counts anticlockwise: the player turns the picture a quarter clockwise.
  expect(picture?.side_data_list?.map(({ rotation }) => rotation)).toEqual([-90]);
});

test('stills are whole pictures of their size', async () => {
  await makeFootage({ ...nothing, stills }, folder, realTools);
  for (const { file, width, height } of stills) {
    const { picture } = await probe(join(folder, file));
    expect([picture?.width, picture?.height]).toEqual([width, height]);
  }
});

test('two runs give the same bytes', async () => {
  const footage = { ...nothing, clips: [short('fr-archive.mp4'), short('fr-passenger.mp4')] };
  await makeFootage(footage, folder, realTools);
  const first = await Promise.all(footage.clips.map(({ file }) => bytesOf(file)));
  await rm(folder, { recursive: true });
  await makeFootage(footage, folder, realTools);
  const second = await Promise.all(footage.clips.map(({ file }) => bytesOf(file)));
  expect(second.map((bytes, index) => first[index]?.equals(bytes))).toEqual([true, true]);
});

describe('a second run', () => {
  const footage = { clips: [short('fr-archive.mp4'), short('hr-coast.mp4')], stills };

  test('makes nothing where all is whole', async () => {
    await makeFootage(footage, folder, realTools);
    const before = await stat(join(folder, 'hr-garden.jpg'));
    const tools = counting();
    await makeFootage(footage, folder, tools);
    expect(tools.asked).toEqual([]);
    expect((await stat(join(folder, 'hr-garden.jpg'))).ino).toBe(before.ino);
  });

  test('makes again what was cut short, lost or made by another version', async () => {
    await makeFootage(footage, folder, realTools);
    await truncate(join(folder, 'hr-coast.mp4'), 100);
    const one = counting();
    await makeFootage(footage, folder, one);
    expect(one.asked).toHaveLength(1);
    await rm(join(folder, 'footage.json'));
    const all = counting();
    await makeFootage(footage, folder, all);
    expect(all.asked).toHaveLength(2);
    expect((await probe(join(folder, 'hr-coast.mp4'))).picture?.nb_read_frames).toBe('6');
  });
});

test('progress counts every picture of what is made, and names the file', async () => {
  const told: [number, number, string][] = [];
  const footage = { ...nothing, clips: [short('fr-archive.mp4', 4), short('hr-coast.mp4', 5)] };
  await makeFootage(footage, folder, realTools, { onProgress: (...progress) => told.push(progress) });
  expect(told.map(([done]) => done)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(new Set(told.map(([, total]) => total))).toEqual(new Set([9]));
  expect(new Set(told.map(([, , what]) => what))).toEqual(new Set(['fr-archive.mp4', 'hr-coast.mp4']));
});

test('an abort ends the work, throws its reason and leaves nothing half-made', async () => {
  const stop = new AbortController();
  const reason = new Error('enough');
  const footage = {
    ...nothing,
    clips: [short('fr-archive.mp4', 90), short('hr-coast.mp4', 90), short('fr-bus.mp4', 90)],
  };
  const work = makeFootage(footage, folder, realTools, {
    signal: stop.signal,
    onProgress: (done) => done === 5 && stop.abort(reason),
  });
  await expect(work).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});

test('a failing encoder stops the rest; what was finished before stays and is not made again', async () => {
  const footage = {
    ...nothing,
    clips: [short('fr-archive.mp4', 2), short('hr-coast.mp4', 40), short('fr-bus.mp4', 2)],
  };
  const broken: FootageTools = {
    encode: (args, frames, signal) =>
      args.includes('50/1') ? Promise.reject(new Error('no space left')) : realTools.encode(args, frames, signal),
  };
  await expect(makeFootage(footage, folder, broken)).rejects.toThrow('no space left');
  expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  const tools = counting();
  await makeFootage(footage, folder, tools);
  expect((await readdir(folder)).sort()).toEqual(['footage.json', 'fr-archive.mp4', 'fr-bus.mp4', 'hr-coast.mp4']);
  expect((await probe(join(folder, 'fr-archive.mp4'))).picture?.nb_read_frames).toBe('2');
});
