import { shade, tint, veil } from './colour.ts';
import { bow, box, fill, inside, oval, type Pen, type Point, smooth } from './pen.ts';
import type { HairStyle, Person } from './person.ts';

type DrawHair = (pen: Pen, person: Person, turn: number) => void;

const mass = (pen: Pen, paint: string, points: readonly Point[]): void => fill(pen, paint, () => smooth(pen, points));

/** A fringe that leaves the forehead free and frames both temples. */
const cap = (pen: Pen, colour: string, turn: number, low: number, part: number): void => {
  const outline = () => {
    pen.moveTo(-74, low);
    pen.bezierCurveTo(-84, -60, -58, -112, 2, -112);
    pen.bezierCurveTo(62, -112, 84, -60, 74, low);
    pen.bezierCurveTo(70, -30, 58 + turn * 8, -52, part + turn * 14, -68);
    pen.bezierCurveTo(-18 + turn * 10, -54, -62, -48, -64, low - 4);
    pen.closePath();
  };
  fill(pen, colour, outline);
  inside(pen, outline, () => {
    oval(pen, veil(tint(colour, 0.5), 0.35), -30, -92, 48, 20, -0.35);
    oval(pen, veil(shade(colour, 0.5), 0.28), 78, -60, 28, 70);
  });
};

const behind: Partial<Record<HairStyle, DrawHair>> = {
  bun: (pen, { hair }, turn) => {
    oval(pen, shade(hair, 0.12), 8 - turn * 16, -112, 36, 32);
    oval(pen, hair, 2 - turn * 16, -116, 30, 25);
    bow(pen, veil(shade(hair, 0.5), 0.4), 3, [-18 - turn * 16, -112], [4 - turn * 16, -96], [28 - turn * 16, -116]);
    oval(pen, shade(hair, 0.14), 0, -30, 80, 78);
  },
  bob: (pen, { hair }) => {
    mass(pen, shade(hair, 0.16), [
      [-84, -70],
      [-60, -118],
      [60, -118],
      [86, -70],
      [92, 10],
      [78, 46],
      [0, 34],
      [-78, 46],
      [-92, 10],
    ]);
  },
  long: (pen, { hair }) => {
    mass(pen, shade(hair, 0.2), [
      [-80, -80],
      [-50, -122],
      [54, -122],
      [84, -80],
      [92, 20],
      [104, 120],
      [82, 176],
      [0, 150],
      [-84, 176],
      [-106, 120],
      [-92, 20],
    ]);
  },
  scarf: (pen, { cloth = '#c65a48' }) => {
    mass(pen, shade(cloth, 0.14), [
      [-86, -60],
      [-56, -118],
      [56, -118],
      [88, -60],
      [86, 40],
      [50, 104],
      [-50, 104],
      [-86, 40],
    ]);
  },
  curls: (pen, { hair }) => {
    for (let index = 0; index < 11; index++) {
      const angle = Math.PI * (0.92 + (index / 10) * 1.16);
      oval(
        pen,
        index % 2 ? shade(hair, 0.1) : shade(hair, 0.04),
        Math.cos(angle) * 78,
        -30 + Math.sin(angle) * 74,
        27,
        27,
      );
    }
  },
};

