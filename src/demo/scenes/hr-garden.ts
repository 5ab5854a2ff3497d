import { palette, shade, tint, veil } from '../kit/colour.ts';
import { drawHill, rolling } from '../kit/hills.ts';
import { drawHouse } from '../kit/houses.ts';
import { box, fill, oval, type Pen, polygon } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { between, pick, seeded } from '../kit/random.ts';
import { drawSea } from '../kit/sea.ts';
import { drawCloud, drawSky } from '../kit/sky.ts';
import { drawGrass, drawRoundTree, drawTallTree, strewFlowers } from '../kit/trees.ts';
import { drawPergola, drawVine } from '../kit/vine.ts';
import { drawWalker } from '../kit/walker.ts';

const drawBackground = (pen: Pen): void => {
  drawSky(pen, 1200, 470, {
    colours: ['#8ec5de', '#d2e4dd', '#fbe9c8'],
    sun: { x: 190, y: 130, radius: 34, colour: '#ffd995' },
  });
  drawCloud(pen, 520, 120, 130, 3, ['#fffdf6', '#fbe6cc']);
  drawCloud(pen, 930, 90, 90, 8, ['#fffdf6', '#fbe6cc']);
  drawHill(pen, (x) => 400 - Math.max(0, 50 - ((x - 250) / 34) ** 2), { to: 700, top: 340, bottom: 402 }, [
    '#aaa9c2',
    '#c0b7bf',
  ]);
  drawSea(pen, 1200, 398, 520, ['#d5dcc6', '#62b4ba', '#2f8b95']);
  drawHill(pen, rolling(492, 12, 600, 6), { to: 1200, top: 470, bottom: 800 }, ['#a3b168', '#8ba058']);
  drawTallTree(pen, 96, 560, 250, '#4b6d52');
  drawTallTree(pen, 150, 566, 190, '#54775a');
  drawRoundTree(pen, 300, 560, 150, '#8fa06a', 4);
};

/** Raised beds, so that nobody has to bend: tomatoes, beans, lettuce. */
const drawBed = (pen: Pen, x: number, y: number, width: number, seed: number): void => {
  const random = seeded(seed);
  for (let plant = 0; plant < width / 34; plant++) {
    const middle = x + 20 + plant * 34;
    box(pen, '#8f6a4d', middle - 2, y - 112, 4, 90);
    for (let leaf = 0; leaf < 9; leaf++)
      oval(
        pen,
        pick(random, ['#6f9450', '#86a85a', '#5f8548']),
        middle + between(random, -15, 15),
        y - between(random, 36, 104),
        12,
        8,
        random() * 3,
      );
    for (let fruit = 0; fruit < 3; fruit++)
      oval(
        pen,
        pick(random, ['#d2503f', '#e0763f', '#c9433d']),
        middle + between(random, -13, 13),
        y - between(random, 44, 96),
        6,
      );
  }
  box(pen, '#6d4f3c', x, y - 40, width, 12, 4);
  for (let board = 0; board < 2; board++)
    box(pen, board ? '#a07856' : '#b58a63', x - 4, y - 34 + board * 20, width + 8, 19, 3);
};

const drawDayCentre = (pen: Pen): void => {
  drawHouse(pen, 560, 600, 520, 210, {
    wall: '#eddfc2',
    roof: '#c9694a',
    storeys: 2,
    windows: 4,
    door: '#4f7f86',
    shutters: '#5d8f86',
    chimney: true,
    stones: true,
  });
  drawPergola(pen, 470, 1150, 452, 4, 606);
  drawVine(pen, 456, 1176, 446, 0, 34, 5);
  box(pen, '#d98a3f', 742, 400, 156, 30, 8);
  for (let letter = 0; letter < 11; letter++) box(pen, '#fff4df', 756 + letter * 12, 410 + (letter % 3), 8, 9, 2);
  const random = seeded(7);
  for (let flower = 0; flower < 60; flower++)
    oval(
      pen,
      pick(random, ['#c94f86', '#d96a9c', '#b0427a']),
      1070 + between(random, -44, 44),
      470 + between(random, -130, 120),
      between(random, 5, 12),
    );
};

const drawLongTable = (pen: Pen): void => {
  for (const [x, who] of [
    [640, people.kata],
    [730, people.mate],
    [900, people.anezka],
    [990, people.luka],
  ] as const)
    drawWalker(pen, x, 686, 0.62, who, { facing: x < 800 ? 1 : -1, expression: { smile: 0.9 } });
  polygon(pen, '#fbf3e2', [
    [566, 606],
    [1070, 606],
    [1096, 640],
    [540, 640],
  ]);
  box(pen, '#e8d8b8', 540, 638, 556, 22, 4);
  for (const [index, x] of [600, 690, 770, 860, 950, 1030].entries()) {
    oval(pen, index % 2 ? '#d98a6a' : '#7fa3a8', x, 620, 22, 7);
    oval(pen, index % 2 ? '#f2c14e' : '#e9b27a', x, 616, 13, 5);
  }
  box(pen, '#7d9a62', 812, 588, 15, 30, 6);
  for (const leg of [580, 1044]) box(pen, '#8f6a4d', leg, 658, 14, 52, 3);
};

/** The day centre as a photograph: its garden, its pergola, the long table. Drawn once, 1200 by 800. */
export const drawGarden = (pen: Pen): void => {
  drawBackground(pen);
  drawDayCentre(pen);
  box(pen, '#e2cfa6', 440, 600, 760, 60);
  fill(pen, '#dcc69b', () => {
    pen.moveTo(440, 650);
    pen.bezierCurveTo(300, 680, 240, 740, 200, 800);
    pen.lineTo(1200, 800);
    pen.lineTo(1200, 640);
    pen.lineTo(440, 640);
  });
  drawBed(pen, 60, 690, 250, 3);
  drawLongTable(pen);
  drawWalker(pen, 392, 716, 0.72, people.ivana, { facing: -1, wave: 0.3, skirt: shade(palette.teal, 0.1) });
  drawBed(pen, 20, 790, 300, 9);
  box(pen, veil('#fff1d6', 0.12), 0, 0, 1200, 800);
  strewFlowers(
    pen,
    { x: 330, y: 740, width: 860, height: 50 },
    { count: 60, size: 5, colours: ['#c9a5e0', '#fff3da', tint('#c94f86', 0.3)], seed: 5 },
  );
  drawGrass(pen, { from: -10, to: 1210, y: 806, height: 50 }, ['#7d9450', '#93a85a'], 4, () => 3);
};
