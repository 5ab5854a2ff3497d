import { drawChurch } from '../kit/churches.ts';
import { mix, palette, shade, tint, veil } from '../kit/colour.ts';
import { drawHill, drawRows, rolling } from '../kit/hills.ts';
import { drawHouse, type HouseLook } from '../kit/houses.ts';
import { ease, lerp, swing } from '../kit/motion.ts';
import { box, fill, layer, oval, type Pen } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { between, seeded } from '../kit/random.ts';
import { drawBirds, drawClouds, drawSky } from '../kit/sky.ts';
import { drawGrass, drawHedge, drawRoundTree, strewFlowers } from '../kit/trees.ts';
import { drawBus } from '../kit/vehicles.ts';
import { drawWalker } from '../kit/walker.ts';
import type { MakeScene } from '../scene.ts';

const [width, height] = [1280, 720];

/** Small fields between hedges: the bocage, with flax in flower among wheat and pasture. */
const drawBocage = (pen: Pen): void => {
  drawHill(pen, rolling(300, 30, 900, 14), { to: 1500, top: 260, bottom: 430 }, ['#a9bccb', '#b9c8bd']);
  const fields = ['#c9b6d8', '#e2cd86', '#b5c27d', '#d9c27a', '#a9ba74', '#bda8d3'];
  fields.forEach((colour, index) => {
    const left = index * 262 - 60;
    const skyline = (x: number) => 342 + Math.sin(x / 190) * 14 + Math.max(0, (Math.abs(x - left - 150) - 130) * 0.6);
    drawHill(pen, skyline, { from: left, to: left + 310, top: 330, bottom: 470 }, [
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

const drawVillage = (pen: Pen): void => {
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

const drawRoad = (pen: Pen): void => {
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

/** The bus that comes when somebody calls: it stops in a Breton village, and two neighbours walk to its door. */
export const frBus: MakeScene = (scale) => {
  const sky = layer(width, 440, scale, (pen) =>
    drawSky(pen, width, 440, {
      colours: ['#9cc6df', '#cfe0e0', '#f6ead0'],
      sun: { x: 1010, y: 120, radius: 30, colour: '#ffe3a6' },
    }),
  );
  const bocage = layer(1500, 520, scale, drawBocage);
  const village = layer(1620, 660, scale, drawVillage);
  const road = layer(1620, height, scale, drawRoad);
  return {
    width,
    height,
    draw: (pen, time) => {
      const pan = lerp(0, 230, ease(time, 0, 6));
      sky.show(pen);
      drawClouds(pen, time + 30, {
        width,
        y: 110,
        count: 5,
        seed: 15,
        speed: 14,
        size: 130,
        colours: ['#fffdf8', '#e9eaea'],
      });
      drawBirds(pen, time, { x: 900 - time * 50, y: 190, count: 5, size: 10, colour: '#5f7283', seed: 8 });
      bocage.show(pen, -pan * 0.25);
      village.show(pen, -pan * 0.7);
      road.show(pen, -pan);
      drawStopping(pen, time, pan);
      pen.translate(-pan * 1.2, 0);
      drawGrass(
        pen,
        { from: -20, to: 1600, y: 728, height: 62 },
        ['#6a8446', '#819a50', '#a3b065'],
        9,
        (x) => swing(time, 2.4, x / 600) * 9,
      );
      strewFlowers(
        pen,
        { x: 0, y: 674, width: 1600, height: 34 },
        { count: 70, size: 5, colours: ['#c9a5e0', '#fff3da', '#f2c14e'], seed: 4 },
      );
    },
  };
};

const drawStopping = (pen: Pen, time: number, pan: number): void => {
  const bus = (moment: number) => -330 + 1220 * (1 - (1 - Math.min(1, moment / 3.6)) ** 2);
  const boarding = ease(time, 3.9, 6.4);
  const walking = boarding > 0.01 && boarding < 0.99 ? 1 : 0;
  drawBus(pen, bus(time) - pan, 600, 0.98, bus(time) / 0.98, swing(time, 0.33) * 1.3 * (1 - ease(time, 3, 3.8)), {
    body: '#e9b04c',
    band: '#2f8088',
    riders: ['#b9657a', undefined, '#5b6a8c', undefined],
    door: ease(time, 3.7, 4.2),
    sign: 'APPEL BUS',
  });
  const greet = ease(time, 1.2, 1.8) * (1 - ease(time, 3.4, 4));
  drawWalker(pen, lerp(1240, 1034, boarding) - pan, 646 - boarding * 20, 0.68, people.yann, {
    facing: -1,
    cycle: time * 1.1 + 0.3,
    stride: walking * 0.7,
    stick: true,
    bag: '#d46a48',
  });
  drawWalker(pen, lerp(1160, 968, boarding) - pan, 642 - boarding * 18, 0.66, people.odette, {
    facing: -1,
    cycle: time * 1.1,
    stride: walking * 0.7,
    wave: greet * (0.75 + swing(time, 0.7) * 0.1),
    skirt: '#7a5a7d',
    expression: { smile: 1 },
  });
};
