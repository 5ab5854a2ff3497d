import { drawArm, drawBust } from '../kit/body.ts';
import { mix, shade, veil } from '../kit/colour.ts';
import { drawHill, rolling } from '../kit/hills.ts';
import { drawHouse } from '../kit/houses.ts';
import { drawVignette } from '../kit/light.ts';
import { blink, ease, swing, wander } from '../kit/motion.ts';
import { box, inside, type Layer, layer, type Pen, polygon } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { drawClouds, drawSky } from '../kit/sky.ts';
import { drawHedge, drawRoundTree } from '../kit/trees.ts';
import type { MakeScene } from '../scene.ts';
import { drawCabin, drawSeat, drawStrap, height, pane, width } from './fr-cabin.ts';
import { drawBasket } from './market-basket.ts';

const strip = 1600;

const drawFields = (pen: Pen): void => {
  const loop = (reach: number, base: number) => (x: number) => base + Math.sin((x / strip) * 4 * Math.PI) * reach;
  drawHill(pen, loop(26, 270), { to: strip, top: 230, bottom: 520 }, ['#a9bccb', '#bccbb9']);
  drawHill(pen, loop(-18, 350), { to: strip, top: 320, bottom: 520 }, ['#d9c77d', '#b9bb70']);
  for (let index = 0; index < 9; index++)
    drawHedge(pen, index * 176 + 10, 400 + (index % 2) * 18, 120, 22, '#7d9a62', index + 1);
  drawHouse(pen, 420, 400, 120, 64, {
    wall: '#d8c8ae',
    roof: '#68727f',
    windows: 2,
    shutters: '#6f9fb5',
    chimney: true,
    stones: true,
  });
};

const drawVerge = (pen: Pen): void => {
  drawHill(pen, rolling(446, 0, 300, 1), { to: strip, top: 440, bottom: 520 }, ['#9cae62', '#7d9450']);
  for (let index = 0; index < 6; index++)
    drawRoundTree(
      pen,
      index * 262 + 90,
      480,
      240 + (index % 3) * 40,
      mix('#7d9a58', '#93aa5e', (index % 2) * 0.8),
      index + 40,
    );
};

const pass = (shown: Layer, pen: Pen, shift: number): void => {
  const left = (shift % strip) - strip;
  for (const lap of [0, 1]) shown.show(pen, left + lap * strip, 0);
};

/** Upright, from a neighbour's phone: Odette rides home from the market, and the hedges fly past. */
export const frPassenger: MakeScene = (scale) => {
  const sky = layer(pane.width, pane.height, scale, (pen) =>
    drawSky(pen, pane.width, pane.height, {
      colours: ['#9fcbe2', '#f7ecd2'],
      sun: { x: 120, y: 90, radius: 26, colour: '#ffe3a6' },
    }),
  );
  const fields = layer(strip, 520, scale, drawFields);
  const verge = layer(strip, 520, scale, drawVerge);
  const cabin = layer(width, height, scale, (pen) => {
    drawCabin(pen);
    pen.globalCompositeOperation = 'destination-out';
    box(pen, '#000000', pane.x, pane.y, pane.width, pane.height, 46);
  });
  const seat = layer(width, height, scale, drawSeat);
  return {
    width,
    height,
    draw: (pen, time) => {
      const shake = swing(time, 0.23) * 1.2 + wander(time * 2, 4) * 2;
      inside(
        pen,
        () => pen.rect(pane.x - 8, pane.y - 8, pane.width + 16, pane.height + 16),
        () => {
          // What shows at the edges when the bus shakes: more sky above, more verge below.
          box(pen, '#9fcbe2', pane.x - 8, pane.y - 8, pane.width + 16, pane.height + 16);
          box(pen, '#7d9450', pane.x - 8, pane.y + pane.height / 2, pane.width + 16, pane.height / 2 + 8);
          pen.translate(pane.x, pane.y + shake * 1.6);
          sky.show(pen, 0, -4);
          drawClouds(pen, time * 2, {
            width: pane.width,
            y: 90,
            count: 3,
            seed: 6,
            speed: 10,
            size: 90,
            colours: ['#fffdf8', '#f1ead9'],
          });
          pass(fields, pen, time * 110);
          pass(verge, pen, time * 400);
        },
      );
      box(pen, '#cdbb9c', 0, 0, width, 12);
      box(pen, shade('#cdbb9c', 0.2), 0, height - 12, width, 12);
      pen.translate(0, shake);
      cabin.show(pen, 0, -2);
      polygon(pen, veil('#ffffff', 0.14), [
        [430, 176],
        [560, 176],
        [360, 684],
        [230, 684],
      ]);
      for (const x of [150, 560]) drawStrap(pen, x, time);
      seat.show(pen);
      drawOdette(pen, time, shake);
      drawVignette(pen, width, height, 0.3);
    },
  };
};

const drawOdette = (pen: Pen, time: number, shake: number): void => {
  const { odette } = people;
  const look = ease(time, 1.2, 2) - ease(time, 4, 4.8);
  drawBust(pen, 350, 590 + shake, 1.04, odette, {
    turn: 0.6 - look * 1.1,
    tilt: 0.04 - look * 0.07 + swing(time, 1.7) * 0.012,
    blink: blink(time, 8),
    smile: 0.6 + look * 0.4,
    gaze: 0.6 - look,
    brow: look * 0.6,
  });
  box(pen, '#6d5a78', 150, 1076, 410, 220, 90);
  drawBasket(pen, time);
  drawArm(pen, odette, 70, [170, 800], [172, 980], [262, 1062]);
  drawArm(pen, odette, 70, [530, 800], [532, 980], [440, 1062]);
};
