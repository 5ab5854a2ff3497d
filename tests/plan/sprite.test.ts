import { describe, expect, it } from 'vitest';
import { type SpriteRequest, spritesOf } from '../../src/plan/sprite.ts';
import { writeThumbnailVtt } from '../../src/plan/sprite-vtt.ts';
import { rational, toNumber } from '../../src/rational.ts';

const pictures = (...frames: number[]) => frames.map((count, i) => ({ key: `k${i}`, frames: count }));
const request = (frames: readonly number[], changes: Partial<SpriteRequest> = {}): SpriteRequest => ({
  pictures: pictures(...frames),
  rendition: { width: 640, height: 360, codec: 'h264' },
  rate: rational(25),
  tool: 'build',
  ...changes,
});
const minutes = (count: number): number[] => Array.from({ length: count * 10 }, () => 150);

describe('thumbnails', () => {
  it('show the middle of every two seconds of a short film', () => {
    const { sheets, thumbnails } = spritesOf(request([60, 65]));
    expect(sheets).toHaveLength(1);
    expect(sheets[0]).toMatchObject({ path: 'thumbnails.jpg', shown: [25, 75, 112], columns: 3, rows: 1 });
    expect(sheets[0]).toMatchObject({ tile: { width: 160, height: 90 }, width: 480, height: 90 });
    expect(thumbnails.map(({ start, end, x, y }) => [start, end, x, y])).toEqual([
      [0, 2000, 0, 0],
      [2000, 4000, 160, 0],
      [4000, 5000, 320, 0],
    ]);
  });

  it('fill at most a hundred tiles while ten seconds are fine enough, then further sheets', () => {
    const of = (count: number) => {
      const { sheets, thumbnails } = spritesOf(request(minutes(count)));
      return [sheets.map(({ shown, path }) => `${path} ${shown.length}`), thumbnails[0]?.end];
    };
    expect(of(3)).toEqual([['thumbnails.jpg 90'], 2000]);
    expect(of(5)).toEqual([['thumbnails.jpg 100'], 3000]);
    expect(of(16)).toEqual([['thumbnails.jpg 96'], 10_000]);
    expect(of(20)).toEqual([['thumbnails.jpg 100', 'thumbnails-2.jpg 20'], 10_000]);
  });

  it('never need a second sheet for a rate that divides no second', () => {
    for (const rate of [rational(30_000, 1001), rational(24_000, 1001), rational(60_000, 1001)]) {
      const frames = Math.floor(300 * toNumber(rate));
      expect(spritesOf(request([frames], { rate })).sheets).toHaveLength(1);
    }
  });

  it('begin again at the top left of a new sheet', () => {
    const { thumbnails } = spritesOf(request(minutes(20)));
    expect(thumbnails.slice(99, 101).map(({ path, x, y }) => [path, x, y])).toEqual([
      ['thumbnails.jpg', 1440, 810],
      ['thumbnails-2.jpg', 0, 0],
    ]);
  });

  it('are as high as the picture asks, in even pixels', () => {
    const tile = (width: number, height: number) =>
      spritesOf(request([100], { rendition: { width, height, codec: 'h264' } })).sheets[0]?.tile;
    expect(tile(360, 640)).toEqual({ width: 160, height: 284 });
    expect(tile(853, 360)).toEqual({ width: 160, height: 68 });
  });

  it('read only what shows, and stay the same while that does', () => {
    const [sheet] = spritesOf(request([40, 10, 50, 20, 80])).sheets;
    expect(sheet?.pictures.map(({ key }) => key)).toEqual(['k0', 'k2', 'k4']);
    expect(sheet?.shown).toEqual([25, 65, 95, 145]);
    const keyWith = (index: number): string | undefined => {
      const changed = pictures(40, 10, 50, 20, 80).map((picture, i) =>
        i === index ? { ...picture, key: 'x' } : picture,
      );
      return spritesOf(request([], { pictures: changed })).sheets[0]?.key;
    };
    expect(keyWith(1)).toBe(sheet?.key);
    expect(keyWith(2)).not.toBe(sheet?.key);
    expect(spritesOf(request([40, 10, 50, 20, 80], { tool: 'other' })).sheets[0]?.key).not.toBe(sheet?.key);
  });

  it('are told to players as places in the sheets', () => {
    expect(writeThumbnailVtt(spritesOf(request([60, 65])).thumbnails)).toBe(
      [
        'WEBVTT',
        'Kind: metadata',
        '',
        '00:00:00.000 --> 00:00:02.000',
        'thumbnails.jpg#xywh=0,0,160,90',
        '',
        '00:00:02.000 --> 00:00:04.000',
        'thumbnails.jpg#xywh=160,0,160,90',
        '',
        '00:00:04.000 --> 00:00:05.000',
        'thumbnails.jpg#xywh=320,0,160,90',
        '',
      ].join('\n'),
    );
  });
});
