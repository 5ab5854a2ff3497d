import { drawChurch } from '../kit/churches.ts';
import { mix, veil } from '../kit/colour.ts';
import { drawHill, drawRows, rolling } from '../kit/hills.ts';
import { drawHouse, type HouseLook } from '../kit/houses.ts';
import { box, type Pen } from '../kit/pen.ts';
import { between, seeded } from '../kit/random.ts';
import { drawHedge, drawRoundTree, drawTallTree, strewFlowers } from '../kit/trees.ts';

const far = rolling(352, 46, 760, 11);
const middle = rolling(398, 34, 560, 5);
const village = rolling(462, 20, 640, 9);

export const drawFar = (pen: Pen): void => {
  drawHill(pen, rolling(330, 40, 900, 3), { to: 1500, top: 270, bottom: 480 }, ['#b7c3c4', '#cfd0b8']);
  drawHill(pen, far, { to: 1500, top: 300, bottom: 500 }, ['#a3b7a2', '#c3c99b']);
};

export const drawMiddle = (pen: Pen): void => {
  drawHill(pen, middle, { to: 1600, top: 350, bottom: 560 }, ['#b3bd79', '#a3b267']);
  drawRows(pen, middle, { from: 150, to: 420, rows: 6, first: 14, gap: 7, colour: veil('#8fa052', 0.6), width: 2.4 });
  drawHill(pen, (x) => middle(x) + 22 + ((x - 760) / 130) ** 2 * 7, { from: 560, to: 960, top: 400, bottom: 520 }, [
    '#e6cf7d',
    '#dcbd66',
  ]);
  const random = seeded(21);
  for (let index = 0; index < 26; index++) {
    const x = between(random, 0, 1580);
    drawRoundTree(pen, x, middle(x) + 4, between(random, 26, 44), mix('#7d9660', '#93a565', random()), index + 3);
  }
};

const cottage = (wall: string, roof: string, more: Partial<HouseLook> = {}): HouseLook => ({
  wall,
  roof,
  windows: 2,
  chimney: true,
  ...more,
});

export const drawVillage = (pen: Pen): void => {
  drawHill(pen, village, { to: 1700, top: 440, bottom: 640 }, ['#a8b765', '#8fa255']);
  const ground = (x: number) => village(x) + 12;
  drawTallTree(pen, 352, ground(352), 118, '#6f8f5b');
  drawTallTree(pen, 330, ground(330), 92, '#7b9960');
  drawChurch(pen, 470, ground(470), 112, { tower: 'onion', wall: '#f4dfae', roof: '#6e8d84', nave: '#bb5f45' });
  drawHouse(pen, 206, ground(220), 92, 42, cottage('#f2e5cd', '#b9573f'));
  drawHouse(pen, 600, ground(610), 84, 44, cottage('#eac98f', '#a94f3c', { gable: true, windows: 2 }));
  drawHouse(pen, 700, ground(710), 112, 42, cottage('#f6ecd8', '#c3644a', { door: '#5f7f6a' }));
  drawHouse(pen, 846, ground(850), 74, 40, cottage('#dfb7a0', '#9f4c3e', { gable: true }));
  drawHouse(pen, 960, ground(965), 100, 38, cottage('#f3e2c0', '#b9573f'));
  for (const [x, size] of [
    [180, 64],
    [312, 56],
    [572, 70],
    [688, 52],
    [824, 66],
    [934, 60],
    [1080, 74],
    [1130, 58],
  ] as const)
    drawRoundTree(pen, x, ground(x) + 3, size, x % 3 ? '#86a05c' : '#9bad62', x);
  drawHedge(pen, 596, ground(640) + 8, 220, 15, '#7d9458', 8);
};

export const drawLane = (pen: Pen): void => {
  const edge = rolling(606, 7, 500, 4);
  drawHill(pen, edge, { to: 1560, top: 590, bottom: 720 }, ['#8ea452', '#7b9148']);
  box(pen, '#d9c6a0', 0, 640, 1560, 50);
  box(pen, '#e7d8b6', 0, 640, 1560, 8);
  drawHouse(pen, 1130, 632, 230, 108, {
    wall: '#f7ead0',
    roof: '#b9573f',
    windows: 2,
    door: '#4f7a6b',
    shutters: '#7ea08a',
    chimney: true,
  });
  drawRoundTree(pen, 1416, 640, 190, '#8aa35a', 77);
  drawHedge(pen, 1012, 634, 92, 34, '#7a9352', 5);
  for (let post = 0; post < 5; post++) box(pen, '#f3e6cb', 1006 + post * 25, 596, 9, 40, 4);
  box(pen, '#f3e6cb', 1000, 608, 122, 6, 3);
  strewFlowers(
    pen,
    { x: 0, y: 612, width: 1000, height: 24 },
    { count: 90, size: 3, colours: ['#fff3da', '#f2c14e', '#e88a7a'], seed: 6 },
  );
};
