import { blend, palette, shade, veil } from '../kit/colour.ts';
import { swing } from '../kit/motion.ts';
import { at, box, fill, oval, type Pen } from '../kit/pen.ts';

export const [width, height] = [720, 1280] as const;
/** Where the window is. */
export const pane = { x: 70, y: 170, width: 580, height: 520 };

export const drawCabin = (pen: Pen): void => {
  fill(pen, blend(pen, [0, 0], [0, height], ['#d9cdb8', '#efe2c8', '#cdbb9c']), () => {
    pen.rect(0, 0, width, height);
    pen.roundRect(pane.x + pane.width, pane.y, -pane.width, pane.height, 46);
  });
  pen.strokeStyle = '#5b6272';
  pen.lineWidth = 14;
  pen.beginPath();
  pen.roundRect(pane.x, pane.y, pane.width, pane.height, 46);
  pen.stroke();
  box(pen, '#2f8088', 0, 742, width, 26);
  box(pen, palette.ochre, 0, 84, width, 20, 10);
  box(pen, shade('#cdbb9c', 0.2), 0, 1120, width, 160);
};

export const drawSeat = (pen: Pen): void => {
  box(pen, shade('#b5604a', 0.16), 96, 560, 500, 560, 70);
  fill(pen, blend(pen, [96, 560], [600, 1120], ['#cf7d5c', '#b5604a']), () => pen.roundRect(116, 572, 468, 560, 62));
  for (let row = 0; row < 6; row++)
    for (let column = 0; column < 6; column++)
      oval(pen, veil(palette.ochre, 0.5), 166 + column * 74 + (row % 2) * 36, 626 + row * 76, 7);
};

export const drawStrap = (pen: Pen, x: number, time: number): void =>
  at(
    pen,
    x,
    98,
    () => {
      box(pen, '#7d6a58', -6, 0, 12, 78, 4);
      pen.strokeStyle = '#e9dcc2';
      pen.lineWidth = 11;
      pen.beginPath();
      pen.ellipse(0, 104, 27, 30, 0, 0, 2 * Math.PI);
      pen.stroke();
    },
    1,
    swing(time, 1.5, x / 900) * 0.09,
  );