const before: Record<HairStyle, DrawHair> = {
  bun: (pen, { hair }, turn) => cap(pen, hair, turn, -8, 18),
  bob: (pen, { hair }, turn) => {
    cap(pen, hair, turn, 6, -30);
    for (const side of [-1, 1])
      fill(pen, side < 0 ? tint(hair, 0.06) : shade(hair, 0.1), () => {
        pen.moveTo(side * 66, -40);
        pen.bezierCurveTo(side * 94, -20, side * 92, 26, side * 74, 44);
        pen.bezierCurveTo(side * 64, 30, side * 60, 0, side * 60, -24);
        pen.closePath();
      });
  },
  long: (pen, { hair }, turn) => {
    cap(pen, hair, turn, 4, -14);
    for (const side of [-1, 1])
      fill(pen, side < 0 ? hair : shade(hair, 0.12), () => {
        pen.moveTo(side * 62, -46);
        pen.bezierCurveTo(side * 92, 0, side * 84, 80, side * 104, 132);
        pen.bezierCurveTo(side * 84, 156, side * 66, 120, side * 64, 60);
        pen.bezierCurveTo(side * 63, 30, side * 66, -10, side * 54, -40);
        pen.closePath();
      });
  },
  curls: (pen, { hair }) => {
    const ring: readonly Point[] = [
      [-66, -32],
      [-58, -62],
      [-36, -82],
      [-8, -88],
      [22, -88],
      [46, -76],
      [62, -54],
      [68, -28],
    ];
    ring.forEach(([x, y], index) => {
      oval(pen, index % 2 ? hair : tint(hair, 0.18), x, y, 22, 21);
      bow(pen, veil(shade(hair, 0.5), 0.22), 2.4, [x - 10, y + 2], [x, y + 13], [x + 10, y]);
    });
  },
  short: (pen, { hair }, turn) => cap(pen, hair, turn, -22, 40),
  balding: (pen, { hair }) => {
    for (const side of [-1, 1])
      mass(pen, side < 0 ? tint(hair, 0.1) : shade(hair, 0.08), [
        [side * 60, -52],
        [side * 76, -44],
        [side * 82, -10],
        [side * 74, 16],
        [side * 64, 4],
        [side * 66, -24],
      ]);
    oval(pen, veil('#fff6e4', 0.45), -22, -72, 26, 10, -0.25);
  },
  cap: (pen, { hair, cloth = '#4b5d78' }, turn) => {
    for (const side of [-1, 1])
      mass(pen, hair, [
        [side * 62, -44],
        [side * 76, -36],
        [side * 76, -4],
        [side * 64, 6],
      ]);
    mass(pen, cloth, [
      [-86, -44],
      [-86, -92],
      [-30, -126],
      [50, -120],
      [92, -84],
      [84, -44],
      [0, -58],
    ]);
    oval(pen, veil(tint(cloth, 0.5), 0.3), -30, -100, 40, 14, -0.3);
    fill(pen, shade(cloth, 0.25), () => {
      pen.moveTo(-72 + turn * 12, -46);
      pen.bezierCurveTo(-50 + turn * 18, -70, 50 + turn * 18, -70, 72 + turn * 12, -46);
      pen.bezierCurveTo(40 + turn * 22, -38, -40 + turn * 22, -38, -72 + turn * 12, -46);
    });
  },
  scarf: (pen, { cloth = '#c65a48' }) => {
    fill(pen, cloth, () => {
      pen.moveTo(-76, 52);
      pen.bezierCurveTo(-96, -60, -60, -114, 0, -114);
      pen.bezierCurveTo(60, -114, 96, -60, 76, 52);
      pen.bezierCurveTo(74, -20, 50, -64, 0, -66);
      pen.bezierCurveTo(-50, -64, -74, -20, -76, 52);
    });
    for (const [x, y] of [
      [-54, -74],
      [-20, -94],
      [22, -95],
      [56, -74],
      [-74, -30],
      [76, -30],
    ] as const)
      oval(pen, veil('#fff1d6', 0.75), x, y, 4.5);
    for (const side of [-1, 1])
      mass(pen, shade(cloth, 0.12), [
        [0, 92],
        [side * 16, 84],
        [side * 34, 118],
        [side * 14, 122],
      ]);
    box(pen, shade(cloth, 0.22), -11, 84, 22, 16, 7);
  },
};

export const drawHairBehind: DrawHair = (pen, person, turn) => behind[person.style]?.(pen, person, turn);
export const drawHairBefore: DrawHair = (pen, person, turn) => before[person.style](pen, person, turn);
