import { shade, tint, veil } from './colour.ts';
import { drawFeatures } from './face.ts';
import { drawHairBefore, drawHairBehind } from './hair.ts';
import { at, fill, inside, oval, type Pen } from './pen.ts';
import type { Expression, Person } from './person.ts';

/** The outline of a face about its middle: 140 wide, 184 high. */
export const faceOutline = (pen: Pen) => () => {
  pen.moveTo(0, -92);
  pen.bezierCurveTo(44, -92, 70, -62, 69, -18);
  pen.bezierCurveTo(68, 30, 58, 62, 34, 82);
  pen.bezierCurveTo(18, 95, -18, 95, -34, 82);
  pen.bezierCurveTo(-58, 62, -68, 30, -69, -18);
  pen.bezierCurveTo(-70, -62, -44, -92, 0, -92);
  pen.closePath();
};

const drawEars = (pen: Pen, person: Person, turn: number): void => {
  if (person.style === 'long' || person.style === 'scarf') return;
  for (const side of [-1, 1]) {
    const x = side * 67 - turn * 7;
    oval(pen, shade(person.skin, 0.06), x, 2, 12, 19, side * 0.15);
    oval(pen, shade(person.skin, 0.2), x + side, 3, 5.5, 11, side * 0.15);
  }
};

const drawSkin = (pen: Pen, person: Person, turn: number): void => {
  fill(pen, person.skin, faceOutline(pen));
  inside(pen, faceOutline(pen), () => {
    oval(pen, veil(shade(person.skin, 0.3), 0.3), 92 - turn * 8, 6, 46, 120, 0.08);
    oval(pen, veil(tint(person.skin, 0.5), 0.5), -38 + turn * 8, -48, 40, 30, -0.5);
    for (const side of [-1, 1]) oval(pen, veil('#e2735f', 0.17), side * 40 + turn * 14, 30, 17, 12);
  });
};

/** Everything of a head but the hair that falls behind the shoulders. */
export const drawFront = (pen: Pen, person: Person, expression: Expression): void => {
  const turn = expression.turn ?? 0;
  drawEars(pen, person, turn);
  drawSkin(pen, person, turn);
  drawFeatures(pen, person, expression);
  drawHairBefore(pen, person, turn);
};

/** Head and hair, the middle of the face at `x`, `y`; at scale 1 it is about 200 high. */
export const drawHead = (
  pen: Pen,
  x: number,
  y: number,
  scale: number,
  person: Person,
  expression: Expression = {},
): void =>
  at(
    pen,
    x,
    y,
    () => {
      drawHairBehind(pen, person, expression.turn ?? 0);
      drawFront(pen, person, expression);
    },
    scale,
    expression.tilt ?? 0,
  );
