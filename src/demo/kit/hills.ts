import { blend } from './colour.ts';
import { fill, line, type Pen } from './pen.ts';
import { between, seeded } from './random.ts';

/** The height of a skyline at `x`: pixels from the top. */
export type Skyline = (x: number) => number;

/** A rolling skyline about `base`: three waves, the longest `length` pixels. */
export const rolling = (base: number, height: number, length: number, seed: number): Skyline => {
  const random = seeded(seed);
  const waves = [1, 0.47, 0.21].map((part) => ({
    reach: height * part ** 1.15,
    length: (length * part * between(random, 0.85, 1.15)) / (2 * Math.PI),
    phase: between(random, 0, 7),
  }));
  return (x) => waves.reduce((y, wave) => y + Math.sin(x / wave.length + wave.phase) * wave.reach * 0.62, base);
};

const outline = (pen: Pen, skyline: Skyline, from: number, to: number, bottom: number): void => {
  pen.moveTo(from, bottom);
  for (let x = from; x < to + 12; x += 12) pen.lineTo(x, skyline(x));
  pen.lineTo(to + 12, bottom);
  pen.closePath();
};

/** A hill from its skyline down to `bottom`, its colours from crest to foot. */
export const drawHill = (
  pen: Pen,
  skyline: Skyline,
  area: { from?: number; to: number; top: number; bottom: number },
  colours: readonly string[],
): void =>
  fill(pen, blend(pen, [0, area.top], [0, area.bottom], colours), () =>
    outline(pen, skyline, area.from ?? 0, area.to, area.bottom),
  );

/** Furrows, vines or lavender that follow the ground: `rows` lines, wider apart the nearer they are. */
export const drawRows = (
  pen: Pen,
  skyline: Skyline,
  look: {
    from: number;
    to: number;
    rows: number;
    first: number;
    gap: number;
    colour: string;
    width: number;
    lean?: number;
  },
): void => {
  for (let row = 0; row < look.rows; row++) {
    const depth = look.first + look.gap * row * (1 + row * 0.16);
    const points: [number, number][] = [];
    for (let x = look.from; x <= look.to; x += 16) points.push([x + (look.lean ?? 0) * depth, skyline(x) + depth]);
    line(pen, look.colour, look.width * (1 + row * 0.16), points);
  }
};
