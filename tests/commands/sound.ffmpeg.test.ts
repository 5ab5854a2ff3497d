import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type SoundSource, type SoundUse, shotSound } from '../../src/commands/sound.ts';
import { type Rational, rational } from '../../src/rational.ts';
import { type Build, builds, npmBuild } from '../footage/builds.ts';
import { testFolder } from '../footage/folder.ts';
import { makeFootage } from '../footage/numbered.ts';
import { factsOf } from '../footage/render.ts';

const folder = testFolder();
const X264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const SECONDS = 8;
/** Silence with ten milliseconds of noise that begin at each whole second but the first: where, is known to the sample. */
const BURSTS = "aevalsrc='if(gte(t\\,1)*lt(mod(t\\,1)\\,0.01)\\,0.5*sin(2*PI*1000*t)\\,0)':s=48000:d=8";
const bursts = ['-f', 'lavfi', '-i', BURSTS];

const make = (name: string, output: readonly string[], inputs: readonly string[] = bursts): Promise<string> =>
  makeFootage({ path: join(folder, name), count: SECONDS * 25, rate: '25', inputs, output: [...X264, ...output] });

interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

const sourceOf = async (build: Build, path: string): Promise<SoundSource> => {
  const { sound, ...facts } = await factsOf(build, path);
  if (!sound) throw new Error('no sound');
  return { ...facts, sound };
};

const render = async (build: Build, path: string, use: Partial<SoundUse>): Promise<Stereo> => {
  const source = await sourceOf(build, path);
  const chunks: Uint8Array[] = [];
  const whole: SoundUse = { from: rational(0), samples: 48_000, speed: rational(1), volume: 0, ...use };
  const args = shotSound(source, whole, { path, container: source.container });
  await build.tool.run([...args, 'pipe:1'], {
    onStdout: (chunk) => {
      chunks.push(chunk);
    },
  });
  const bytes = Buffer.concat(chunks);
  const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  expect(samples.length).toBe(whole.samples * 2);
  return { left: samples.filter((_, index) => index % 2 === 0), right: samples.filter((_, index) => index % 2 === 1) };
};

const firstLoud = (samples: Float32Array, from = 0, level = 0.02): number =>
  samples.findIndex((value, index) => index >= from && Math.abs(value) > level);
const peak = (samples: Float32Array): number => samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const decibels = (a: number, b: number): number => 20 * Math.log10(a / b);
const seconds = (num: number, den = 1): Rational => rational(num, den);

const paths: Record<string, string> = {};
beforeAll(async () => {
  const six = "aevalsrc='0|0|0.5*sin(2*PI*500*t)|0.5*sin(2*PI*40*t)|0|0':c=5.1:s=48000:d=8";
  Object.assign(paths, {
    pcm: await make('pcm.mov', ['-c:a', 'pcm_s16le', '-ac', '2']),
    mono: await make('mono.mov', ['-c:a', 'pcm_s16le', '-ac', '1']),
    aac: await make('aac.mp4', ['-c:a', 'aac', '-b:a', '192k']),
    transport: await make('late.ts', ['-c:a', 'mp2', '-b:a', '384k', '-output_ts_offset', '77']),
    cd: await make('cd.mkv', ['-c:a', 'flac', '-ar', '44100']),
    five: await make('five.mov', ['-c:a', 'pcm_s16le'], ['-f', 'lavfi', '-i', six]),
    short: await make('short.mov', ['-c:a', 'pcm_s16le', '-t', '8', '-af', 'atrim=end=1.5']),
    alone: join(folder, 'alone.wav'),
    delayed: join(folder, 'delayed.mkv'),
  });
  await npmBuild.tool.run(['-y', ...bursts, paths.alone ?? '']);
  const shifted = ['-itsoffset', '0.25', ...bursts, '-map', '0:v', '-map', '1:a', '-c:v', 'copy', '-c:a', 'pcm_s16le'];
  await npmBuild.tool.run(['-y', '-i', paths.pcm ?? '', ...shifted, paths.delayed ?? '']);
});

