import { readFileSync, writeFileSync } from 'node:fs';

/** Display matrices, as `a b c d` of ISO 14496-12, by what makes the picture upright. */
export const MATRICES = {
  '90': [0, 1, -1, 0],
  '180': [-1, 0, 0, -1],
  '270': [0, -1, 1, 0],
  mirrored: [-1, 0, 0, 1],
  'mirrored 90': [0, -1, -1, 0],
  'mirrored 180': [1, 0, 0, -1],
  'mirrored 270': [0, 1, 1, 0],
} as const;

/** Writes a copy of an MP4 whose first track is shown through another matrix: no ffmpeg of ours can mirror one. */
export const withMatrix = (from: string, to: string, [a, b, c, d]: readonly number[]): string => {
  const bytes = readFileSync(from);
  const matrix = bytes.indexOf('tkhd') + 4 + 40;
  const rows = [a ?? 0, b ?? 0, 0, c ?? 0, d ?? 0];
  for (const [index, value] of rows.entries()) bytes.writeInt32BE(value * 65536, matrix + index * 4);
  writeFileSync(to, bytes);
  return to;
};

/** Writes a copy of a JPEG that carries an EXIF orientation (1 to 8). */
export const withExifOrientation = (from: string, to: string, orientation: number): string => {
  const jpeg = readFileSync(from);
  const tiff = Buffer.from(
    `49492a000800000001001201030001000000${orientation.toString(16).padStart(2, '0')}00000000000000`,
    'hex',
  );
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  writeFileSync(to, Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]));
  return to;
};
