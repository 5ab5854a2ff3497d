import type { SpriteStep } from '../plan/sprite.ts';
import { encodeJpeg, jpegPicture } from './jpeg.ts';

const QUALITY = 4;

/** Picks frames by their numbers and lays them out as one sheet; places without a tile are black. */
export const spriteCommand = (
  { shown, tile, columns, rows }: SpriteStep,
  { input, output }: { readonly input: string; readonly output: string },
): string[] => {
  const select = `select='${shown.map((frame) => `eq(n,${frame})`).join('+')}'`;
  return [
    ...['-threads', '1', '-filter_threads', '1', '-i', `file:${input}`, '-map', '0:v:0'],
    // The end of the pictures ends the sheet: told how many tiles to expect, ffmpeg leaves the other places green.
    ...['-vf', `${select},${jpegPicture(tile)},tile=${columns}x${rows}`, ...encodeJpeg(QUALITY, output)],
  ];
};
