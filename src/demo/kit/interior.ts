import { blend, glow, shade, tint, veil } from './colour.ts';
import { swing } from './motion.ts';
import { bow, box, fill, inside, oval, type Pen, polygon } from './pen.ts';
import { between, seeded } from './random.ts';

export const drawWall = (pen: Pen, width: number, height: number, colour: string): void => {
  fill(pen, blend(pen, [0, 0], [width, height], [tint(colour, 0.35), colour, shade(colour, 0.14)]), () =>
    pen.rect(0, 0, width, height),
  );
};

export interface Opening {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A window with a cross, and a sill that juts out; `view` paints what is outside. */
export const drawWindowPane = (pen: Pen, { x, y, width, height }: Opening, frame: string, view: () => void): void => {
  box(pen, shade(frame, 0.12), x - 16, y - 16, width + 32, height + 32, 8);
  box(pen, frame, x - 14, y - 16, width + 28, height + 28, 8);
  inside(
    pen,
    () => pen.roundRect(x, y, width, height, 4),
    () => {
      view();
      polygon(pen, veil('#ffffff', 0.16), [
        [x + width * 0.55, y],
        [x + width * 0.8, y],
        [x + width * 0.45, y + height],
        [x + width * 0.2, y + height],
      ]);
    },
  );
  box(pen, frame, x + width / 2 - 6, y, 12, height);
  box(pen, frame, x, y + height * 0.36, width, 9);
  box(pen, tint(frame, 0.3), x - 34, y + height + 8, width + 68, 16, 5);
  box(pen, veil('#3d2f52', 0.14), x - 30, y + height + 24, width + 60, 8, 4);
};

/** A curtain drawn aside; `side` says to which, `sway` moves its hem in pixels. */
export const drawCurtain = (
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  side: 1 | -1,
  colour: string,
  sway: number,
): void => {
  for (let fold = 4; fold >= 0; fold--) {
    const reach = side * width * ((fold + 1) / 5);
    fill(pen, fold % 2 ? veil(tint(colour, 0.3), 0.92) : veil(shade(colour, 0.05), 0.92), () => {
      pen.moveTo(x, y);
      pen.lineTo(x + reach, y);
      pen.bezierCurveTo(
        x + reach * 0.9 + sway * 0.3,
        y + height * 0.4,
        x + reach * 0.62 + sway,
        y + height * 0.62,
        x + reach * 0.7 + sway,
        y + height,
      );
      pen.lineTo(x, y + height);
    });
  }
};

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