describe.each(builds)('$name', (build) => {
  test.each([
    ['PCM in MOV', 'pcm', 1],
    ['PCM alone', 'alone', 1],
    ['FLAC at 44.1 kHz', 'cd', 2],
    ['AAC with its priming', 'aac', 48],
    ['MP2 in a transport stream that begins late', 'transport', 48],
  ])('%s: a burst at two seconds is where it belongs, wherever one begins', async (_, name, tolerance) => {
    for (const [from, at] of [
      [seconds(0), 96_000],
      [seconds(3, 2), 24_000],
      [rational(1001 * 35, 30_000), 96_000 - (48_000 * 1001 * 35) / 30_000],
    ] as const) {
      const { left } = await render(build, paths[name] ?? '', { from, samples: 100_000 });
      const after = Math.max(0, Math.round(at) - 4_800);
      expect(Math.abs(firstLoud(left, after) - at)).toBeLessThanOrEqual(tolerance);
    }
  });

  test('sound that begins later than the picture keeps its place', async () => {
    const { left } = await render(build, paths.delayed ?? '', { samples: 96_000 });
    expect(Math.abs(firstLoud(left) - 60_000)).toBeLessThanOrEqual(48);
  });

  // atempo puts pieces of 2048 samples together: it cannot be nearer than one of them.
  test('a speed moves the burst by as much, and the count of samples stays', async () => {
    for (const [speed, at] of [
      [rational(2), 24_000],
      [rational(1, 2), 96_000],
      [rational(4), 12_000],
      [rational(5, 4), 38_400],
    ] as const) {
      const { left } = await render(build, paths.pcm ?? '', { speed, samples: 120_000 });
      expect(Math.abs(firstLoud(left) - at)).toBeLessThan(2048);
    }
  });

  test('sound that ends before the picture is followed by silence, also where it is long over', async () => {
    const { left } = await render(build, paths.short ?? '', { samples: 240_000 });
    expect(peak(left.subarray(0, 72_000))).toBeGreaterThan(0.4);
    expect(peak(left.subarray(72_048))).toBe(0);
    expect(peak((await render(build, paths.short ?? '', { from: seconds(5), samples: 4_801 })).left)).toBe(0);
  });

  test('mono goes to both sides at its own level, and a volume is what it says', async () => {
    const { left, right } = await render(build, paths.mono ?? '', { samples: 96_000 });
    expect(left).toEqual(right);
    expect(peak(left)).toBeCloseTo(0.5, 2);
    const quiet = await render(build, paths.mono ?? '', { samples: 96_000, volume: -12 });
    expect(decibels(peak(quiet.left), peak(left))).toBeCloseTo(-12, 1);
  });

  test('the centre of 5.1 comes from both sides 3 dB lower, and the low-frequency channel is left out', async () => {
    const { left, right } = await render(build, paths.five ?? '', { samples: 48_000 });
    expect(decibels(peak(left), 0.5)).toBeCloseTo(-3.01, 1);
    expect(left).toEqual(right);
  });

  test('far into a file the samples are those of a decode from its beginning', async () => {
    const long = join(folder, `long-${build.name.replace(' ', '-')}.mp4`);
    const sweep = "aevalsrc='0.4*sin(2*PI*(200+20*t)*t)':s=48000:d=40";
    await npmBuild.tool.run([
      '-y',
      '-f',
      'lavfi',
      '-i',
      'testsrc=s=32x32:d=40:r=25',
      '-f',
      'lavfi',
      '-i',
      sweep,
      ...X264,
      '-g',
      '50',
      '-c:a',
      'aac',
      long,
    ]);
    const all = await render(build, long, { samples: 40 * 48_000 });
    const part = await render(build, long, { from: seconds(100_001, 3_000), samples: 48_000 });
    const start = Math.round((100_001 / 3_000) * 48_000);
    const difference = part.left.map((value, index) => value - (all.left[start + index] ?? 0));
    expect(peak(difference)).toBeLessThan(1e-4);
  });

  test('cleaning takes rumble and hum away, and leaves the voice', async () => {
    const path = join(folder, `noise-${build.name.replace(' ', '-')}.wav`);
    const noise = "aevalsrc='0.2*sin(2*PI*30*t)+0.2*sin(2*PI*50*t)+0.2*sin(2*PI*1000*t)':s=48000:d=4";
    await npmBuild.tool.run(['-y', '-f', 'lavfi', '-i', noise, path]);
    const toneOf = ({ left }: Stereo, hertz: number): number => {
      let [re, im] = [0, 0];
      for (const [i, value] of left.entries()) {
        re += value * Math.cos((2 * Math.PI * hertz * i) / 48_000);
        im += value * Math.sin((2 * Math.PI * hertz * i) / 48_000);
      }
      return (2 * Math.hypot(re, im)) / left.length;
    };
    const cleaned = await render(build, path, { from: seconds(2), clean: { rumble: true, hum: 50 } });
    expect(toneOf(cleaned, 30)).toBeLessThan(0.01);
    expect(toneOf(cleaned, 50)).toBeLessThan(0.005);
    expect(toneOf(cleaned, 1000)).toBeCloseTo(0.2, 2);
    const hum = await render(build, path, { from: seconds(2), clean: { rumble: false, hum: 50 } });
    expect(toneOf(hum, 30)).toBeCloseTo(0.2, 1);
    expect(toneOf(hum, 50)).toBeLessThan(0.01);
  });
});
