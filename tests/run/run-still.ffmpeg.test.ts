import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceSize } from '../../src/plan/drawing.ts';
import { type StillStep, stillSteps } from '../../src/plan/stills.ts';
import { runStill } from '../../src/run/run-still.ts';
import type { MediaFacts } from '../../src/timeline/facts.ts';
import { makeFootage, readNumber } from '../footage/numbered.ts';
import { openEngine, type TestEngine } from '../support/engine.ts';
import { apart, type Pixels, pixelsOf, type Rgb } from '../support/pixels.ts';
import { type Document, manifestOf, timelineOf } from '../support/project.ts';
import { BUILDS, runFfmpeg } from '../support/studio.ts';

const format = { width: 320, height: 180, frameRate: '25' };
const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '1', '-pix_fmt', 'yuv420p', '-bf', '2'];
const COLOURS: Readonly<Record<string, Rgb>> = { a: [200, 30, 40], b: [20, 90, 200] };

describe.each(BUILDS)('a still by $name', ({ ffmpegPath }) => {
  let engine: TestEngine;
  const media = new Map<string, MediaFacts>();
  beforeAll(async () => {
    engine = await openEngine(ffmpegPath);
    for (const [name, [r, g, b]] of Object.entries(COLOURS)) {
      const path = join(engine.folder, `${name}.mp4`);
      const colour = `color=c=0x${Buffer.from([r, g, b]).toString('hex')}:s=320x180:r=25,format=gbrp`;
      const bt709 = 'scale=out_color_matrix=bt709:out_range=limited,format=yuv420p';
      const tags = ['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
      await runFfmpeg(['-v', 'error', '-f', 'lavfi', '-i', `${colour},${bt709}`, '-t', '2', ...H264, ...tags, path]);
      media.set(name, await engine.take(path));
    }
    const numbers = join(engine.folder, 'numbers.mp4');
    const output = [...H264, '-x264-params', 'keyint=12:open-gop=1:scenecut=0'];
    await makeFootage({ path: numbers, count: 100, rate: '25', width: 320, height: 180, output });
    media.set('n', await engine.take(numbers));
  });
  afterAll(() => engine.close());

  const stills = (document: Document): { poster: StillStep; chapters: readonly StillStep[]; document: Document } => {
    const written = { format, media: { a: { file: 'a' }, b: { file: 'b' }, n: { file: 'n' } }, ...document };
    const manifest = manifestOf(written);
    const { timeline, problems } = timelineOf(written, media);
    if (!timeline) throw new Error(JSON.stringify(problems));
    const { languages, subtitleStyle: style } = manifest;
    const page = { ...referenceSize(format), font: engine.font.facts };
    const steps = stillSteps({ timeline, format: manifest.format, languages, style, page, tool: 'test' });
    return { ...steps, document: written };
  };
  const draw = async (step: StillStep): Promise<string> => {
    const { signal } = new AbortController();
    const rate = { num: 25n, den: 1n };
    await runStill(engine, { step, rate, page: referenceSize(format), signal });
    return (await engine.results.open(step.key))?.path ?? '';
  };
  const picture = async (document: Document): Promise<Pixels> => pixelsOf(await draw(stills(document).poster));

  it('is the very frame, at the film’s size', async () => {
    for (const [poster, number] of [
      ['0s', 0],
      ['37f', 37],
      ['79f', 89],
    ] as const) {
      const timeline = [
        { clip: 'n', to: '2s' },
        { clip: 'n', from: '60f', to: '4s' },
      ];
      const { width, height, gray } = await picture({ timeline, poster });
      expect([width, height]).toEqual([320, 180]);
      expect(readNumber(gray, width, height)).toBe(number);
    }
  });

  it('shows the colours of its source to a reader of plain JPEG', async () => {
    for (const [clip, colour] of Object.entries(COLOURS)) {
      const pixels = await picture({ timeline: [{ clip }] });
      for (const [x, y] of [
        [0, 0],
        [160, 90],
        [319, 179],
      ] as const)
        expect(apart(pixels.at(x, y), colour), `${clip} ${pixels.at(x, y)}`).toBeLessThanOrEqual(3);
    }
  });

  it('of a card shows its ground, and its title in the first language', async () => {
    const card = { card: { title: { en: 'Care', cs: '' }, background: '#103a5c' }, duration: '2s' };
    const pixels = await picture({ timeline: [card], fallback: true });
    expect(apart(pixels.at(5, 5), [16, 58, 92])).toBeLessThanOrEqual(3);
    expect(Math.max(...pixels.gray)).toBeGreaterThan(235);
    const bare = await picture({ timeline: [{ ...card, card: { background: '#103a5c' } }] });
    expect(Math.max(...bare.gray)).toBeLessThan(70);
  });

  it('in the middle of a crossfade is half of either shot', async () => {
    const crossfade = { type: 'crossfade', duration: '1s' };
    const timeline = [{ clip: 'a' }, { clip: 'b', transition: crossfade }];
    const half = (await picture({ timeline, poster: '37f' })).at(160, 90);
    expect(apart(half, [110, 60, 120])).toBeLessThanOrEqual(12);
    expect(apart((await picture({ timeline, poster: '25f' })).at(160, 90), COLOURS.a as Rgb)).toBeLessThanOrEqual(8);
  });

  it('is the same bytes whenever it is drawn, with nothing about its maker in them', async () => {
    const [first, second] = [await openEngine(ffmpegPath), await openEngine(ffmpegPath)];
    try {
      const { poster } = stills({ timeline: [{ clip: 'n' }] });
      const bytes = await Promise.all(
        [first, second].map(async (each) => {
          await each.take(join(engine.folder, 'numbers.mp4'));
          const { signal } = new AbortController();
          await runStill(each, { step: poster, rate: { num: 25n, den: 1n }, page: referenceSize(format), signal });
          return readFile((await each.results.open(poster.key))?.path ?? '');
        }),
      );
      expect(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0))).toBe(true);
      expect(bytes[0]?.includes('Lav')).toBe(false);
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });
});
