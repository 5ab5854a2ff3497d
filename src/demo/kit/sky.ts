import { blend, glow, veil } from './colour.ts';
import { swing } from './motion.ts';
import { bow, fill, oval, type Pen } from './pen.ts';
import { between, seeded } from './random.ts';

export interface SkyLook {
  readonly colours: readonly string[];
  readonly sun: { readonly x: number; readonly y: number; readonly radius: number; readonly colour: string };
}

export const drawSky = (pen: Pen, width: number, height: number, { colours, sun }: SkyLook): void => {
  fill(pen, blend(pen, [0, 0], [0, height], colours), () => pen.rect(0, 0, width, height));
  const halo = glow(pen, sun.x, sun.y, sun.radius * 6, [
    veil(sun.colour, 0.75),
    veil(sun.colour, 0.22),
    veil(sun.colour, 0),
  ]);
  fill(pen, halo, () => pen.rect(0, 0, width, height));
  oval(pen, veil('#fffaf0', 0.92), sun.x, sun.y, sun.radius);
};

/** A flat-bottomed heap of rounds, lit from above; `size` is about half its width. */
export const drawCloud = (
  pen: Pen,
  x: number,
  y: number,
  size: number,
  seed: number,
  colours: readonly string[],
): void => {
  const random = seeded(seed);
  fill(pen, blend(pen, [0, y - size * 0.55], [0, y + size * 0.14], colours), () => {
    const rounds = 6;
    for (let index = 0; index < rounds; index++) {
      const along = (index / (rounds - 1)) * 2 - 1;
      const radius = size * (0.17 + 0.24 * (1 - along * along)) * between(random, 0.85, 1.15);
      pen.moveTo(x + along * size + radius, y - radius * 0.6);
      pen.ellipse(x + along * size * 0.82, y - radius * 0.62, radius, radius * 0.8, 0, 0, 2 * Math.PI);
    }
    pen.roundRect(x - size, y - size * 0.18, size * 2, size * 0.3, size * 0.15);
  });
};

/** Clouds that drift to the right, `speed` in pixels a second, and come in again on the left. */
export const drawClouds = (
  pen: Pen,
  time: number,
  look: {
    width: number;
    y: number;
    count: number;
    seed: number;
    speed: number;
    colours: readonly string[];
    size?: number;
  },
): void => {
  const random = seeded(look.seed);
  const stretch = look.width + 500;
  for (let index = 0; index < look.count; index++) {
    const start = ((index + between(random, 0.1, 0.8)) / look.count) * stretch;
    const depth = between(random, 0.55, 1);
    const x = ((start + time * look.speed * depth) % stretch) - 250;
    drawCloud(pen, x, look.y + between(random, -60, 60), (look.size ?? 120) * depth, look.seed + index, look.colours);
  }
};

/** A few birds as beating brows; they keep their distance to one another. */
export const drawBirds = (
  pen: Pen,
  time: number,
  flock: { x: number; y: number; count: number; size: number; colour: string; seed: number },
): void => {
  const random = seeded(flock.seed);
  for (let index = 0; index < flock.count; index++) {
    const x = flock.x + between(random, -1, 1) * flock.size * 7;
    const y = flock.y + between(random, -1, 1) * flock.size * 3 + swing(time, 3, index / 4) * flock.size * 0.5;
    const size = flock.size * between(random, 0.7, 1.1);
    const lift = swing(time, 0.55, random()) * size * 0.55;
    const width = Math.max(1.6, size * 0.16);
    bow(pen, flock.colour, width, [x - size, y - lift], [x - size * 0.45, y - size * 0.35 - lift * 0.4], [x, y]);
    bow(pen, flock.colour, width, [x + size, y - lift], [x + size * 0.45, y - size * 0.35 - lift * 0.4], [x, y]);
  }
};
