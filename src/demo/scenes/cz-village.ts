import { drawChurch } from '../kit/churches.ts';
import { mix, palette, shade, veil } from '../kit/colour.ts';
import { drawHill, drawRows, rolling } from '../kit/hills.ts';
import { drawHouse, type HouseLook } from '../kit/houses.ts';
import { ease, lerp, swing } from '../kit/motion.ts';
import { box, inside, layer, line, oval, type Pen } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { between, seeded } from '../kit/random.ts';
import { drawBirds, drawClouds, drawSky } from '../kit/sky.ts';
import { drawGrass, drawHedge, drawRoundTree, drawTallTree, strewFlowers } from '../kit/trees.ts';
import { drawCar } from '../kit/vehicles.ts';
import { drawWalker } from '../kit/walker.ts';
import type { MakeScene } from '../scene.ts';

const [width, height] = [1280, 720];

const far = rolling(352, 46, 760, 11);
const middle = rolling(398, 34, 560, 5);
const village = rolling(462, 20, 640, 9);

const drawFar = (pen: Pen): void => {
  drawHill(pen, rolling(330, 40, 900, 3), { to: 1500, top: 270, bottom: 480 }, ['#b7c3c4', '#cfd0b8']);
  drawHill(pen, far, { to: 1500, top: 300, bottom: 500 }, ['#a3b7a2', '#c3c99b']);
};

const drawMiddle = (pen: Pen): void => {
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

const drawVillage = (pen: Pen): void => {
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

const pond = { x: 520, y: 526, rx: 230, ry: 25 };

const drawPond = (pen: Pen, time: number): void => {
  const outline = () => pen.ellipse(pond.x, pond.y, pond.rx, pond.ry, 0, 0, 2 * Math.PI);
  oval(pen, '#879650', pond.x, pond.y + 3, pond.rx + 10, pond.ry + 8);
  oval(pen, '#b9d4d3', pond.x, pond.y, pond.rx, pond.ry);
  inside(pen, outline, () => {
    oval(pen, veil('#fde3b4', 0.8), pond.x - 120, pond.y - 8, 120, 22);
    box(pen, veil('#d9b08a', 0.5), pond.x - 52, pond.y - 40, 30, 50 + swing(time, 2) * 2, 6);
    oval(pen, veil('#7d9458', 0.45), pond.x + 120, pond.y - 28, 110, 16);
    for (let ripple = 0; ripple < 9; ripple++) {
      const y = pond.y - 19 + ripple * 4.8;
      const drift = swing(time, 4 + (ripple % 3), ripple * 0.27) * 16;
      const reach = 22 + (ripple % 4) * 13;
      const x = pond.x + Math.sin(ripple * 2.4) * 150 + drift;
      line(pen, veil('#fffaf0', 0.6), 2, [
        [x - reach, y],
        [x + reach, y],
      ]);
    }
  });
  for (const [index, x] of [pond.x - 40, pond.x + 10, pond.x + 32].entries())
    drawDuck(pen, x + time * 9, pond.y + 2 + index * 4, 0.72 - index * 0.12, time + index);
};

const drawDuck = (pen: Pen, x: number, y: number, size: number, time: number): void => {
  const bob = swing(time, 1.3) * 1.2;
  line(pen, veil('#ffffff', 0.55), 1.6, [
    [x - 34 * size, y + 7],
    [x + 16 * size, y + 7],
  ]);
  oval(pen, '#f7efe2', x, y + bob, 16 * size, 8.5 * size, -0.1);
  oval(pen, '#f7efe2', x + 13 * size, y - 10 * size + bob, 6.5 * size);
  box(pen, '#e0963c', x + 18 * size, y - 10 * size + bob, 8 * size, 3.4 * size, 2);
  oval(pen, '#dccdb8', x - 3 * size, y - 1 + bob, 9 * size, 4.6 * size, -0.2);
};

const drawLane = (pen: Pen): void => {
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

/** A morning in a Bohemian village: the mobile nurse's car arrives, an old lady waves at her gate. */
export const czVillage: MakeScene = (scale) => {
  const look = {
    colours: ['#a6cddd', '#d9e4d6', '#fde8c4', '#fbd2a0'],
    sun: { x: 210, y: 210, radius: 34, colour: '#ffd58c' },
  };
  const sky = layer(width, 560, scale, (pen) => drawSky(pen, width, 560, look));
  const hills = layer(1500, height, scale, drawFar);
  const fields = layer(1600, 600, scale, drawMiddle);
  const houses = layer(1700, 680, scale, drawVillage);
  const lane = layer(1560, height, scale, drawLane);
  return {
    width,
    height,
    draw: (pen, time) => {
      const pan = lerp(0, 190, ease(time, -1, 8));
      sky.show(pen);
      drawClouds(pen, time + 8, { width, y: 130, count: 5, seed: 4, speed: 12, colours: ['#fffdf6', '#fbe4c8'] });
      hills.show(pen, -pan * 0.12);
      drawBirds(pen, time, {
        x: 300 + time * 62,
        y: 200 - time * 6,
        count: 7,
        size: 11,
        colour: shade('#7c8a8e', 0.3),
        seed: 2,
      });
      fields.show(pen, -pan * 0.28);
      houses.show(pen, -pan * 0.5);
      pen.save();
      pen.translate(-pan * 0.62, 0);
      drawPond(pen, time);
      pen.restore();
      lane.show(pen, -pan, -56);
      drawArrival(pen, time, pan);
      drawMeadow(pen, pan * 1.25, time);
    },
  };
};

/** The near meadow: it moves faster than the lane, and leaves room for subtitles. */
const drawMeadow = (pen: Pen, pan: number, time: number): void => {
  pen.save();
  pen.translate(-pan, 0);
  drawHill(pen, rolling(646, 6, 420, 8), { to: 1560, top: 630, bottom: 722 }, ['#869e4d', '#6d8744']);
  const wind = (x: number) => swing(time, 2.6, x / 700) * 8;
  for (let index = 0; index < 22; index++) {
    const x = 30 + index * 71 + (index % 3) * 13;
    const y = 668 + (index % 4) * 9;
    line(pen, '#5f7b40', 2.6, [
      [x, y + 46],
      [x + wind(x), y],
    ]);
    oval(pen, (['#e4705a', palette.ochre, '#fff3da'] as const)[index % 3] ?? palette.ochre, x + wind(x), y, 7, 6);
  }
  drawGrass(pen, { from: -20, to: 1560, y: 728, height: 60 }, ['#5f7b40', '#78954a', '#93ab5c'], 3, wind);
  pen.restore();
};

const drawArrival = (pen: Pen, time: number, pan: number): void => {
  const travel = (moment: number) => -170 + 1110 * (1 - (1 - Math.min(1, moment / 5)) ** 2);
  const moving = 1 - ease(time, 3.6, 5);
  drawWalker(pen, 1046 - pan, 592, 0.5, people.anezka, {
    facing: -1,
    wave: 0.72 + swing(time, 0.7) * 0.14,
    skirt: '#6f6280',
    expression: { smile: 1 },
  });
  drawCar(pen, travel(time) - pan, 626, 0.86, travel(time) / 0.86, swing(time, 0.31) * 1.1 * moving);
};
