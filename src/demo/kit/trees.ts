import { blend, mix, shade, tint } from './colour.ts';
import { at, box, fill, oval, type Paint, type Pen, polygon } from './pen.ts';
import { between, seeded } from './random.ts';

/** Where the lobes of a round crown sit, as parts of the tree's height: across, up, radius. */
const lobes = [
  [-0.2, 0.34, 0.19],
  [0.2, 0.35, 0.18],
  [-0.11, 0.56, 0.19],
  [0.12, 0.57, 0.18],
  [0, 0.43, 0.26],
] as const;

/** A broad-leaved tree lit from the upper left; `x`, `y` is where the trunk meets the ground, `size` its height. */
export const drawRoundTree = (
  pen: Pen,
  x: number,
  y: number,
  size: number,
  colour: string,
  seed = 1,
  sway = 0,
): void => {
  const random = seeded(seed);
  const bark = shade('#8a6248', 0.15);
  polygon(pen, bark, [
    [x - size * 0.04, y],
    [x - size * 0.015, y - size * 0.5],
    [x + size * 0.02, y - size * 0.5],
    [x + size * 0.045, y],
  ]);
  const places = lobes.map(([across, up, radius]) => [across, up, radius * between(random, 0.88, 1.12)] as const);
  const crown = (paint: Paint, dx: number, dy: number, grow: number) =>
    fill(pen, paint, () => {
      for (const [across, up, radius] of places) {
        const [cx, cy] = [(across * grow + dx) * size, (-(up - 0.43) * grow - 0.13 + dy) * size];
        pen.moveTo(cx + radius * grow * size, cy);
        pen.arc(cx, cy, radius * grow * size, 0, 2 * Math.PI);
      }
    });
  at(
    pen,
    x,
    y - size * 0.3,
    () => {
      crown(blend(pen, [0, -size * 0.55], [0, size * 0.1], [shade(colour, 0.06), shade(colour, 0.26)]), 0, 0, 1);
      crown(colour, -0.035, -0.035, 0.86);
      crown(tint(colour, 0.18), -0.085, -0.1, 0.5);
    },
    1,
    sway,
  );
};

/** Poplar and cypress: a tall drop. */
export const drawTallTree = (
  pen: Pen,
  x: number,
  y: number,
  size: number,
  colour: string,
  sway = 0,
  slim = 0.13,
): void => {
  box(pen, shade('#8a6248', 0.25), x - size * 0.015, y - size * 0.1, size * 0.03, size * 0.1);
  at(
    pen,
    x,
    y - size * 0.04,
    () => {
      const drop = (wide: number, dx: number) => () => {
        pen.moveTo(dx, -size);
        pen.bezierCurveTo(dx + wide * 0.9, -size * 0.72, dx + wide * 1.2, -size * 0.1, dx, 0);
        pen.bezierCurveTo(dx - wide * 1.2, -size * 0.1, dx - wide * 0.9, -size * 0.72, dx, -size);
      };
      fill(pen, shade(colour, 0.2), drop(size * slim, 0));
      fill(pen, mix(colour, '#fff1d6', 0.08), drop(size * slim * 0.62, -size * slim * 0.2));
    },
    1,
    sway,
  );
};

/** A run of bushes that hides where the ground meets the house. */
export const drawHedge = (
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  seed: number,
): void => {
  const random = seeded(seed);
  const count = Math.max(2, Math.round(width / (height * 0.8)));
  for (let index = 0; index <= count; index++) {
    const middle = x + (width * index) / count;
    const radius = height * between(random, 0.48, 0.72);
    fill(pen, blend(pen, [0, y - height], [0, y], [tint(colour, 0.12), shade(colour, 0.18)]), () =>
      pen.ellipse(middle, y - radius * 0.75, radius, radius * 0.92, 0, 0, 2 * Math.PI),
    );
  }
  box(pen, shade(colour, 0.14), x - height * 0.3, y - height * 0.34, width + height * 0.6, height * 0.34, height * 0.1);
};

/** Flowers strewn over a strip of ground. */
export const strewFlowers = (
  pen: Pen,
  area: { x: number; y: number; width: number; height: number },
  look: { count: number; size: number; colours: readonly [string, ...string[]]; seed: number },
): void => {
  const random = seeded(look.seed);
  for (let index = 0; index < look.count; index++) {
    const colour = look.colours[Math.floor(random() * look.colours.length)] ?? look.colours[0];
    const depth = random();
    oval(pen, colour, area.x + random() * area.width, area.y + depth * area.height, look.size * (0.5 + depth * 0.6));
  }
};

/** Blades of grass along the lower edge, bending together in the wind (`bend` in pixels at the tip). */
export const drawGrass = (
  pen: Pen,
  area: { from: number; to: number; y: number; height: number },
  colours: readonly [string, ...string[]],
  seed: number,
  bend: (x: number) => number,
): void => {
  const random = seeded(seed);
  for (let x = area.from; x < area.to; x += between(random, 9, 17)) {
    const height = area.height * between(random, 0.5, 1);
    const lean = between(random, -0.3, 0.3) * height + bend(x);
    const colour = colours[Math.floor(random() * colours.length)] ?? colours[0];
    fill(pen, colour, () => {
      pen.moveTo(x - 4, area.y);
      pen.quadraticCurveTo(x, area.y - height * 0.6, x + lean, area.y - height);
      pen.quadraticCurveTo(x + 5, area.y - height * 0.5, x + 5, area.y);
    });
  }
};
