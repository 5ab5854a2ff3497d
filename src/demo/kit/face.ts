import { shade, veil } from './colour.ts';
import { lerp } from './motion.ts';
import { at, bow, box, fill, inside, oval, type Pen } from './pen.ts';
import type { Expression, Person } from './person.ts';

const ink = '#3a2a33';

/** Brows, eyes, nose, mouth and what the years drew: they move over the face as the head turns. */
export const drawFeatures = (pen: Pen, person: Person, expression: Expression): void =>
  at(pen, (expression.turn ?? 0) * 15, 0, () => {
    drawYears(pen, person);
    for (const side of [-1, 1] as const) drawEye(pen, side, person, expression);
    drawNose(pen, person, expression.turn ?? 0);
    drawMouth(pen, person, expression);
    if (person.moustache) drawMoustache(pen, person, expression.open ?? 0);
    if (person.glasses) drawGlasses(pen);
  });

const drawYears = (pen: Pen, { skin, age = 0 }: Person): void => {
  if (age < 0.25) return;
  const crease = veil(shade(skin, 0.5), 0.22 + age * 0.2);
  for (const side of [-1, 1]) {
    bow(pen, crease, 2.2, [side * 19, 26], [side * 31, 36], [side * 32, 52]);
    bow(pen, crease, 2, [side * 21, 12], [side * 29, 17], [side * 37, 12]);
    if (age < 0.7) continue;
    bow(pen, crease, 1.8, [side * 46, -4], [side * 52, -6], [side * 55, -11]);
    bow(pen, crease, 1.8, [side * 46, 1], [side * 52, 2], [side * 56, 0]);
  }
  if (age > 0.7) bow(pen, crease, 1.8, [-24, -50], [0, -55], [24, -50]);
};

const drawEye = (
  pen: Pen,
  side: -1 | 1,
  person: Person,
  { blink = 0, brow = 0, smile = 0.4, gaze = 0 }: Expression,
): void => {
  const x = side * 28;
  const browColour = person.age && person.age > 0.5 ? shade(person.hair, 0.3) : shade(person.hair, 0.15);
  const lift = -27 - brow * 5;
  bow(pen, browColour, 5, [x - side * 13, lift + 2], [x + side * 2, lift - 7], [x + side * 16, lift + 3]);
  if (blink > 0.7) {
    bow(pen, ink, 3.2, [x - 10, -1], [x, 5], [x + 10, -1]);
    return;
  }
  const height = 8.6 * (1 - blink * 0.8) * (1 - smile * 0.12);
  fill(pen, '#fffaf2', () => pen.ellipse(x, -3, 11.5, height, 0, 0, 2 * Math.PI));
  inside(
    pen,
    () => pen.ellipse(x, -3, 11.5, height, 0, 0, 2 * Math.PI),
    () => {
      oval(pen, ink, x + gaze * 4, -3, 6.6, 7.8);
      oval(pen, '#ffffff', x + gaze * 4 - 2, -6, 2.1);
      oval(pen, veil(shade(person.skin, 0.3), 0.35), x, -12, 14, 5);
    },
  );
  bow(pen, ink, 3, [x - 12, -2 - height * 0.35], [x, -5 - height * 1.25], [x + 12, -2 - height * 0.35]);
};

const drawNose = (pen: Pen, { skin }: Person, turn: number): void => {
  const side = turn < -0.15 ? -1 : 1;
  bow(pen, veil(shade(skin, 0.55), 0.6), 3.2, [side * 3, 0], [side * 14, 22], [side * 6, 26]);
  bow(pen, veil(shade(skin, 0.55), 0.6), 3.2, [side * 6, 26], [0, 30], [side * -6, 26]);
};

const drawMouth = (pen: Pen, { skin }: Person, { open = 0, round = 0, smile = 0.4 }: Expression): void => {
  const half = lerp(23 + smile * 4, 12, round * Math.min(1, open * 2)) - open * 2;
  const corner = 50 - smile * 5;
  const drop = open * 21;
  if (open < 0.08) {
    bow(pen, shade('#b5544b', 0.1), 4, [-half, corner], [0, 53 + smile * 8], [half, corner]);
  } else {
    const lips = () => {
      pen.moveTo(-half, corner + drop * 0.2);
      pen.quadraticCurveTo(0, corner - 2 + smile * 3 - drop * 0.16, half, corner + drop * 0.2);
      pen.bezierCurveTo(half * 0.8, corner + 7 + drop, -half * 0.8, corner + 7 + drop, -half, corner + drop * 0.2);
      pen.closePath();
    };
    fill(pen, '#6b2a35', lips);
    inside(pen, lips, () => {
      oval(pen, '#d4736b', 0, corner + 12 + drop, half * 0.7, 6 + drop * 0.3);
      box(pen, '#fff8ee', -half * 0.76, corner - 8, half * 1.52, 10 + open * 3 + smile * 2, 4);
    });
    pen.strokeStyle = shade('#c4655a', 0.06);
    pen.lineWidth = 3.4;
    pen.beginPath();
    lips();
    pen.stroke();
  }
  bow(
    pen,
    veil(shade(skin, 0.5), 0.3),
    2.4,
    [-8, corner + 19 + drop * 0.8],
    [0, corner + 22 + drop * 0.8],
    [8, corner + 19 + drop * 0.8],
  );
};

const drawMoustache = (pen: Pen, { hair }: Person, open: number): void => {
  const lift = -open * 2;
  for (const side of [-1, 1])
    fill(pen, side < 0 ? hair : shade(hair, 0.08), () => {
      pen.moveTo(0, 32 + lift);
      pen.bezierCurveTo(side * 14, 28 + lift, side * 30, 38 + lift, side * 34, 48);
      pen.bezierCurveTo(side * 20, 50, side * 8, 47 + lift, 0, 43 + lift);
      pen.closePath();
    });
};

const drawGlasses = (pen: Pen): void => {
  pen.strokeStyle = '#4a3b4b';
  pen.lineWidth = 3.2;
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.roundRect(side * 29 - 20, -18, 40, 32, 14);
    pen.stroke();
    bow(pen, '#4a3b4b', 3, [side * 49, -6], [side * 56, -9], [side * 62, -8]);
  }
  bow(pen, '#4a3b4b', 3, [-9, -5], [0, -10], [9, -5]);
};
