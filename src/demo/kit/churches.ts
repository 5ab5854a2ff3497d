import { blend, shade, tint } from './colour.ts';
import { box, fill, oval, type Pen, polygon } from './pen.ts';

type Tower = (pen: Pen, width: number, height: number, roof: string) => void;

/** The Bohemian onion: a bulb on a neck, a lantern, and a gilded cross. */
const onion: Tower = (pen, width, height, roof) => {
  fill(pen, blend(pen, [-width / 2, 0], [width / 2, 0], [tint(roof, 0.22), roof, shade(roof, 0.25)]), () => {
    const top = -height;
    pen.moveTo(-width * 0.56, top + 2);
    pen.bezierCurveTo(
      -width * 0.5,
      top - width * 0.2,
      -width * 0.3,
      top - width * 0.22,
      -width * 0.34,
      top - width * 0.36,
    );
    pen.bezierCurveTo(-width * 0.76, top - width * 0.72, -width * 0.16, top - width * 0.98, 0, top - width * 1.6);
    pen.bezierCurveTo(
      width * 0.16,
      top - width * 0.98,
      width * 0.76,
      top - width * 0.72,
      width * 0.34,
      top - width * 0.36,
    );
    pen.bezierCurveTo(width * 0.3, top - width * 0.22, width * 0.5, top - width * 0.2, width * 0.56, top + 2);
  });
  oval(pen, '#e8b64c', 0, -height - width * 1.6, width * 0.07);
  box(pen, '#e8b64c', -width * 0.025, -height - width * 1.98, width * 0.05, width * 0.36);
  box(pen, '#e8b64c', -width * 0.12, -height - width * 1.87, width * 0.24, width * 0.05);
};

const pointed =
  (rise: number): Tower =>
  (pen, width, height, roof) => {
    polygon(pen, tint(roof, 0.1), [
      [-width * 0.56, -height],
      [0, -height - width * rise],
      [0, -height],
    ]);
    polygon(pen, shade(roof, 0.16), [
      [width * 0.56, -height],
      [0, -height - width * rise],
      [0, -height],
    ]);
    box(pen, shade(roof, 0.4), -1, -height - width * rise - width * 0.3, 2, width * 0.32);
  };

const towers = { onion, spire: pointed(2.5), campanile: pointed(0.9) };

export interface ChurchLook {
  readonly tower: keyof typeof towers;
  readonly wall: string;
  readonly roof: string;
  readonly nave: string;
}

const arch = (pen: Pen, paint: string, x: number, y: number, width: number, height: number): void =>
  box(pen, paint, x - width / 2, y - height, width, height, width / 2);

/** A village church with its tower on the left; `x`, `y` is the tower's foot, `size` the height of its walls. */
export const drawChurch = (pen: Pen, x: number, y: number, size: number, look: ChurchLook): void => {
  const width = size * 0.3;
  pen.save();
  pen.translate(x, y);
  const nave = { left: width * 0.3, width: size * 0.85, height: size * 0.44 };
  box(pen, shade(look.wall, 0.08), nave.left, -nave.height, nave.width, nave.height);
  polygon(pen, look.nave, [
    [nave.left - 4, -nave.height + 2],
    [nave.left + 10, -nave.height - size * 0.26],
    [nave.left + nave.width - 14, -nave.height - size * 0.26],
    [nave.left + nave.width + 6, -nave.height + 2],
  ]);
  for (let index = 0; index < 3; index++)
    arch(
      pen,
      '#56708a',
      nave.left + nave.width * (0.3 + index * 0.26),
      -nave.height * 0.3,
      size * 0.06,
      nave.height * 0.46,
    );
  fill(
    pen,
    blend(pen, [-width / 2, 0], [width / 2, 0], [tint(look.wall, 0.3), look.wall, shade(look.wall, 0.14)]),
    () => pen.rect(-width / 2, -size, width, size),
  );
  arch(pen, '#4c627c', 0, -size * 0.72, width * 0.28, size * 0.15);
  arch(pen, shade('#8a6248', 0.2), 0, 0, width * 0.34, size * 0.16);
  oval(pen, '#fdf6e6', 0, -size * 0.55, width * 0.17);
  box(pen, shade(look.wall, 0.2), -width * 0.56, -size - 1, width * 1.12, size * 0.025);
  towers[look.tower](pen, width, size, look.roof);
  pen.restore();
};
