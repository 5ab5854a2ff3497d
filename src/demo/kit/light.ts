import { blend, glow, veil } from './colour.ts';
import { swing } from './motion.ts';
import { fill, oval, type Pen } from './pen.ts';
import { between, seeded } from './random.ts';
import type { Opening } from './window.ts';

/** A shaft of light from the upper left, and slow motes in it. */
export const drawLight = (pen: Pen, time: number, from: Opening, reach: number, colour = '#ffe6ad'): void => {
  const edge = [veil(colour, 0.34), veil(colour, 0.03)];
  fill(
    pen,
    blend(pen, [from.x, from.y], [from.x + from.width + reach, from.y + from.height + reach * 0.5], edge),
    () => {
      pen.moveTo(from.x, from.y);
      pen.lineTo(from.x + from.width, from.y);
      pen.lineTo(from.x + from.width + reach, from.y + from.height + reach * 0.62);
      pen.lineTo(from.x + reach * 0.6, from.y + from.height + reach * 0.62);
    },
  );
  const random = seeded(12);
  for (let mote = 0; mote < 26; mote++) {
    const x = from.x + from.width * random() + reach * random() + swing(time, 9, random()) * 24;
    const y = from.y + (from.height + reach * 0.4) * random() + swing(time, 7, random()) * 18;
    oval(pen, veil('#fff3cf', 0.28 + 0.2 * swing(time, 4, random())), x, y, between(random, 1, 2.6));
  }
};

export const drawVignette = (pen: Pen, width: number, height: number, strength = 0.28): void => {
  const dark = glow(pen, width / 2, height * 0.46, Math.hypot(width, height) * 0.58, [
    veil('#3d2f52', 0),
    veil('#3d2f52', 0),
    veil('#3d2f52', strength),
  ]);
  fill(pen, dark, () => pen.rect(0, 0, width, height));
};
