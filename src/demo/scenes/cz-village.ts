import { drawCar } from '../kit/car.ts';
import { palette, shade } from '../kit/colour.ts';
import { drawHill, rolling } from '../kit/hills.ts';
import { ease, lerp, swing } from '../kit/motion.ts';
import { layer, line, oval, type Pen } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { drawBirds, drawClouds, drawSky } from '../kit/sky.ts';
import { drawGrass } from '../kit/trees.ts';
import { drawWalker } from '../kit/walker.ts';
import type { MakeScene } from '../scene.ts';
import { drawPond } from './cz-pond.ts';
import { drawFar, drawLane, drawMiddle, drawVillage } from './cz-village-land.ts';
import { height, width } from './frame.ts';

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
