import type { FrameRange } from '../timeline/timeline.ts';
import type { DrawnItem } from './drawing.ts';

/**
 * The colours of the European emblem (Interinstitutional style guide, annex A1), #003399 and #ffcc00, as they have to be
 * written: ffmpeg's drawing, up to 5.1, reckons by BT.601 whatever the picture has, which is BT.709, and the blue would
 * come out greener by twelve steps of 255. These are the colours that BT.601 turns into the values of the true ones in BT.709.
 */
const [BLUE, GOLD, WHITE] = ['#053194', '#f9d409', '#ffffff'];
/** Its fly is one and a half times its hoist. */
export const EMBLEM_ASPECT = 1.5;

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Corner = readonly [x: number, y: number];

/** Sine and cosine of 18° and 54° make a pentagram: its inner corners lie on a circle of this part of the outer one. */
const INNER = Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10);

/** A star of five points within a circle, one point straight up. */
const star = ([x, y]: Corner, radius: number): Corner[] =>
  Array.from({ length: 10 }, (_, i) => {
    const [distance, angle] = [i % 2 === 0 ? radius : radius * INNER, (i * Math.PI) / 5];
    return [x + distance * Math.sin(angle), y - distance * Math.cos(angle)];
  });

/**
 * The European emblem by its official construction (same guide, annex A1): twelve stars on a circle of a third of the
 * hoist, as the hours stand on a clock, each within a circle of an eighteenth of the hoist. On a ground that is not
 * white it has a white rim of a twenty-fifth of its height.
 */
export const drawEmblem = ({ x, y, width, height }: Place, when: FrameRange): DrawnItem[] => {
  const rim = height / 25;
  const box = (grow: number, colour: string): DrawnItem => ({
    ...when,
    kind: 'box',
    x: x - grow,
    y: y - grow,
    width: width + 2 * grow,
    height: height + 2 * grow,
    radius: 0,
    colour,
    opacity: 1,
  });
  const figures = Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6;
    const centre: Corner = [width / 2 + (height / 3) * Math.sin(angle), height / 2 - (height / 3) * Math.cos(angle)];
    return star(centre, height / 18).map(([left, top]): Corner => [hundredth(left), hundredth(top)]);
  });
  return [box(rim, WHITE), box(0, BLUE), { ...when, kind: 'shape', x, y, figures, colour: GOLD, opacity: 1 }];
};

/** So that a key does not hang on the last digit of a sine. */
const hundredth = (value: number): number => Math.round(value * 100) / 100;
