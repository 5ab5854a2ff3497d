import { palette, veil } from '../kit/colour.ts';
import { drawHill, rolling } from '../kit/hills.ts';
import { box, fill, oval, type Pen } from '../kit/pen.ts';

export const drawRoad = (pen: Pen): void => {
  box(pen, '#c9b891', 0, 506, 1620, 34);
  box(pen, '#e6dabb', 0, 534, 1620, 10);
  box(pen, '#9b97a0', 0, 544, 1620, 78);
  for (let dash = 0; dash < 16; dash++) box(pen, veil('#fff6e2', 0.75), dash * 110, 586, 58, 5, 2);
  box(pen, '#d9c9a6', 0, 612, 1620, 60);
  box(pen, '#efe3c6', 0, 612, 1620, 8);
  drawHill(pen, rolling(658, 4, 380, 5), { to: 1620, top: 650, bottom: 722 }, ['#8fa35a', '#748b4a']);
  drawShelter(pen, 1290, 536);
  drawSign(pen, 1300, 640);
};

/** The shelter of the other direction, across the road. */
const drawShelter = (pen: Pen, x: number, y: number): void => {
  box(pen, veil('#bcd6d8', 0.6), x - 110, y - 128, 150, 118, 4);
  for (const post of [x - 116, x + 38]) box(pen, '#54657a', post, y - 134, 9, 134, 3);
  fill(pen, '#3f7f8a', () => pen.roundRect(x - 132, y - 150, 196, 22, 8));
  box(pen, '#a9764f', x - 92, y - 42, 110, 10, 4);
  for (const leg of [x - 84, x + 4]) box(pen, '#8a5f45', leg, y - 34, 7, 34);
};

const drawSign = (pen: Pen, x: number, y: number): void => {
  box(pen, '#54657a', x - 4, y - 190, 8, 190, 3);
  oval(pen, palette.ochre, x, y - 200, 30);
  oval(pen, '#fff6e2', x, y - 200, 24);
  box(pen, '#3f7f8a', x - 13, y - 212, 27, 19, 5);
  for (const wheel of [x - 7, x + 8]) oval(pen, '#2c3448', wheel, y - 192, 3.8);
};
