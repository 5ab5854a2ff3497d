import { blend, shade, tint, veil } from './colour.ts';
import { drawHairBehind } from './hair.ts';
import { drawFront } from './head.ts';
import { at, bow, fill, inside, oval, type Pen, type Point, polygon } from './pen.ts';
import type { Expression, Person } from './person.ts';

const neck = (pen: Pen) => () => {
  pen.moveTo(-34, 40);
  pen.bezierCurveTo(-32, 110, -40, 128, -62, 146);
  pen.lineTo(62, 146);
  pen.bezierCurveTo(40, 128, 32, 110, 34, 40);
};

const drawNeck = (pen: Pen, skin: string): void => {
  fill(pen, shade(skin, 0.1), neck(pen));
  inside(pen, neck(pen), () => oval(pen, veil(shade(skin, 0.5), 0.34), 4, 84, 50, 26));
};

const shoulders = (pen: Pen, grow: number) => () => {
  pen.moveTo(-40, 122);
  pen.bezierCurveTo(-100, 138, -168 - grow, 150, -192 - grow, 250);
  pen.bezierCurveTo(-204 - grow, 320, -206 - grow, 400, -208 - grow, 480);
  pen.lineTo(208 + grow, 480);
  pen.bezierCurveTo(206 + grow, 400, 204 + grow, 320, 192 + grow, 250);
  pen.bezierCurveTo(168 + grow, 150, 100, 138, 40, 122);
  pen.closePath();
};

const drawClothes = (pen: Pen, { shirt, jacket }: Person): void => {
  const outer = jacket ?? shirt;
  fill(pen, blend(pen, [-200, 130], [220, 420], [tint(outer, 0.16), outer, shade(outer, 0.16)]), shoulders(pen, 0));
  inside(pen, shoulders(pen, 0), () => {
    if (jacket) {
      polygon(pen, shirt, [
        [-46, 112],
        [46, 112],
        [24, 480],
        [-24, 480],
      ]);
      for (const side of [-1, 1])
        polygon(pen, side < 0 ? tint(jacket, 0.24) : shade(jacket, 0.06), [
          [side * 44, 112],
          [side * 76, 140],
          [side * 84, 232],
          [side * 60, 246],
          [side * 20, 420],
          [side * 22, 300],
        ]);
    }
    for (const side of [-1, 1])
      bow(pen, veil(shade(outer, 0.5), 0.3), 4, [side * 132, 480], [side * 146, 380], [side * 136, 300]);
  });
  const collar = jacket ? shirt : tint(shirt, 0.2);
  for (const side of [-1, 1])
    polygon(pen, side < 0 ? tint(collar, 0.2) : shade(collar, 0.05), [
      [side * 46, 110],
      [0, 164],
      [side * 34, 192],
      [side * 64, 136],
    ]);
};

/** A person from the chest up, as an interview shows one: the middle of the face at `x`, `y`; at scale 1 the shoulders are 400 wide. */
export const drawBust = (
  pen: Pen,
  x: number,
  y: number,
  scale: number,
  person: Person,
  expression: Expression,
): void => {
  const { turn = 0, tilt = 0 } = expression;
  at(
    pen,
    x,
    y,
    () => {
      at(pen, 0, 0, () => drawHairBehind(pen, person, turn), 1, tilt);
      at(pen, -turn * 6, 0, () => {
        drawNeck(pen, person.skin);
        drawClothes(pen, person);
      });
      at(pen, 0, 0, () => drawFront(pen, person, expression), 1, tilt);
    },
    scale,
  );
};

/** An arm that hangs from the shoulder, bends at the elbow and ends in a hand; all in the pen's frame. */
export const drawArm = (
  pen: Pen,
  person: Person,
  width: number,
  shoulder: Point,
  elbow: Point,
  hand: Point,
  behind = false,
): void => {
  const sleeve = behind ? shade(person.jacket ?? person.shirt, 0.14) : (person.jacket ?? person.shirt);
  const wrist: Point = [elbow[0] + (hand[0] - elbow[0]) * 0.82, elbow[1] + (hand[1] - elbow[1]) * 0.82];
  pen.strokeStyle = person.skin;
  pen.lineWidth = width * 0.56;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  pen.moveTo(...elbow);
  pen.lineTo(...hand);
  pen.stroke();
  oval(pen, person.skin, hand[0], hand[1], width * 0.46, width * 0.4);
  pen.strokeStyle = sleeve;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(...shoulder);
  pen.quadraticCurveTo(
    (shoulder[0] + elbow[0] * 3) / 4 + (elbow[0] - shoulder[0]) * 0.1,
    (shoulder[1] + elbow[1] * 3) / 4 + 4,
    ...elbow,
  );
  pen.lineTo(...wrist);
  pen.stroke();
};
