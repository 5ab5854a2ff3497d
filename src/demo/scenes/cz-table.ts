import { blend, palette, shade, tint, veil } from '../kit/colour.ts';
import { drawSteam } from '../kit/furniture.ts';
import { swing } from '../kit/motion.ts';
import { bow, box, fill, oval, type Pen } from '../kit/pen.ts';
import { height } from './frame.ts';

/** Where the far edge of the table is. */
export const table = 548;

export const drawTable = (pen: Pen): void => {
  fill(pen, blend(pen, [0, table], [0, height], ['#fbf3e2', '#e6d3b4']), () => {
    pen.moveTo(70, table);
    pen.lineTo(1210, table);
    pen.lineTo(1290, height);
    pen.lineTo(-10, height);
  });
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 18; column++)
      oval(
        pen,
        row % 2 ? veil('#c9586a', 0.5) : veil('#2f8088', 0.4),
        90 + column * 66 - row * 12 + (row % 2) * 33,
        table + 42 + row * 48,
        5 + row,
      );
  box(pen, '#fffaf0', 64, table - 4, 1152, 14, 7);
};

export const drawMeter = (pen: Pen, pump: number): void => {
  box(pen, '#e8e4dc', 560, table - 46, 118, 62, 12);
  box(pen, '#b9d0cf', 572, table - 36, 72, 34, 6);
  box(pen, '#2f6f70', 580, table - 26, 16 + pump * 40, 6, 3);
  box(pen, '#2f6f70', 580, table - 15, 34, 5, 3);
  oval(pen, palette.terracotta, 660, table - 20, 9);
  bow(pen, '#5b5a6b', 5, [678, table - 16], [726, table + 20], [772, table - 26]);
  bow(pen, '#5b5a6b', 5, [572, table + 14], [548, table + 34], [574, table + 56]);
};

export const drawCup = (pen: Pen, x: number, time: number): void => {
  drawSteam(pen, x, table - 36, 74, time);
  oval(pen, '#f6e8cf', x, table + 22, 46, 10);
  box(pen, '#d98a6a', x - 28, table - 34, 56, 54, 16);
  oval(pen, '#8a4f3a', x, table - 33, 26, 6);
};

export const drawCat = (pen: Pen, time: number): void => {
  const breath = swing(time, 3) * 2;
  const fur = '#d98b4a';
  bow(pen, fur, 17, [204, 646], [120, 676], [112 + swing(time, 2.6) * 12, 628]);
  fill(pen, blend(pen, [0, 590], [0, 680], [tint(fur, 0.22), shade(fur, 0.12)]), () =>
    pen.ellipse(240, 640, 80, 34 + breath, 0, 0, 2 * Math.PI),
  );
  for (const stripe of [-30, -6, 18])
    bow(pen, shade(fur, 0.22), 6, [236 + stripe, 610 - breath], [244 + stripe, 622], [240 + stripe, 634]);
  oval(pen, tint(fur, 0.08), 306, 640, 31, 26);
  for (const side of [-1, 1])
    fill(pen, fur, () => {
      pen.moveTo(306 + side * 8, 620);
      pen.lineTo(306 + side * 26, 602);
      pen.lineTo(306 + side * 30, 632);
    });
  for (const side of [-1, 1])
    bow(pen, palette.ink, 2.4, [306 + side * 17, 638], [306 + side * 11, 644], [306 + side * 5, 638]);
  oval(pen, '#b9655a', 306, 648, 4, 3);
};
