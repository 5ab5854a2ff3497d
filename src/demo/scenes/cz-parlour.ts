import { palette, tint, veil } from '../kit/colour.ts';
import { drawHill, rolling } from '../kit/hills.ts';
import { swing } from '../kit/motion.ts';
import { at, box, fill, line, oval, type Pen } from '../kit/pen.ts';
import { drawSky } from '../kit/sky.ts';
import { drawRoundTree } from '../kit/trees.ts';
import { drawWall, drawWindowPane, type Opening } from '../kit/window.ts';
import { height, width } from './frame.ts';

/** Where the window is. */
export const pane: Opening = { x: 480, y: 60, width: 320, height: 270 };

export const drawRoom = (pen: Pen): void => {
  drawWall(pen, width, height, '#e3c7a6');
  for (let stripe = 0; stripe < 32; stripe++) box(pen, veil('#fff4df', 0.14), stripe * 42, 0, 16, 470);
  box(pen, '#b98a64', 0, 470, width, 250);
  box(pen, '#f3e3c6', 0, 458, width, 14);
  drawWindowPane(pen, pane, '#fbf3e2', () => {
    pen.translate(pane.x, pane.y);
    drawSky(pen, pane.width, pane.height, {
      colours: ['#b7d8e0', '#fcebcb'],
      sun: { x: 60, y: 60, radius: 22, colour: '#ffd995' },
    });
    drawHill(pen, rolling(190, 20, 300, 7), { to: pane.width, top: 160, bottom: 270 }, ['#b4c48a', '#93aa5e']);
    drawRoundTree(pen, 250, 250, 150, '#86a05c', 4);
  });
  drawPictures(pen);
  drawDresser(pen);
};

const drawPictures = (pen: Pen): void => {
  for (const [x, y, w, h, colour] of [
    [108, 96, 110, 140, '#8fae9b'],
    [248, 130, 90, 90, '#e0b26a'],
    [250, 246, 86, 104, '#b9657a'],
  ] as const) {
    box(pen, '#8a5f45', x, y, w, h, 4);
    box(pen, '#fbf1de', x + 8, y + 8, w - 16, h - 16);
    box(pen, colour, x + 16, y + 16, w - 32, h - 32);
    oval(pen, tint(colour, 0.55), x + w / 2, y + h * 0.46, w * 0.17);
    fill(pen, tint(colour, 0.3), () => pen.ellipse(x + w / 2, y + h * 0.86, w * 0.28, h * 0.22, 0, Math.PI, 0));
  }
};

const drawDresser = (pen: Pen): void => {
  box(pen, '#8f6648', 930, 230, 290, 250, 6);
  box(pen, '#a9795a', 940, 240, 270, 230, 4);
  for (const shelf of [0, 1]) {
    box(pen, '#7d5740', 948, 250 + shelf * 112, 254, 98, 3);
    for (let plate = 0; plate < 3; plate++) {
      oval(pen, '#f6ecd8', 992 + plate * 82, 306 + shelf * 112, 33);
      oval(pen, shelf ? '#c9806a' : '#7fa3a8', 992 + plate * 82, 306 + shelf * 112, 23);
      oval(pen, '#f6ecd8', 992 + plate * 82, 306 + shelf * 112, 18);
    }
  }
};

/** The pendulum clock beats seconds: in a quiet room it is what moves. */
export const drawClock = (pen: Pen, time: number): void => {
  at(
    pen,
    866,
    236,
    () => {
      line(pen, '#7d5740', 3, [
        [0, 0],
        [0, 78],
      ]);
      oval(pen, palette.ochre, 0, 84, 12);
    },
    1,
    swing(time, 2) * 0.22,
  );
  box(pen, '#8a5f45', 828, 150, 76, 92, 12);
  oval(pen, '#fdf6e6', 866, 192, 29);
  at(
    pen,
    866,
    192,
    () =>
      line(pen, palette.ink, 3, [
        [0, 0],
        [0, -22],
      ]),
    1,
    time * 0.1,
  );
  at(
    pen,
    866,
    192,
    () =>
      line(pen, palette.ink, 4, [
        [0, 0],
        [0, -14],
      ]),
    1,
    -1.1,
  );
};
