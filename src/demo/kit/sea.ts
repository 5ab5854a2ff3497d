import { blend, tint, veil } from './colour.ts';
import { swing } from './motion.ts';
import { at, bow, box, fill, line, oval, type Pen, polygon } from './pen.ts';
import { hash } from './random.ts';

/** Open water from `top` to `bottom`, its colours from the horizon to the shore. */
export const drawSea = (pen: Pen, width: number, top: number, bottom: number, colours: readonly string[]): void =>
  fill(pen, blend(pen, [0, top], [0, bottom], colours), () => pen.rect(0, top, width, bottom - top));

/** The sun on the water: strokes that come and go, longer and further apart towards the shore. */
export const drawGlitter = (
  pen: Pen,
  time: number,
  area: { x: number; top: number; bottom: number; spread: number; count: number },
): void => {
  for (let index = 0; index < area.count; index++) {
    const depth = hash(index) ** 1.6;
    const y = area.top + 3 + depth * (area.bottom - area.top);
    const x = area.x + (hash(index + 300) - 0.5) * area.spread * (0.35 + depth);
    const shine = Math.max(0, swing(time, 1.6 + hash(index + 90), hash(index + 600)));
    const reach = (4 + depth * 26) * (0.5 + shine * 0.5);
    line(pen, veil('#fff6dc', 0.75 * shine), 1.2 + depth * 2.4, [
      [x - reach, y],
      [x + reach, y],
    ]);
  }
};

/** A small boat under sail, heeling a little; `x`, `y` is the waterline under its mast. */
export const drawSailboat = (pen: Pen, x: number, y: number, scale: number, time: number): void =>
  at(
    pen,
    x,
    y,
    () => {
      line(pen, veil('#ffffff', 0.6), 3, [
        [-66, 8],
        [-20, 8],
      ]);
      fill(pen, '#fff8ea', () => {
        pen.moveTo(4, -8);
        pen.quadraticCurveTo(52, -50, 6, -122);
        pen.closePath();
      });
      fill(pen, '#f1d3b2', () => {
        pen.moveTo(-3, -8);
        pen.quadraticCurveTo(-40, -30, -3, -104);
        pen.closePath();
      });
      line(pen, '#7a5a48', 3, [
        [0, 0],
        [2, -126],
      ]);
      fill(pen, '#b5553f', () => {
        pen.moveTo(-44, -8);
        pen.lineTo(50, -8);
        pen.quadraticCurveTo(36, 12, 20, 12);
        pen.lineTo(-26, 12);
        pen.quadraticCurveTo(-42, 8, -44, -8);
      });
      box(pen, tint('#b5553f', 0.4), -44, -10, 94, 5, 2);
    },
    scale,
    swing(time, 3.2) * 0.05,
  );

/** A gull that glides; `beat` is its wing, -1..1. */
export const drawGull = (pen: Pen, x: number, y: number, size: number, beat: number): void => {
  for (const side of [-1, 1]) {
    bow(
      pen,
      '#fffdf6',
      size * 0.2,
      [x, y],
      [x + side * size * 0.6, y - size * (0.45 + beat * 0.3)],
      [x + side * size * 1.3, y - size * (0.1 + beat * 0.6)],
    );
    bow(
      pen,
      '#8c93a1',
      size * 0.12,
      [x + side * size * 1.05, y - size * (0.22 + beat * 0.5)],
      [x + side * size * 1.2, y - size * (0.16 + beat * 0.56)],
      [x + side * size * 1.34, y - size * (0.08 + beat * 0.62)],
    );
  }
  oval(pen, '#fffdf6', x, y + size * 0.06, size * 0.34, size * 0.15, 0.1);
  polygon(pen, '#e0963c', [
    [x + size * 0.32, y + size * 0.04],
    [x + size * 0.46, y + size * 0.1],
    [x + size * 0.3, y + size * 0.13],
  ]);
};
