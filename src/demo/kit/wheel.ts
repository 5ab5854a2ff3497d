import { at, box, oval, type Pen } from './pen.ts';

/** A wheel that has rolled `rolled` pixels. */
export const drawWheel = (pen: Pen, x: number, y: number, radius: number, rolled: number): void => {
  oval(pen, '#343348', x, y, radius);
  oval(pen, '#d9d4cc', x, y, radius * 0.56);
  at(
    pen,
    x,
    y,
    () => {
      for (let spoke = 0; spoke < 5; spoke++)
        at(
          pen,
          0,
          0,
          () => box(pen, '#8d8b95', -radius * 0.07, 0, radius * 0.14, radius * 0.52),
          1,
          (spoke / 5) * 2 * Math.PI,
        );
    },
    1,
    rolled / radius,
  );
  oval(pen, '#5b5a6b', x, y, radius * 0.16);
};
