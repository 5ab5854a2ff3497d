import { blend, veil } from './colour.ts';
import { glass } from './glass.ts';
import { at, box, fill, inside, oval, type Pen } from './pen.ts';
import { drawWheel } from './wheel.ts';

/** The mobile nurse's small car, nose to the right, 200 wide; `x`, `y` is the ground under its middle. */
export const drawCar = (pen: Pen, x: number, y: number, scale: number, rolled: number, bounce: number): void =>
  at(
    pen,
    x,
    y,
    () => {
      oval(pen, veil('#3d2f52', 0.25), 0, 2, 108, 7);
      at(pen, 0, bounce, () => drawCarBody(pen));
      for (const wheel of [-60, 62]) drawWheel(pen, wheel, -19, 20, rolled);
    },
    scale,
  );

const drawCarBody = (pen: Pen): void => {
  const paint = blend(pen, [0, -100], [0, -10], ['#fffdf6', '#f4ead8', '#d9cdbf']);
  const shell = () => {
    pen.moveTo(-98, -18);
    pen.bezierCurveTo(-104, -48, -98, -56, -86, -62);
    pen.bezierCurveTo(-74, -98, -62, -104, -20, -105);
    pen.bezierCurveTo(20, -106, 34, -96, 56, -64);
    pen.bezierCurveTo(84, -60, 102, -54, 103, -30);
    pen.quadraticCurveTo(104, -18, 96, -16);
    pen.lineTo(-94, -16);
    pen.closePath();
  };
  fill(pen, paint, shell);
  inside(pen, shell, () => {
    box(pen, '#2f8088', -110, -44, 220, 8);
    box(pen, veil('#3d2f52', 0.14), -110, -26, 220, 14);
    for (const wheel of [-60, 62]) oval(pen, '#4a4559', wheel, -19, 25);
  });
  fill(pen, glass(pen, 100), () => {
    pen.moveTo(-74, -63);
    pen.quadraticCurveTo(-64, -93, -48, -95);
    pen.lineTo(-14, -96);
    pen.lineTo(-14, -63);
  });
  fill(pen, glass(pen, 100), () => {
    pen.moveTo(-8, -96);
    pen.quadraticCurveTo(22, -96, 42, -63);
    pen.lineTo(-8, -63);
  });
  drawDriver(pen);
  box(pen, '#8e8577', -2, -56, 14, 3.5, 2);
  oval(pen, '#f7d98a', 95, -42, 6, 8);
  box(pen, '#d46a48', -101, -50, 6, 14, 3);
  oval(pen, '#d46a48', -40, -40, 13);
  for (const [w, h] of [
    [16, 5],
    [5, 16],
  ] as const)
    box(pen, '#fffdf8', -40 - w / 2, -40 - h / 2, w, h, 1.5);
};

const drawDriver = (pen: Pen): void => {
  inside(
    pen,
    () => pen.roundRect(-8, -96, 50, 33, 4),
    () => {
      oval(pen, '#7a4a3a', 6, -78, 11, 12);
      oval(pen, '#eebf98', 9, -76, 8.5, 10);
      box(pen, '#2f8088', -6, -68, 28, 14, 8);
    },
  );
};
