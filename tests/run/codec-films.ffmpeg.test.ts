import { copyFile, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPart } from '../../src/run/part.ts';
import {
  BUILDS,
  frameDigests,
  makeClip,
  NEW_BUILD,
  openStudio,
  probeFile,
  type Studio,
  srt,
} from '../support/studio.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

const FRAMES = 25 + 50 - 12 + 50;
const TAGS: Readonly<Record<string, string>> = { h264: 'avc1', hevc: 'hvc1', av1: 'av01', vp9: 'vp09' };
const program = NEW_BUILD.ffmpegPath ?? 'ffmpeg';
const { signal } = new AbortController();

describe.each(BUILDS)('a film in every codec of $name', ({ ffmpegPath }) => {
  const codecs = ffmpegPath ? ['h264', 'hevc', 'av1', 'vp9'] : ['h264', 'hevc', 'vp9'];
  let studio: Studio;
  let bench: Workbench;

  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('a.mp4'), { seconds: 3, rate: '50' });
    await makeClip(studio.path('b.mp4'), { seconds: 3, rate: '30000/1001', size: '360x288', tone: 700 });
    await studio.write('en.srt', srt([['02,800', '03,800', 'She comes.']]));
    const manifest = await studio.manifest({
      format: { width: 320, height: 180, frameRate: '25' },
      media: { a: { file: 'a.mp4' }, b: { file: 'b.mp4' } },
      subtitles: { en: 'en.srt' },
      renditions: codecs.map((codec) => ({ name: codec, height: 180, codec })),
      deliver: ['burned', 'soft'],
      timeline: [
        { card: { title: 'Care' }, duration: '1s' },
        { clip: 'a', to: '2s', transition: { type: 'crossfade', duration: '480ms' } },
        { clip: 'b', to: '2s' },
      ],
    });
    bench = await openWorkbench(manifest, studio.path('home'), ffmpegPath);
  });
  afterAll(() => studio.close());

  it('is encoded from one decode of each span, whatever the codecs and looks', async () => {
    const { plan, engine, runs } = bench;
    for (const scene of plan.scenes) {
      const before = runs.length;
      await runPart(engine, plan, { kind: 'scene', scene, steps: scene.steps }, { signal });
      expect(runs).toHaveLength(before + 1);
      const args = runs.at(-1) ?? [];
      const clips = scene.span.parts.filter(({ shot }) => shot.picture.kind === 'clip');
      expect(args.filter((arg) => arg === '-i')).toHaveLength(clips.length);
      expect(args.filter((arg) => arg === '-c:v')).toHaveLength(scene.steps.length);
    }
    const twoLooks = plan.scenes.filter(({ steps }) => steps.length === 2 * codecs.length);
    expect(twoLooks).toHaveLength(1);
  });

  it('has exactly the frames of its spans in every version, at their times, and says what it is', async () => {
    const { plan, engine } = bench;
    for (const step of plan.sounds) await runPart(engine, plan, { kind: 'sound', step }, { signal });
    await runPart(engine, plan, { kind: 'mix', step: plan.mix }, { signal });
    expect(plan.films.map(({ kind, rendition }) => `${kind} ${rendition?.codec}`).sort()).toEqual(
      ['burned', 'soft'].flatMap((kind) => codecs.map((codec) => `${kind} ${codec}`)).sort(),
    );
    for (const film of plan.films) {
      const path = studio.path(film.path);
      await runPart(engine, plan, { kind: 'film', film }, { signal });
      await copyFile((await engine.results.open(film.key))?.path ?? '', path);
      const { codec = 'h264' } = film.rendition ?? {};
      const { streams } = await probeFile(path);
      expect(streams.find(({ codec_type }) => codec_type === 'video')).toMatchObject({
        ...{ codec_name: codec, codec_tag_string: TAGS[codec], pix_fmt: 'yuv420p', start_time: '0.000000' },
        ...{ color_range: 'tv', color_space: 'bt709', color_transfer: 'bt709', color_primaries: 'bt709' },
        ...{ nb_read_packets: String(FRAMES), r_frame_rate: '25/1', duration: (FRAMES / 25).toFixed(6) },
      });
      const own: string[] = [];
      for (const { key } of film.pictures) {
        const opened = await engine.results.open(key);
        own.push(...(await frameDigests(opened?.path ?? '', [], program)));
      }
      expect(await frameDigests(path, [], program), film.path).toEqual(own);
    }
  });

  it('is the same to the byte from nothing', async () => {
    const { plan, engine } = bench;
    const again = await openWorkbench(studio.path('film.json'), studio.path('again'), ffmpegPath);
    const scene = plan.scenes.find(({ steps }) => steps.length === 2 * codecs.length);
    if (!scene) throw new Error('no span shows the cue');
    for (const steps of [scene.steps.slice(0, 3), scene.steps.slice(3).reverse()])
      await runPart(again.engine, plan, { kind: 'scene', scene, steps }, { signal });
    for (const { key, rendition } of scene.steps) {
      const [one, other] = await Promise.all([engine, again.engine].map(({ results }) => results.open(key)));
      expect((await readFile(one?.path ?? '')).equals(await readFile(other?.path ?? '')), rendition.name).toBe(true);
    }
  });
});
