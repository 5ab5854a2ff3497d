import { shade, tint } from '../kit/colour.ts';
import { swing } from '../kit/motion.ts';
import { at, bow, box, oval, type Pen, polygon } from '../kit/pen.ts';

export const drawBasket = (pen: Pen, time: number): void => {
  pen.strokeStyle = '#8a5f3d';
  pen.lineWidth = 13;
  pen.beginPath();
  pen.ellipse(350, 1020, 118, 122, 0, Math.PI, 2 * Math.PI);
  pen.stroke();
  for (const [x, lean] of [
    [270, -0.16],
    [292, -0.05],
  ] as const)
    at(
      pen,
      x,
      1030,
      () => {
        box(pen, '#eef0d8', -10, -90, 20, 100, 9);
        for (const leaf of [-0.4, -0.1, 0.25])
          at(
            pen,
            0,
            -84,
            () => oval(pen, leaf < 0 ? '#6f9a55' : '#86ad62', 0, -44, 10, 52),
            1,
            leaf + swing(time, 0.9) * 0.03,
          );
      },
      1,
      lean,
    );
  at(
    pen,
    412,
    1030,
    () => {
      box(pen, '#d99d55', -19, -168, 38, 180, 19);
      for (const cut of [-140, -105, -70]) bow(pen, '#f0cd94', 6, [-10, cut + 10], [0, cut], [11, cut - 4]);
    },
    1,
    0.22,
  );
  for (const [x, colour] of [
    [334, '#c9584a'],
    [366, '#d97a4a'],
    [352, '#c9584a'],
  ] as const)
    oval(pen, colour, x, 1006 - (x % 3) * 8, 27);
  polygon(pen, '#b98550', [
    [212, 1018],
    [488, 1018],
    [456, 1170],
    [244, 1170],
  ]);
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 8; column++)
      box(
        pen,
        (row + column) % 2 ? tint('#b98550', 0.18) : shade('#b98550', 0.12),
        228 + column * 31 + row * 2,
        1034 + row * 33,
        27,
        24,
        7,
      );
  box(pen, '#cf9a62', 204, 1006, 292, 24, 12);
};
