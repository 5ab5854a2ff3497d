import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { type Clip, clips } from '../../src/demo/clips.ts';
import { pictures } from '../../src/demo/pictures.ts';
import { stillBytes, stills } from '../../src/demo/stills.ts';

const small = (clip: Clip): Clip => ({
  ...clip,
  width: clip.width / 4,
  height: clip.height / 4,
  scale: clip.scale / 4,
});

/** The picture at a moment, a quarter of its size. */
const pictureAt = (clip: Clip, time: number): Buffer => {
  const { width, height, scale, scene, voice } = small(clip);
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  scene(scale, voice ?? (() => ({ open: 0, round: 0 }))).draw(pen, time);
  return canvas.data();
};

describe.each(clips)('the scene of $file', (clip) => {
  test('covers the whole picture at its beginning and at its end', () => {
    for (const time of [0, (clip.frames * clip.rate[1]) / clip.rate[0]]) {
      const pixels = pictureAt(clip, time);
      expect(pixels.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
    }
  });

  test('moves from one second to the next, and draws the same moment the same', () => {
    expect(pictureAt(clip, 1).equals(pictureAt(clip, 2))).toBe(false);
    expect(pictureAt(clip, 1).equals(pictureAt(clip, 1))).toBe(true);
  });
});

test('a clip gives as many pictures as it has frames, each its own bytes, and tells of each', async () => {
  const clip = small({ ...(clips[3] ?? Object.assign(new Error('no clip'))), frames: 5 });
  const made: Uint8Array[] = [];
  let told = 0;
  for await (const picture of pictures(clip, () => told++)) made.push(picture);
  expect(made.map(({ length }) => length)).toEqual(Array(5).fill(clip.width * clip.height * 4));
  expect(new Set(made.map((bytes) => Buffer.from(bytes).toString('base64'))).size).toBe(5);
  expect(told).toBe(5);
});

test('pictures stop with the reason of the signal', async () => {
  const clip = small(clips[3] as Clip);
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(pictures(clip, () => {}, signal).next()).rejects.toThrow('enough');
});

test('speakers open their mouths when they speak', () => {
  const clip = clips.find(({ file }) => file === 'fr-interview.mp4') as Clip;
  const silent = { ...clip, voice: () => ({ open: 0, round: 0 }) };
  const talking = { ...clip, voice: () => ({ open: 1, round: 0 }) };
  expect(pictureAt(silent, 1).equals(pictureAt(talking, 1))).toBe(false);
});

test('the emblem is twelve upright gold stars on blue', () => {
  const emblem = stills.find(({ file }) => file === 'eu-emblem.png');
  const canvas = createCanvas(900, 600);
  emblem?.draw(canvas.getContext('2d'));
  const pixels = canvas.data();
  const colourAt = (x: number, y: number) => [...pixels.subarray((y * 900 + x) * 4, (y * 900 + x) * 4 + 3)];
  for (let star = 0; star < 12; star++) {
    const angle = (star * Math.PI) / 6;
    expect(colourAt(Math.round(450 + 200 * Math.sin(angle)), Math.round(300 - 200 * Math.cos(angle)))).toEqual([
      255, 204, 0,
    ]);
  }
  expect(colourAt(450, 300)).toEqual([0, 51, 153]);
  // The top point of the top star is upright: gold just below its tip, blue just above.
  expect([colourAt(450, 71), colourAt(450, 64)]).toEqual([
    [255, 204, 0],
    [0, 51, 153],
  ]);
});

test('stills are drawn the same every time', () => {
  for (const still of stills) expect(Buffer.from(stillBytes(still)).equals(stillBytes(still))).toBe(true);
});
