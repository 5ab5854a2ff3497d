import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveRendition } from '../../src/manifest/renditions.ts';
import { referenceSize } from '../../src/plan/drawing.ts';
import { sceneOf } from '../../src/plan/pictures.ts';
import { spansOf } from '../../src/plan/spans.ts';
import { type SpriteStep, spritesOf } from '../../src/plan/sprite.ts';
import { runScene } from '../../src/run/run-scene.ts';
import { runSprite } from '../../src/run/run-sprite.ts';
import type { MediaFacts } from '../../src/timeline/facts.ts';
import { makeFootage, readNumber } from '../footage/numbered.ts';
import { openEngine, type TestEngine } from '../support/engine.ts';
import { apart, type Pixels, pixelsOf } from '../support/pixels.ts';
import { manifestOf, timelineOf } from '../support/project.ts';
import { BUILDS } from '../support/studio.ts';

const format = { width: 320, height: 180, frameRate: '25' };
const document = {
  format,
  media: { n: { file: 'n' } },
  timeline: [
    { card: { background: '#20c040' }, duration: '2s' },
    { clip: 'n', from: '20f', to: '240f' },
  ],
};
const { signal } = new AbortController();

/** The pictures of the film as a render makes them, span by span. */
const encode = async (engine: TestEngine, media: Map<string, MediaFacts>) => {
  const { languages, subtitleStyle: style } = manifestOf(document);
  const { timeline } = timelineOf(document, media);
  const rendition = resolveRendition({ name: 'small', height: 180 }, format);
  if (!timeline || !rendition) throw new Error('the film of this test is not good');
  const { rate } = timeline;
  const page = { ...referenceSize(format), font: engine.font.facts };
  const looks = { languages, cuesIn: new Map(), style, page, tool: 'test' };
  const scenes = spansOf(timeline.shots, [[70, 90]], rate).map((span) =>
    sceneOf(span, { ...looks, rate, wanted: [{ look: 'clean', rendition }] }),
  );
  for (const scene of scenes) await runScene(engine, { scene, steps: scene.steps, rate, page, signal });
  const pictures = scenes.map(({ span: { frames }, steps: [step] }) => ({ key: step?.key ?? '', frames }));
  return { pictures, rendition, rate, tool: 'test' };
};

describe.each(BUILDS)('thumbnails by $name', ({ ffmpegPath }) => {
  let engine: TestEngine;
  let sheets: readonly SpriteStep[];
  let path: string;
  let pixels: Pixels;
  beforeAll(async () => {
    engine = await openEngine(ffmpegPath);
    const numbers = join(engine.folder, 'numbers.mp4');
    const output = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '1', '-pix_fmt', 'yuv420p'];
    await makeFootage({ path: numbers, count: 256, rate: '25', width: 320, height: 180, output });
    ({ sheets } = spritesOf(await encode(engine, new Map([['n', await engine.take(numbers)]]))));
    for (const sheet of sheets) await runSprite(engine, sheet, signal);
    path = (await engine.results.open(sheets[0]?.key ?? ''))?.path ?? '';
    pixels = await pixelsOf(path);
  });
  afterAll(() => engine.close());

  /** The part of the sheet that shows one tile. */
  const tile = (index: number): Uint8Array =>
    Uint8Array.from({ length: 160 * 90 }, (_, i) => {
      const [x, y] = [160 * index + (i % 160), Math.floor(i / 160)];
      return pixels.gray[y * pixels.width + x] ?? 0;
    });

  it('show the very frames that were planned, in order', () => {
    expect([pixels.width, pixels.height]).toEqual([960, 90]);
    // Frame 75 of the film is the 25th of the clip, which is used from its 20th.
    expect([1, 2, 3, 4, 5].map((index) => readNumber(tile(index), 160, 90))).toEqual([45, 95, 145, 195, 230]);
  });

  it('show their colours', () => {
    expect(apart(pixels.at(80, 45), [0x20, 0xc0, 0x40])).toBeLessThanOrEqual(4);
  });

  it('stand in rows, and leave black what no tile fills', async () => {
    const rows = { key: 'rows', columns: 4, rows: 2, width: 640, height: 180 };
    await runSprite(engine, { ...(sheets[0] as SpriteStep), ...rows }, signal);
    const sheet = await pixelsOf((await engine.results.open('rows'))?.path ?? '');
    expect([sheet.width, sheet.height]).toEqual([640, 180]);
    const lower = Uint8Array.from(
      { length: 160 * 90 },
      (_, i) => sheet.gray[(90 + Math.floor(i / 160)) * 640 + (i % 160)] ?? 0,
    );
    expect(readNumber(lower, 160, 90)).toBe(195);
    for (const x of [330, 639]) expect(apart(sheet.at(x, 135), [0, 0, 0])).toBeLessThanOrEqual(2);
  });

  it('are the same bytes whenever they are made', async () => {
    const first = await readFile(path);
    const [sheet] = sheets as [SpriteStep];
    await runSprite(engine, { ...sheet, key: 'again' }, signal);
    const again = await readFile((await engine.results.open('again'))?.path ?? '');
    expect(again.equals(first)).toBe(true);
    expect(first.includes('Lav')).toBe(false);
  });

  it('are refused where a picture that they need is gone', async () => {
    const [sheet] = sheets as [SpriteStep];
    const gone = { ...sheet, key: 'none', pictures: [{ key: 'gone', frames: 12 }, ...sheet.pictures] };
    await expect(runSprite(engine, gone, signal)).rejects.toMatchObject({ code: 'result-gone' });
    expect(await engine.results.exists('none')).toBe(false);
  });
});
