import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MixEntry, MixStep } from '../../src/plan/sounds.ts';
import { mixSounds } from '../../src/run/mix.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polyreel-mix-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, samples: number, value: (sample: number) => readonly [left: number, right: number]) =>
  writeFile(
    join(folder, name),
    new Uint8Array(Float32Array.from(Array.from({ length: samples }, (_, i) => value(i)).flat()).buffer),
  );
const entry = (sound: string, at: number, samples: number, changes: Partial<MixEntry> = {}): MixEntry => ({
  ...{ sound, at, samples, gain: 1, fadeIn: 0, fadeOut: 0 },
  ...changes,
});

const mix = async (samples: number, entries: readonly MixEntry[]): Promise<{ left: number[]; right: number[] }> => {
  const step: MixStep = {
    kind: 'mix',
    codec: 'aac',
    key: '',
    samples,
    entries,
    loudness: { integrated: -23, truePeak: -1 },
  };
  const all: number[] = [];
  for await (const block of mixSounds(step, (name) => join(folder, name)))
    all.push(...new Float32Array(block.buffer, block.byteOffset, block.byteLength / 4));
  return { left: all.filter((_, i) => i % 2 === 0), right: all.filter((_, i) => i % 2 === 1) };
};

describe('the mix', () => {
  it('has exactly its samples, silent where no sound lies', async () => {
    const { left, right } = await mix(100_001, []);
    expect([left.length, right.length]).toEqual([100_001, 100_001]);
    expect(new Set([...left, ...right])).toEqual(new Set([0]));
  });

  it('lays every sample at its place, over the borders of blocks too', async () => {
    await write('ramp', 100_001, (i) => [i, -i]);
    const { left, right } = await mix(150_000, [entry('ramp', 47_990, 100_000)]);
    expect(left.slice(47_985, 47_993)).toEqual([0, 0, 0, 0, 0, 0, 1, 2]);
    expect(left.slice(47_998, 48_003)).toEqual([8, 9, 10, 11, 12]);
    expect(right.slice(95_999, 96_002)).toEqual([-48_009, -48_010, -48_011]);
    expect(left.slice(147_987, 147_993)).toEqual([99_997, 99_998, 99_999, 0, 0, 0]);
  });

  it('adds what overlaps, each with its gain', async () => {
    await write('one', 1000, () => [1, 0.5]);
    const { left, right } = await mix(200, [
      entry('one', 0, 100, { gain: 0.25 }),
      entry('one', 50, 100, { gain: 10 ** (-6 / 20) }),
    ]);
    const six = Math.fround(10 ** (-6 / 20));
    expect([left[49], left[50], left[100], left[150]].map((x) => x?.toFixed(6))).toEqual(
      [0.25, 0.25 + six, six, 0].map((x) => x.toFixed(6)),
    );
    expect(right[50]).toBeCloseTo(0.125 + six / 2, 6);
  });

  it('keeps the power of two sounds that cross', async () => {
    await write('left', 60_000, () => [1, 0]);
    await write('right', 60_000, () => [0, 1]);
    const { left, right } = await mix(100_000, [
      entry('left', 0, 60_000, { fadeOut: 20_000 }),
      entry('right', 40_000, 60_000, { fadeIn: 20_000 }),
    ]);
    const power = left.map((value, i) => value ** 2 + (right[i] ?? 0) ** 2);
    expect(Math.min(...power)).toBeCloseTo(1, 5);
    expect(Math.max(...power)).toBeCloseTo(1, 5);
    expect(left[50_000]).toBeCloseTo(Math.SQRT1_2, 3);
  });

  it('comes up from nothing and goes down to it in fades', async () => {
    await write('one', 1000, () => [1, 1]);
    const { left } = await mix(1000, [entry('one', 0, 1000, { fadeIn: 240, fadeOut: 240 })]);
    expect(left[0]).toBeLessThan(0.01);
    expect(left.slice(240, 760)).toEqual(Array.from({ length: 520 }, () => 1));
    expect(left[999]).toBeLessThan(0.01);
  });

  it('closes every file, also where nobody reads to the end', async () => {
    const open = async (): Promise<number> => (await readdir('/proc/self/fd').catch(() => [])).length;
    await write('long', 200_000, () => [1, 1]);
    const before = await open();
    const step = {
      kind: 'mix',
      codec: 'aac',
      key: '',
      samples: 200_000,
      loudness: { integrated: -23, truePeak: -1 },
    } as const;
    const entries = [entry('long', 0, 200_000), entry('long', 100, 50_000)];
    for await (const _ of mixSounds({ ...step, entries }, (name) => join(folder, name))) break;
    expect(await open()).toBe(before);
  });
});
