import { drawArm, drawBust } from '../kit/body.ts';
import { shade, veil } from '../kit/colour.ts';
import { drawHill, rolling } from '../kit/hills.ts';
import { drawVignette } from '../kit/light.ts';
import { blink, ease, lerp, swing, wander } from '../kit/motion.ts';
import { box, layer, oval, type Pen } from '../kit/pen.ts';
import { type Expression, type Person, people } from '../kit/person.ts';
import { drawGlitter, drawSea } from '../kit/sea.ts';
import { drawSky } from '../kit/sky.ts';
import { drawRoundTree, drawTallTree, strewFlowers } from '../kit/trees.ts';
import { drawPergola, drawVine } from '../kit/vine.ts';
import type { MakeScene } from '../scene.ts';
import { drawCard, drawHandOfCards, drawTable, table } from './card-table.ts';
import { height, width } from './frame.ts';

const drawGardenBehind = (pen: Pen): void => {
  drawSky(pen, width, 330, { colours: ['#96cbe0', '#f9ead0'], sun: { x: 220, y: 150, radius: 28, colour: '#ffdc9c' } });
  drawHill(pen, (x) => 306 - Math.max(0, 44 - ((x - 420) / 34) ** 2), { to: 900, top: 260, bottom: 310 }, [
    '#aaa9c2',
    '#c3b9bf',
  ]);
  drawSea(pen, width, 304, 420, ['#d8dcc4', '#66b6bb', '#2f8b95']);
  drawHill(pen, rolling(402, 14, 620, 8), { to: width, top: 390, bottom: 720 }, ['#a9b66c', '#8ea35a']);
  drawTallTree(pen, 1150, 470, 260, '#4b6d52');
  drawTallTree(pen, 1210, 476, 200, '#54775a');
  drawRoundTree(pen, 60, 476, 210, '#8fa56a', 6);
  drawRoundTree(pen, 640, 430, 96, '#9aa872', 2);
  strewFlowers(
    pen,
    { x: 0, y: 440, width, height: 80 },
    { count: 120, size: 6, colours: ['#c9a5e0', '#fff3da', '#e88a7a', '#f2c14e'], seed: 12 },
  );
};

interface Seat {
  readonly person: Person;
  readonly x: number;
  readonly y: number;
  readonly mood: Expression;
  readonly hand: readonly [number, number];
}

/** Three at the table under the vine: Kata plays her card, Mate laughs, Luka, the volunteer, pretends to suffer. */
export const hrCards: MakeScene = (scale) => {
  const behind = layer(width, height, scale, drawGardenBehind, 2.6);
  const pergola = layer(width, height, scale, (pen) => drawPergola(pen, -40, 1320, 66, 3, 560));
  return {
    width,
    height,
    draw: (pen, time) => {
      behind.show(pen);
      drawGlitter(pen, time, { x: 300, top: 306, bottom: 390, spread: 600, count: 46 });
      pergola.show(pen);
      drawVine(pen, -30, 1310, 62, time, 46, 5);
      const play = ease(time, 1.8, 2.5);
      const joy = ease(time, 2.6, 3.2);
      for (const seat of seats(time, play, joy)) drawBust(pen, seat.x, seat.y, 0.92, seat.person, seat.mood);
      drawTable(pen);
      drawOnTable(pen, time, play);
      for (const { person, hand, x, y } of seats(time, play, joy)) {
        const side = hand[0] < x ? -1 : 1;
        drawArm(pen, person, 54, [x + side * 128, y + 178], [x + side * 136, table + 26], hand);
      }
      drawPlay(pen, play);
      drawVignette(pen, width, height, 0.24);
    },
  };
};

const seats = (time: number, play: number, joy: number): readonly Seat[] => {
  const laugh = joy * (0.35 + 0.35 * Math.abs(swing(time, 0.6)));
  return [
    {
      person: people.mate,
      x: 260,
      y: 330 + swing(time, 3.7) * 2 - laugh * 5,
      hand: [300, table + 62],
      mood: {
        turn: 0.5,
        tilt: -0.05 * joy,
        blink: blink(time, 31),
        open: laugh,
        smile: 0.5 + joy * 0.5,
        gaze: 0.6,
        brow: joy,
      },
    },
    {
      person: people.kata,
      x: 640,
      y: 322 + swing(time, 4, 0.4) * 2,
      hand: [612 - play * 8, table + 70],
      mood: {
        turn: -0.15 + joy * 0.3,
        tilt: 0.03 + joy * 0.05,
        blink: blink(time, 33),
        smile: 0.4 + joy * 0.6,
        gaze: wander(time, 5) * 0.4,
        brow: 0.3 + play * 0.5,
      },
    },
    {
      person: people.luka,
      x: 1010,
      y: 318 + swing(time, 3.4, 0.2) * 2,
      hand: [960, table + 62],
      mood: {
        turn: -0.5,
        tilt: joy * 0.12,
        blink: Math.max(blink(time, 35), joy * 0.75 * ease(time, 3.2, 3.6) * (1 - ease(time, 4.6, 5))),
        open: laugh * 0.7,
        smile: 0.6 + joy * 0.3,
        gaze: -0.6,
        brow: joy,
      },
    },
  ];
};

const drawOnTable = (pen: Pen, time: number, play: number): void => {
  for (const [x, y, turn, suit] of [
    [540, 640, -0.3, 1],
    [588, 650, 0.15, 2],
    [760, 648, 0.5, 0],
  ] as const)
    drawCard(pen, x, y, turn, suit, 0.92);
  for (const [x, colour] of [
    [150, '#d98a6a'],
    [1130, '#7fa3a8'],
  ] as const) {
    oval(pen, '#f6e8cf', x, table + 60, 44, 11);
    box(pen, colour, x - 26, table + 8, 52, 52, 15);
    oval(pen, '#6d4535', x, table + 9, 24, 6);
  }
  box(pen, veil('#cfe6e2', 0.75), 866, table - 60, 46, 92, 12);
  box(pen, veil('#e6a94c', 0.65), 866, table - 30 + swing(time, 3) * 0.8, 46, 62, 10);
  drawHandOfCards(pen, 316, table + 60, 3);
  drawHandOfCards(pen, 604, table + 66, play > 0.1 ? 2 : 3);
  drawHandOfCards(pen, 948, table + 60, 3);
};

const drawPlay = (pen: Pen, play: number): void => {
  if (play < 0.02) return;
  const settled = ease(play, 0.7, 1);
  drawCard(
    pen,
    lerp(610, 668, play),
    lerp(table + 26, 656, play) - Math.sin(play * Math.PI) * 46,
    play * 0.9,
    3,
    1.05 - settled * 0.1,
  );
  if (settled < 1)
    oval(
      pen,
      shade(people.kata.skin, 0.02),
      lerp(602, 650, play),
      lerp(table + 44, 676, play) - Math.sin(play * Math.PI) * 46,
      21,
      17,
    );
};
