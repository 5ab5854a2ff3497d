import { expect, it } from 'vitest';
import { keyFramesOf } from '../../src/plan/key-frames.ts';
import { rational } from '../../src/rational.ts';

const pal = rational(25);
const ntsc = rational(30_000, 1001);

it('asks for no key frame beside the first in six seconds', () => {
  expect([1, 12, 149, 150].map((frames) => keyFramesOf(frames, pal))).toEqual([[], [], [], []]);
  expect(keyFramesOf(179, ntsc)).toEqual([]);
});

it('cuts longer spans into as few and as equal parts as hold to six seconds', () => {
  expect(keyFramesOf(151, pal)).toEqual([76]);
  expect(keyFramesOf(300, pal)).toEqual([150]);
  expect(keyFramesOf(301, pal)).toEqual([100, 201]);
  expect(keyFramesOf(180, ntsc)).toEqual([90]);
});

it('never leaves a part of more than six seconds', () => {
  for (let frames = 1; frames < 2000; frames += 1) {
    const edges = [0, ...keyFramesOf(frames, pal), frames];
    const parts = edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
    expect(Math.max(...parts)).toBeLessThanOrEqual(150);
    expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
  }
});
