import { createCanvas } from '@napi-rs/canvas';
import type { Pen } from './kit/pen.ts';
import { drawEmblem } from './scenes/emblem.ts';
import { drawGarden } from './scenes/hr-garden.ts';

/** One picture file; the drawing is `width / scale` units wide. */
export interface Still {
  readonly file: string;
  readonly format: 'jpeg' | 'png';
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly draw: (pen: Pen) => void;
}

export const stills: readonly Still[] = [
  { file: 'hr-garden.jpg', format: 'jpeg', width: 2400, height: 1600, scale: 2, draw: drawGarden },
  { file: 'eu-emblem.png', format: 'png', width: 900, height: 600, scale: 1, draw: drawEmblem },
];

export const stillBytes = ({ format, width, height, scale, draw }: Still): Uint8Array => {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  draw(pen);
  return format === 'png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg', 90);
};
