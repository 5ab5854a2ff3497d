import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MixStep, opusMix } from '../../src/plan/sounds.ts';
import { runPart } from '../../src/run/part.ts';
import { runMix } from '../../src/run/run-mix.ts';
import { BUILDS, loudnessOf, makeClip, openStudio, probeFile, runFfmpeg, type Studio } from '../support/studio.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const SECONDS = 3;
const { signal } = new AbortController();

/** The left channel as it is decoded. */
const samplesOf = async (path: string, program?: string): Promise<Float32Array> => {
  const args = ['-v', 'error', '-i', path, '-map', '0:a:0', '-af', 'pan=mono|c0=c0', '-f', 'f32le', '-'];
  const { stdout } = await runFfmpeg(args, program ? { program } : {});
  return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
};

/** Samples by which the second comes later than the first, where they are most alike. */
const lateness = (first: Float32Array, second: Float32Array): number => {
  const likeness = (shift: number): number => {
    let sum = 0;
    for (let i = 60_000; i < 70_000; i += 1) sum += (first[i] ?? 0) * (second[i + shift] ?? 0);
    return sum;
  };
  const shifts = Array.from({ length: 1401 }, (_, i) => i - 700);
  return shifts.reduce((best, shift) => (likeness(shift) > likeness(best) ? shift : best), 0);
};

describe.each(BUILDS)('the sound as Opus, made with $name', ({ ffmpegPath }) => {
  const build = ffmpegPath ? { program: ffmpegPath } : {};
  let studio: Studio;
  let bench: Workbench;
  let [aac, opus] = ['', ''];
  let mix: MixStep;

  beforeAll(async () => {
    studio = await openStudio();
    const sound = "'0.9*sin(440*2*PI*t)*gt(mod(t,0.5),0.4)+0.4*(random(0)-0.5)'";
    await makeClip(studio.path('picture.mp4'), { seconds: SECONDS, size: '64x36' });
    await runFfmpeg([
      ...['-v', 'error', '-i', studio.path('picture.mp4'), '-f', 'lavfi', '-i', `aevalsrc=${sound}:s=48000`],
      ...[
        '-map',
        '0:v',
        '-map',
        '1:a',
        '-c:v',
        'copy',
        '-c:a',
        'pcm_s24le',
        '-t',
        String(SECONDS),
        studio.path('a.mov'),
      ],
    ]);
    const manifest = await studio.manifest({
      format: { width: 64, height: 36, frameRate: '25' },
      media: { a: { file: 'a.mov' } },
      subtitles: { en: 'en.srt' },
      renditions: [{ name: 'web', height: 36, codec: 'vp9' }],
      loudness: { integrated: -9 },
      deliver: ['burned'],
      timeline: [{ clip: 'a' }],
    });
    await studio.write('en.srt', '1\n00:00:00,500 --> 00:00:02,000\nShe comes.\n');
    bench = await openWorkbench(manifest, studio.path('home'), ffmpegPath);
    const { plan, engine } = bench;
    for (const step of plan.sounds) await runPart(engine, plan, { kind: 'sound', step }, { signal });
    mix = opusMix(plan.mix, (await engine.tool.describe()).build);
    await runMix(engine, plan.mix, signal);
    await runMix(engine, mix, signal);
    [aac, opus] = (await Promise.all(
      [plan.mix, mix].map(async ({ key }) => (await engine.results.open(key))?.path ?? ''),
    )) as [string, string];
  });
  afterAll(() => studio.close());

  it('is another step of the same programme', () => {
    const { plan } = bench;
    expect(mix).toEqual({ ...plan.mix, key: mix.key, codec: 'opus' });
    expect(mix.key).not.toBe(plan.mix.key);
    expect(plan.mix.codec).toBe('aac');
  });

  it('has exactly the programme’s samples, and none of them late', async () => {
    const [a, o] = [await samplesOf(aac), await samplesOf(opus)];
    expect(o).toHaveLength(SECONDS * 48_000);
    expect(lateness(a, o)).toBe(0);
    expect(lateness(a, o.subarray(5))).toBe(-5);
    const { streams } = await probeFile(opus);
    expect(streams).toEqual([expect.objectContaining({ codec_name: 'opus', sample_rate: '48000', channels: 2 })]);
  });

  it('is as loud as asked, its peaks under the limit once they are encoded', async () => {
    const { integrated, truePeak } = await loudnessOf(opus);
    expect(Math.abs(integrated + 9)).toBeLessThanOrEqual(0.5);
    expect(truePeak).toBeLessThanOrEqual(-1);
    expect(truePeak).toBeGreaterThan(-3);
  });

  it('is copied into a WebM beside the picture, both from the beginning', async () => {
    const { plan, engine } = bench;
    const [scene] = plan.scenes;
    if (!scene) throw new Error('there is no span');
    await runPart(engine, plan, { kind: 'scene', scene, steps: scene.steps }, { signal });
    const picture = (await engine.results.open(scene.steps[0]?.key ?? ''))?.path ?? '';
    const path = studio.path('film.webm');
    await runFfmpeg(
      ['-v', 'error', '-i', picture, '-i', opus, '-map', '0:v', '-map', '1:a', '-c', 'copy', path],
      build,
    );
    const { streams } = await probeFile(path);
    expect(streams.find(({ codec_name }) => codec_name === 'vp9')?.start_time).toBe('0.000000');
    for (const program of [undefined, ffmpegPath])
      expect(await samplesOf(path, program)).toEqual(await samplesOf(opus, program));
  });

  it('is the same to the byte every time', async () => {
    const again = await openWorkbench(studio.path('film.json'), studio.path('again'), ffmpegPath);
    for (const step of again.plan.sounds) await runPart(again.engine, again.plan, { kind: 'sound', step }, { signal });
    await runMix(again.engine, mix, signal);
    const other = (await again.engine.results.open(mix.key))?.path ?? '';
    expect((await readFile(other)).equals(await readFile(opus))).toBe(true);
  });
});
