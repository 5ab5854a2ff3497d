import { shade, tint, veil } from './colour.ts';
import { swing } from './motion.ts';
import { bow, box, oval, type Pen, polygon } from './pen.ts';

/** A plant in a pot; its leaves nod by `sway` radians. */
export const drawPot = (
  pen: Pen,
  x: number,
  y: number,
  size: number,
  pot: string,
  leaf: string,
  flower: string,
  sway: number,
): void => {
  for (let stalk = -3; stalk <= 3; stalk++) {
    const lean = stalk * size * 0.14 + Math.sin(sway) * size * 0.3;
    const top = y - size * (0.92 - Math.abs(stalk) * 0.09);
    bow(
      pen,
      shade(leaf, 0.1),
      size * 0.05,
      [x + stalk * 2, y - size * 0.38],
      [x + lean * 0.4, y - size * 0.6],
      [x + lean, top],
    );
    oval(
      pen,
      stalk % 2 ? leaf : tint(leaf, 0.14),
      x + lean * 0.9,
      top + size * 0.12,
      size * 0.15,
      size * 0.1,
      stalk * 0.5,
    );
    for (const [dx, dy] of [
      [-0.06, 0],
      [0.06, 0.01],
      [0, -0.07],
      [0, 0.05],
    ] as const)
      oval(pen, stalk % 2 ? flower : tint(flower, 0.2), x + lean + dx * size, top + dy * size, size * 0.075);
  }
  polygon(pen, pot, [
    [x - size * 0.27, y - size * 0.4],
    [x + size * 0.27, y - size * 0.4],
    [x + size * 0.2, y],
    [x - size * 0.2, y],
  ]);
  box(pen, tint(pot, 0.16), x - size * 0.3, y - size * 0.44, size * 0.6, size * 0.1, 3);
  polygon(pen, veil('#3d2f52', 0.13), [
    [x + size * 0.06, y - size * 0.34],
    [x + size * 0.27, y - size * 0.34],
    [x + size * 0.2, y],
    [x + size * 0.1, y],
  ]);
};

/** A board with crockery or books: what stands on it repeats the given colours. */
export const drawShelf = (
  pen: Pen,
  x: number,
  y: number,
  width: number,
  things: readonly string[],
  kind: 'cups' | 'books',
): void => {
  const step = width / things.length;
  things.forEach((colour, index) => {
    const left = x + index * step;
    if (kind === 'books') {
      const tall = 74 + ((index * 37) % 30);
      box(pen, colour, left + 2, y - tall, step - 4, tall, 3);
      box(pen, veil('#fff1d6', 0.5), left + 2, y - tall * 0.8, step - 4, 5);
    } else {
      box(pen, colour, left + step * 0.16, y - 40, step * 0.5, 40, 8);
      pen.strokeStyle = colour;
      pen.lineWidth = 6;
      pen.beginPath();
      pen.arc(left + step * 0.7, y - 22, 10, -1.4, 1.6);
      pen.stroke();
      box(pen, veil('#ffffff', 0.4), left + step * 0.22, y - 34, step * 0.08, 26, 3);
    }
  });
  box(pen, '#a9764f', x - 18, y, width + 36, 13, 4);
  box(pen, veil('#3d2f52', 0.16), x - 12, y + 13, width + 24, 7, 3);
};

/** Steam from a cup, three wisps that climb and fade. */
export const drawSteam = (pen: Pen, x: number, y: number, height: number, time: number): void => {
  for (let wisp = 0; wisp < 3; wisp++) {
    const sway = swing(time, 2.4, wisp / 3) * 9;
    const left = x + (wisp - 1) * 11;
    bow(
      pen,
      veil('#ffffff', 0.3),
      5,
      [left, y],
      [left + sway, y - height * 0.5],
      [left - sway * 0.6, y - height * (0.8 + 0.1 * wisp)],
    );
  }
};
