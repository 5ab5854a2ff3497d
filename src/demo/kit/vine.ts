import { shade, tint } from './colour.ts';
import { swing } from './motion.ts';
import { at, box, fill, oval, type Pen } from './pen.ts';
import { between, seeded } from './random.ts';

const drawLeaf = (pen: Pen, x: number, y: number, size: number, colour: string, turn: number): void =>
  at(
    pen,
    x,
    y,
    () => {
      fill(pen, colour, () => {
        for (const [angle, reach] of [
          [-1.2, 0.8],
          [-0.6, 1],
          [0, 1.15],
          [0.6, 1],
          [1.2, 0.8],
        ] as const) {
          pen.moveTo(0, 0);
          pen.ellipse(
            Math.sin(angle) * size * 0.42,
            Math.cos(angle) * size * 0.42,
            size * 0.3 * reach,
            size * 0.5 * reach,
            -angle,
            0,
            2 * Math.PI,
          );
        }
      });
    },
    1,
    turn,
  );

/** A pergola's beams and posts, and the vine on it: leaves that hang and stir, and grapes. */
export const drawPergola = (pen: Pen, from: number, to: number, y: number, posts: number, ground: number): void => {
  for (let post = 0; post < posts; post++) {
    const x = from + ((to - from) * (post + 0.5)) / posts;
    box(pen, '#a07856', x - 9, y, 18, ground - y, 3);
    box(pen, '#87634a', x + 3, y, 6, ground - y, 3);
  }
  box(pen, '#a9805c', from - 20, y - 6, to - from + 40, 20, 5);
  for (let beam = from; beam < to; beam += 74) box(pen, '#8f6a4d', beam, y - 26, 20, 26, 3);
};

export const drawVine = (pen: Pen, from: number, to: number, y: number, time: number, size = 30, seed = 3): void => {
  const random = seeded(seed);
  for (let x = from; x < to; x += size * 0.62) {
    const hang = between(random, -0.6, 0.9) * size;
    const colour = ['#7f9c4e', '#96ae58', '#6a8a48', '#a8b862'][Math.floor(random() * 4)] ?? '#7f9c4e';
    const turn = between(random, -0.7, 0.7) + swing(time, between(random, 3, 5), random()) * 0.07;
    if (random() > 0.86) drawGrapes(pen, x, y + size * 0.7, size * 0.22, random() > 0.5 ? '#6d4c7d' : '#b3b45c');
    drawLeaf(pen, x, y + hang - size * 0.5, size, shade(colour, 0.12), turn);
    drawLeaf(pen, x - size * 0.16, y + hang - size * 0.62, size * 0.8, tint(colour, 0.06), turn);
  }
};

const drawGrapes = (pen: Pen, x: number, y: number, size: number, colour: string): void => {
  for (let row = 0; row < 5; row++)
    for (let grape = 0; grape < 5 - row; grape++)
      oval(
        pen,
        (grape + row) % 2 ? colour : tint(colour, 0.2),
        x + (grape - (4 - row) / 2) * size * 1.5,
        y + row * size * 1.5,
        size,
      );
};
