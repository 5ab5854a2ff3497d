import { blend, shade, tint, veil } from './colour.ts';
import { box, fill, inside, type Pen, polygon } from './pen.ts';

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
