import { shade, tint, veil } from './colour.ts';
import { drawHead } from './head.ts';
import { at, box, fill, line, oval, type Pen, type Point } from './pen.ts';
import type { Expression, Person } from './person.ts';

export interface Pose {
  /** Which way the person looks: to the right (1) or left (-1). */
  readonly facing?: 1 | -1;
  /** Turns of the walking cycle; a person who stands keeps it, with `stride` 0. */
  readonly cycle?: number;
  readonly stride?: number;
  /** The near arm raised, 0 hanging to 1 waving overhead. */
  readonly wave?: number;
  readonly skirt?: string;
  readonly trousers?: string;
  readonly bag?: string;
  readonly stick?: boolean;
  readonly expression?: Expression;
}

const limb = (
  pen: Pen,
  colour: string,
  width: number,
  from: Point,
  lengths: readonly [number, number],
  angles: readonly [number, number],
): Point => {
  const knee: Point = [from[0] + Math.sin(angles[0]) * lengths[0], from[1] + Math.cos(angles[0]) * lengths[0]];
  const end: Point = [knee[0] + Math.sin(angles[1]) * lengths[1], knee[1] + Math.cos(angles[1]) * lengths[1]];
  line(pen, colour, width, [from, knee, end]);
  return end;
};

const drawLeg = (pen: Pen, pose: Pose, turn: number, far: boolean): void => {
  const stride = pose.stride ?? 0;
  const swing = Math.sin(turn * 2 * Math.PI) * 0.5 * stride;
  const bend = Math.max(0, Math.cos(turn * 2 * Math.PI)) * 0.7 * stride;
  const cloth = pose.trousers ?? '#5a5468';
  const foot = limb(
    pen,
    far ? shade(cloth, 0.16) : cloth,
    pose.skirt ? 13 : 19,
    [far ? 5 : -3, -92],
    [44, 42],
    [swing, swing - bend],
  );
  box(pen, far ? '#3c3444' : '#4a3f4f', foot[0] - 9, foot[1] - 3, 27, 11, 6);
};

const drawArmOf = (pen: Pen, person: Person, pose: Pose, far: boolean): void => {
  const swing = Math.sin((pose.cycle ?? 0) * 2 * Math.PI + (far ? Math.PI : 0)) * 0.5 * (pose.stride ?? 0);
  const sleeve = person.jacket ?? person.shirt;
  const raise = far ? 0 : (pose.wave ?? 0);
  const angles: readonly [number, number] = [swing * (1 - raise) + raise * 2.3, swing + 0.25 + raise * 2.6];
  const hand = limb(pen, far ? shade(sleeve, 0.18) : shade(sleeve, 0.05), 16, [far ? 8 : -4, -168], [38, 34], angles);
  oval(pen, person.skin, hand[0], hand[1], 8.5);
  if (!far && pose.bag) {
    line(pen, shade(pose.bag, 0.2), 3, [[hand[0] - 9, hand[1] + 22], hand, [hand[0] + 9, hand[1] + 22]]);
    box(pen, pose.bag, hand[0] - 17, hand[1] + 18, 34, 30, 7);
  }
  if (far && pose.stick)
    line(pen, '#8a6248', 5, [
      [hand[0], hand[1] - 4],
      [hand[0] + 10, 2],
    ]);
};

const drawTrunk = (pen: Pen, person: Person, pose: Pose): void => {
  const cloth = person.jacket ?? person.shirt;
  if (pose.skirt)
    fill(pen, pose.skirt, () => {
      pen.moveTo(-20, -104);
      pen.bezierCurveTo(-28, -80, -34, -60, -36, -40);
      pen.quadraticCurveTo(0, -32, 38, -40);
      pen.bezierCurveTo(32, -60, 26, -80, 20, -104);
    });
  fill(pen, cloth, () => {
    pen.moveTo(-18, -182);
    pen.bezierCurveTo(-34, -174, -29, -120, -24, -90);
    pen.quadraticCurveTo(0, -84, 25, -90);
    pen.bezierCurveTo(30, -120, 32, -174, 18, -182);
    pen.closePath();
  });
  box(pen, veil(tint(cloth, 0.5), 0.25), -19, -172, 10, 70, 5);
  box(pen, shade(person.skin, 0.14), -8, -196, 18, 20, 7);
};

/** A whole person, 250 high at scale 1, standing on `x`, `y`. */
export const drawWalker = (pen: Pen, x: number, y: number, scale: number, person: Person, pose: Pose = {}): void => {
  const cycle = pose.cycle ?? 0;
  const lift = Math.abs(Math.cos(cycle * 2 * Math.PI)) * 4 * (pose.stride ?? 0);
  oval(pen, veil('#3d2f52', 0.22), x, y + 2, 42 * scale, 6 * scale);
  at(
    pen,
    x,
    y,
    () => {
      pen.scale(pose.facing ?? 1, 1);
      pen.translate(0, -lift);
      drawArmOf(pen, person, pose, true);
      drawLeg(pen, pose, cycle + 0.5, true);
      drawLeg(pen, pose, cycle, false);
      drawTrunk(pen, person, pose);
      drawHead(pen, 2, -216, 0.3, person, { turn: 0.5, ...pose.expression });
      drawArmOf(pen, person, pose, false);
    },
    scale,
  );
};
