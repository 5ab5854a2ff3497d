import { drawChurch } from '../kit/churches.ts';
import { drawHill } from '../kit/hills.ts';
import { drawHouse } from '../kit/houses.ts';
import { box, type Pen } from '../kit/pen.ts';
import { between, pick, seeded } from '../kit/random.ts';
import { drawRoundTree, drawTallTree } from '../kit/trees.ts';

export const horizon = 318;

export const drawIslands = (pen: Pen): void => {
  drawHill(
    pen,
    (x) => horizon - Math.max(0, 46 - ((x - 330) / 44) ** 2) - Math.max(0, 30 - ((x - 520) / 30) ** 2),
    { to: 1500, top: 260, bottom: horizon },
    ['#b3aec4', '#c7b9be'],
  );
  drawHill(
    pen,
    (x) => horizon + 2 - Math.max(0, 40 - ((x - 1010) / 50) ** 2),
    { from: 640, to: 1400, top: 270, bottom: horizon + 2 },
    ['#9f9fb6', '#b7abb3'],
  );
};

/** The headland with its town: houses in tiers under the bell tower. */
export const drawTown = (pen: Pen): void => {
  const land = (x: number) =>
    470 - 130 * Math.exp(-(((x - 1120) / 260) ** 2)) - 16 * Math.exp(-(((x - 800) / 120) ** 2));
  drawHill(pen, (x) => Math.max(land(x), 556 - (x - 690) * 0.9), { from: 690, to: 1560, top: 330, bottom: 560 }, [
    '#8f9f62',
    '#b7a877',
  ]);
  drawChurch(pen, 1120, 352, 124, { tower: 'campanile', wall: '#efdcb4', roof: '#c06a48', nave: '#c8704c' });
  const random = seeded(18);
  for (let tier = 0; tier < 4; tier++)
    for (let index = 0; index < 7; index++) {
      const x = 850 + tier * -20 + index * (66 + tier * 8) + between(random, -10, 10);
      const y = 378 + tier * 31 + Math.abs(x - 1100) * 0.07;
      const wall = pick(random, ['#f6e7c8', '#efd3a6', '#f3dcc4', '#e9c6a4']);
      drawHouse(pen, x, y, between(random, 46, 62), 32, {
        wall,
        roof: pick(random, ['#c9694a', '#b95a42', '#d37b54']),
        windows: 2,
        shutters: pick(random, ['#5d8f86', '#4f7fa0', '#7d9a6c']),
        gable: random() > 0.6,
      });
      if (random() > 0.66) drawTallTree(pen, x - 8, y + 3, between(random, 54, 84), '#4f7256', 0, 0.11);
    }
  box(pen, '#d8c6a2', 760, 506, 800, 16, 5);
  box(pen, '#c2ae8b', 760, 520, 800, 10, 4);
  for (let pine = 0; pine < 6; pine++)
    drawRoundTree(pen, 772 + pine * 30, 506, between(random, 50, 74), '#6f8f5f', pine + 6);
};
