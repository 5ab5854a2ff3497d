import type { SpriteStep } from '../plan/sprite.ts';
import { encodeJpeg, jpegPicture } from './jpeg.ts';

const QUALITY = 4;

/** Picks frames by their numbers and lays them out as one sheet. */
export const spriteCommand = (
  { shown, tile, columns, rows }: SpriteStep,
  { input, output }: { readonly input: string; readonly output: string },
): string[] => {
  const select = `select='${shown.map((frame) => `eq(n,${frame})`).join('+')}'`;
  const sheet = `tile=${columns}x${rows}:nb_frames=${shown.length}`;
  return [
    ...['-threads', '1', '-filter_threads', '1', '-i', `file:${input}`, '-map', '0:v:0'],
    ...['-vf', [select, jpegPicture(tile), sheet].join(','), ...encodeJpeg(QUALITY, output)],
  ];
};
