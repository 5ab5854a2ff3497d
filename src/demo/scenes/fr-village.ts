import { drawChurch } from '../kit/churches.ts';
import { mix, shade, tint, veil } from '../kit/colour.ts';
import { drawHill, drawRows, rolling } from '../kit/hills.ts';
import { drawHouse, type HouseLook } from '../kit/houses.ts';
import type { Pen } from '../kit/pen.ts';
import { between, seeded } from '../kit/random.ts';
import { drawHedge, drawRoundTree, strewFlowers } from '../kit/trees.ts';

/** Small fields between hedges: the bocage, with flax in flower among wheat and pasture. */
export const drawBocage = (pen: Pen): void => {
  drawHill(pen, rolling(300, 30, 900, 14), { to: 1500, top: 260, bottom: 430 }, ['#a9bccb', '#b9c8bd']);
  const fields = ['#c9b6d8', '#e2cd86', '#b5c27d', '#d9c27a', '#a9ba74', '#bda8d3'];
  fields.forEach((colour, index) => {
    const left = index * 262 - 60;
    const skyline = (x: number) => 342 + Math.sin(x / 190) * 14 + Math.max(0, (Math.abs(x - left - 150) - 130) * 0.6);
    drawHill(pen, skyline, { from: left, to: left + 310, top: 330, bottom: 510 }, [
      tint(colour, 0.16),
      shade(colour, 0.06),
    ]);
    drawRows(pen, skyline, {
      from: left + 10,
      to: left + 300,
      rows: 6,
      first: 16,
      gap: 9,
      colour: veil(shade(colour, 0.25), 0.35),
      width: 3,
    });
  });
  for (let index = 0; index < 9; index++)
    drawHedge(
      pen,
      index * 180 - 30,
      384 + (index % 3) * 16,
      130,
      20,
      mix('#6f8b5c', '#86a067', (index % 4) / 4),
      index + 2,
    );
  const random = seeded(33);
  for (let index = 0; index < 16; index++)
    drawRoundTree(
      pen,
      between(random, 0, 1480),
      between(random, 392, 424),
      between(random, 46, 76),
      mix('#6f8f62', '#8ea564', random()),
      index,
    );
};

const stone = (roof: string, more: Partial<HouseLook> = {}): HouseLook => ({
  wall: '#d8c8ae',
  roof,
  windows: 2,
  chimney: true,
  stones: true,
  shutters: '#6f9fb5',
  ...more,
});

export const drawVillage = (pen: Pen): void => {
  drawHill(pen, rolling(470, 8, 700, 2), { to: 1620, top: 460, bottom: 640 }, ['#a9b86c', '#91a55a']);
  drawChurch(pen, 250, 486, 150, { tower: 'spire', wall: '#d6cab3', roof: '#66717f', nave: '#707b88' });
  drawHouse(pen, 60, 500, 130, 76, stone('#68727f', { gable: true }));
  drawHouse(
    pen,
    470,
    506,
    190,
    104,
    stone('#626d7b', { storeys: 2, windows: 3, door: '#b9574a', shutters: '#b9655a' }),
  );
  drawHouse(pen, 676, 506, 132, 70, stone('#737d89', { door: '#4f7a86' }));
  drawHouse(pen, 1000, 508, 150, 84, stone('#68727f', { gable: true, shutters: '#7d9a72' }));
  drawHouse(pen, 1170, 506, 200, 66, stone('#626d7b', { windows: 3, door: '#c08a4a' }));
  for (const [x, size] of [
    [20, 150],
    [430, 120],
    [858, 170],
    [934, 130],
    [1420, 170],
  ] as const)
    drawRoundTree(pen, x, 510, size, x % 4 ? '#7f9a5e' : '#93a862', x);
  for (const [x, w] of [
    [64, 110],
    [480, 60],
    [600, 50],
    [1180, 70],
    [1300, 60],
  ] as const)
    drawHydrangeas(pen, x, 512, w);
};

const drawHydrangeas = (pen: Pen, x: number, y: number, span: number): void => {
  drawHedge(pen, x, y, span, 26, '#6f8f5a', x);
  strewFlowers(
    pen,
    { x: x - 8, y: y - 24, width: span + 16, height: 18 },
    { count: Math.round(span / 5), size: 7, colours: ['#8fa7dd', '#a99be0', '#e3a4c4'], seed: x },
  );
};
