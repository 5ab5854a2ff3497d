import { blend, shade, tint, veil } from './colour.ts';
import { box, fill, inside, type Pen, polygon } from './pen.ts';

export interface HouseLook {
  readonly wall: string;
  readonly roof: string;
  /** Windows side by side, on each storey. */
  readonly windows: number;
  readonly storeys?: 1 | 2;
  readonly door?: string;
  readonly shutters?: string;
  /** The gable looks at us; otherwise the long side does. */
  readonly gable?: boolean;
  readonly chimney?: boolean;
  readonly stones?: boolean;
}

const drawWindow = (pen: Pen, x: number, y: number, width: number, height: number, shutters?: string): void => {
  box(pen, tint('#e8d9bd', 0.5), x - width * 0.14, y - height * 0.1, width * 1.28, height * 1.2, 2);
  fill(pen, blend(pen, [x, y], [x + width, y + height], ['#9fc3cc', '#5d7f95']), () => pen.rect(x, y, width, height));
  box(pen, tint('#e8d9bd', 0.5), x + width * 0.44, y, width * 0.12, height);
  box(pen, tint('#e8d9bd', 0.5), x, y + height * 0.42, width, height * 0.08);
  if (!shutters) return;
  for (const [side, colour] of [
    [x - width * 0.66, shutters],
    [x + width * 1.14, shade(shutters, 0.12)],
  ] as const)
    box(pen, colour, side, y - height * 0.06, width * 0.52, height * 1.12, 1.5);
};

const drawStones = (pen: Pen, x: number, y: number, width: number, height: number, wall: string): void => {
  const course = Math.max(7, height / 9);
  for (let row = 0; row * course < height; row++)
    for (let stone = 0; stone * course * 2.1 < width + course * 2; stone++) {
      const left = x + stone * course * 2.1 - (row % 2) * course;
      const colour = (row * 7 + stone * 5) % 4 < 2 ? tint(wall, 0.14) : shade(wall, 0.07);
      if ((row * 3 + stone * 4) % 5 < 3)
        box(pen, colour, left, y + row * course, course * 1.8, course * 0.78, course * 0.2);
    }
};

const drawRoof = (pen: Pen, width: number, height: number, rise: number, look: HouseLook): void => {
  const eave = width * 0.06;
  if (look.gable) {
    polygon(pen, look.wall, [
      [0, -height],
      [width / 2, -height - rise],
      [width, -height],
    ]);
    polygon(pen, look.roof, [
      [-eave, -height + 5],
      [width / 2, -height - rise - 9],
      [width / 2, -height - rise + 5],
      [eave, -height + 6],
    ]);
    polygon(pen, shade(look.roof, 0.2), [
      [width + eave, -height + 5],
      [width / 2, -height - rise - 9],
      [width / 2, -height - rise + 5],
      [width - eave, -height + 6],
    ]);
    return;
  }
  fill(pen, blend(pen, [0, -height - rise], [0, -height], [tint(look.roof, 0.14), look.roof]), () => {
    pen.moveTo(-eave, -height + 4);
    pen.lineTo(width * 0.07, -height - rise);
    pen.lineTo(width * 0.93, -height - rise);
    pen.lineTo(width + eave, -height + 4);
    pen.closePath();
  });
  for (let course = 1; course < 4; course++)
    box(
      pen,
      veil(shade(look.roof, 0.35), 0.22),
      -eave + (width * 0.11 * (4 - course)) / 4,
      -height - rise * (1 - course / 4),
      width + eave * 2 - (width * 0.22 * (4 - course)) / 4,
      1.6,
    );
  box(pen, veil('#3d2f52', 0.24), 0, -height + 4, width, 5);
};

/** A house that stands on `x`, `y` (its lower left corner); `width` and `height` are those of its walls. */
export const drawHouse = (pen: Pen, x: number, y: number, width: number, height: number, look: HouseLook): void => {
  const rise = look.gable ? width * 0.42 : height * (look.storeys === 2 ? 0.5 : 0.72);
  pen.save();
  pen.translate(x, y);
  if (look.chimney) {
    box(pen, shade(look.wall, 0.14), width * 0.68, -height - rise * 1.12, width * 0.09, rise * 0.6);
    box(pen, shade(look.roof, 0.25), width * 0.67, -height - rise * 1.16, width * 0.11, rise * 0.09);
  }
  box(
    pen,
    blend(pen, [0, 0], [width, 0], [tint(look.wall, 0.16), shade(look.wall, 0.1)]) as string,
    0,
    -height,
    width,
    height,
  );
  if (look.stones)
    inside(
      pen,
      () => pen.rect(0, -height, width, height),
      () => drawStones(pen, 0, -height, width, height, look.wall),
    );
  drawRoof(pen, width, height, rise, look);
  drawOpenings(pen, width, height, look);
  box(pen, veil('#3d2f52', 0.16), 0, -height * 0.06, width, height * 0.06);
  pen.restore();
};

const drawOpenings = (pen: Pen, width: number, height: number, look: HouseLook): void => {
  const storeys = look.storeys ?? 1;
  const places = look.windows + (look.door ? 1 : 0);
  const cell = width / places;
  const tall = (height / storeys) * 0.42;
  const wide = Math.min(tall * 0.72, cell * 0.4);
  for (let storey = 0; storey < storeys; storey++)
    for (let place = 0; place < places; place++) {
      const middle = cell * (place + 0.5);
      const top = -height + (height / storeys) * (storey + 0.3);
      const isDoor = look.door && storey === storeys - 1 && place === Math.floor(places / 2);
      if (isDoor && look.door) drawDoor(pen, middle, height / storeys, wide * 1.25, look.door);
      else drawWindow(pen, middle - wide / 2, top, wide, tall, look.shutters);
    }
};

const drawDoor = (pen: Pen, middle: number, storey: number, width: number, colour: string): void => {
  const tall = storey * 0.66;
  box(pen, tint('#e8d9bd', 0.4), middle - width * 0.62, -tall * 1.07, width * 1.24, tall * 1.07, 3);
  box(pen, colour, middle - width / 2, -tall, width, tall, 2);
  box(pen, veil('#fff1d6', 0.3), middle - width * 0.32, -tall * 0.88, width * 0.64, tall * 0.32, 2);
};
