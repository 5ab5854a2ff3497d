import { blend, palette, veil } from '../kit/colour.ts';
import { at, box, fill, oval, type Pen, polygon } from '../kit/pen.ts';
import { height } from './frame.ts';

/** Where the far edge of the table is. */
export const table = 536;

export const drawTable = (pen: Pen): void => {
  fill(pen, blend(pen, [0, table], [0, height], ['#c99a68', '#9f7449']), () => {
    pen.moveTo(60, table);
    pen.lineTo(1220, table);
    pen.lineTo(1300, height);
    pen.lineTo(-20, height);
  });
  for (let board = 1; board < 5; board++)
    polygon(pen, veil('#6a4a34', 0.35), [
      [60 + board * 232, table],
      [63 + board * 232, table],
      [-20 + board * 264 + 5, height],
      [-20 + board * 264, height],
    ]);
  box(pen, '#dcb080', 54, table - 5, 1172, 13, 6);
};

const suits = [palette.terracotta, palette.ochre, '#4f7fa0', '#7d9450'] as const;

export const drawCard = (pen: Pen, x: number, y: number, turn: number, suit: number, scale = 1): void =>
  at(
    pen,
    x,
    y,
    () => {
      box(pen, veil('#3d2f52', 0.2), -19, -27, 42, 60, 5);
      box(pen, '#fffaf0', -21, -30, 42, 60, 5);
      const colour = suits[suit % 4] ?? palette.ochre;
      for (const [dx, dy] of [
        [0, -14],
        [0, 14],
        [-9, 0],
        [9, 0],
      ] as const)
        oval(pen, colour, dx, dy, 5.5);
    },
    scale,
    turn,
  );

export const drawHandOfCards = (pen: Pen, x: number, y: number, held: number): void => {
  for (let card = 0; card < held; card++) {
    const turn = (card - (held - 1) / 2) * 0.32;
    at(
      pen,
      x,
      y,
      () => {
        box(pen, '#b5553f', -20, -74, 40, 58, 5);
        box(pen, '#f3dcb8', -15, -69, 30, 48, 3);
        box(pen, '#b5553f', -10, -64, 20, 38, 3);
      },
      1,
      turn,
    );
  }
};
