import { drawArm, drawBust } from '../kit/body.ts';
import { blend, palette, shade, tint, veil } from '../kit/colour.ts';
import { drawHill, rolling } from '../kit/hills.ts';
import {
  drawCurtain,
  drawLight,
  drawPot,
  drawSteam,
  drawVignette,
  drawWall,
  drawWindowPane,
  type Opening,
} from '../kit/interior.ts';
import { blink, ease, swing, wander } from '../kit/motion.ts';
import { at, bow, box, fill, layer, line, oval, type Pen } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { drawSky } from '../kit/sky.ts';
import { drawRoundTree } from '../kit/trees.ts';
import type { MakeScene } from '../scene.ts';

const [width, height] = [1280, 720];
const pane: Opening = { x: 480, y: 60, width: 320, height: 270 };
const table = 548;

const drawRoom = (pen: Pen): void => {
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
const drawClock = (pen: Pen, time: number): void => {
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

const drawTable = (pen: Pen): void => {
  fill(pen, blend(pen, [0, table], [0, height], ['#fbf3e2', '#e6d3b4']), () => {
    pen.moveTo(70, table);
    pen.lineTo(1210, table);
    pen.lineTo(1290, height);
    pen.lineTo(-10, height);
  });
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 18; column++)
      oval(
        pen,
        row % 2 ? veil('#c9586a', 0.5) : veil('#2f8088', 0.4),
        90 + column * 66 - row * 12 + (row % 2) * 33,
        table + 42 + row * 48,
        5 + row,
      );
  box(pen, '#fffaf0', 64, table - 4, 1152, 14, 7);
};

const drawMeter = (pen: Pen, pump: number): void => {
  box(pen, '#e8e4dc', 560, table - 46, 118, 62, 12);
  box(pen, '#b9d0cf', 572, table - 36, 72, 34, 6);
  box(pen, '#2f6f70', 580, table - 26, 16 + pump * 40, 6, 3);
  box(pen, '#2f6f70', 580, table - 15, 34, 5, 3);
  oval(pen, palette.terracotta, 660, table - 20, 9);
  bow(pen, '#5b5a6b', 5, [678, table - 16], [726, table + 20], [772, table - 26]);
  bow(pen, '#5b5a6b', 5, [572, table + 14], [548, table + 34], [574, table + 56]);
};

const drawCup = (pen: Pen, x: number, time: number): void => {
  drawSteam(pen, x, table - 36, 74, time);
  oval(pen, '#f6e8cf', x, table + 22, 46, 10);
  box(pen, '#d98a6a', x - 28, table - 34, 56, 54, 16);
  oval(pen, '#8a4f3a', x, table - 33, 26, 6);
};

/** The visit: Jana takes the blood pressure of Mrs Anežka, whose cat sleeps on. */
export const czVisit: MakeScene = (scale) => {
  const room = layer(width, height, scale, drawRoom, 1.2);
  return {
    width,
    height,
    draw: (pen, time) => {
      const pump = 0.5 - 0.5 * Math.cos((time / 1.1) * 2 * Math.PI);
      room.show(pen);
      drawClock(pen, time);
      for (const [side, x] of [
        [1, pane.x - 20],
        [-1, pane.x + pane.width + 20],
      ] as const)
        drawCurtain(pen, x, pane.y - 24, 96, pane.height + 22, side, '#f6dfc4', swing(time, 4.4, side * 0.2) * 6);
      drawPot(pen, 640, 340, 84, '#c4694a', '#7f9c5c', '#d9566a', swing(time, 3.4) * 0.07);
      drawPair(pen, time, pump);
      drawLight(pen, time, pane, 380);
      drawVignette(pen, width, height, 0.22);
    },
  };
};

const drawPair = (pen: Pen, time: number, pump: number): void => {
  const glance = ease(time, 1.6, 2.4) - ease(time, 4.4, 5.2);
  const { jana, anezka } = people;
  drawBust(pen, 350, 318 + swing(time, 3.6) * 2, 1, jana, {
    turn: 0.75,
    tilt: 0.04 + glance * 0.03,
    blink: blink(time, 3),
    smile: 0.5 + glance * 0.4,
    gaze: 0.7,
    brow: wander(time, 2) * 0.5,
  });
  drawBust(pen, 925, 342 + swing(time, 4.1, 0.3) * 2, 0.96, anezka, {
    turn: -0.7,
    tilt: -0.05 - glance * 0.04,
    blink: blink(time, 4),
    smile: 0.5 + glance * 0.5,
    gaze: -0.6,
    open: glance * 0.35 * Math.abs(swing(time, 0.9)),
  });
  drawTable(pen);
  drawCup(pen, 1120, time);
  drawMeter(pen, pump);
  drawArm(pen, jana, 58, [470, 470], [478, table + 26], [566, table + 66]);
  oval(pen, '#4f5f78', 580, table + 62, 21 - pump * 4, 15 + pump * 3);
  oval(pen, jana.skin, 572, table + 70, 22, 17);
  drawArm(pen, anezka, 56, [806, 492], [792, table + 30], [690, table + 70]);
  at(
    pen,
    798,
    526,
    () => {
      box(pen, '#5b6d8c', -35, -28, 70, 54, 12);
      box(pen, shade('#5b6d8c', 0.2), -35, -6, 70, 7);
    },
    1,
    0.1,
  );
  drawCat(pen, time);
};

const drawCat = (pen: Pen, time: number): void => {
  const breath = swing(time, 3) * 2;
  const fur = '#d98b4a';
  bow(pen, fur, 17, [204, 646], [120, 676], [112 + swing(time, 2.6) * 12, 628]);
  fill(pen, blend(pen, [0, 590], [0, 680], [tint(fur, 0.22), shade(fur, 0.12)]), () =>
    pen.ellipse(240, 640, 80, 34 + breath, 0, 0, 2 * Math.PI),
  );
  for (const stripe of [-30, -6, 18])
    bow(pen, shade(fur, 0.22), 6, [236 + stripe, 610 - breath], [244 + stripe, 622], [240 + stripe, 634]);
  oval(pen, tint(fur, 0.08), 306, 640, 31, 26);
  for (const side of [-1, 1])
    fill(pen, fur, () => {
      pen.moveTo(306 + side * 8, 620);
      pen.lineTo(306 + side * 26, 602);
      pen.lineTo(306 + side * 30, 632);
    });
  for (const side of [-1, 1])
    bow(pen, palette.ink, 2.4, [306 + side * 17, 638], [306 + side * 11, 644], [306 + side * 5, 638]);
  oval(pen, '#b9655a', 306, 648, 4, 3);
};
