import { drawBus } from '../kit/bus.ts';
import { ease, lerp, swing } from '../kit/motion.ts';
import { layer, type Pen } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { drawBirds, drawClouds, drawSky } from '../kit/sky.ts';
import { drawGrass, strewFlowers } from '../kit/trees.ts';
import { drawWalker } from '../kit/walker.ts';
import type { MakeScene } from '../scene.ts';
import { drawRoad } from './fr-road.ts';
import { drawBocage, drawVillage } from './fr-village.ts';
import { height, width } from './frame.ts';

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
