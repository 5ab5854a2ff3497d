import { drawBus } from '../kit/bus.ts';
import { mix, veil } from '../kit/colour.ts';
import { drawHill, rolling } from '../kit/hills.ts';
import { drawHouse } from '../kit/houses.ts';
import { drawVignette } from '../kit/light.ts';
import { swing } from '../kit/motion.ts';
import { box, fill, layer, line, oval, type Pen } from '../kit/pen.ts';
import { hash } from '../kit/random.ts';
import { drawCloud, drawSky } from '../kit/sky.ts';
import { drawHedge, drawTallTree } from '../kit/trees.ts';
import type { MakeScene } from '../scene.ts';

const [width, height] = [640, 480];
const strip = 1280;

const drawBack = (pen: Pen): void => {
  drawHill(pen, (x) => 268 + Math.sin((x / strip) * 4 * Math.PI) * 18, { to: strip, top: 240, bottom: 420 }, [
    '#b9b39c',
    '#cbbf97',
  ]);
  for (let index = 0; index < 10; index++)
    drawHedge(pen, index * 128 + 20, 330 + (index % 3) * 9, 70, 16, '#98986c', index);
  drawHouse(pen, 300, 330, 90, 40, { wall: '#d9cdb5', roof: '#70747c', windows: 2, chimney: true, stones: true });
  drawHouse(pen, 900, 328, 78, 40, {
    wall: '#cfc3ab',
    roof: '#70747c',
    windows: 1,
    door: '#6d6a5a',
    gable: true,
    stones: true,
  });
};

const drawRoadside = (pen: Pen): void => {
  drawHill(pen, rolling(352, 0, 400, 1), { to: strip, top: 346, bottom: 480 }, ['#a5a16d', '#8f8a5c']);
  box(pen, '#cbbd9c', 0, 388, strip, 62);
  box(pen, '#ddd0b2', 0, 388, strip, 6);
  for (let index = 0; index < 8; index++) drawTallTree(pen, index * 160 + 60, 392, 250, '#7f8660', 0, 0.1);
};

const drawTwice = (shown: { show(pen: Pen, x: number, y: number): void }, pen: Pen, shift: number): void => {
  const left = -(shift % strip);
  shown.show(pen, left, 0);
  shown.show(pen, left + strip, 0);
};

/** What age does to film: sepia, a flicker, a weave in the gate, dust and a scratch now and then. */
const drawAge = (pen: Pen, frame: number): void => {
  pen.globalCompositeOperation = 'color';
  fill(pen, '#b98d55', () => pen.rect(-10, -10, width + 20, height + 20));
  pen.globalCompositeOperation = 'source-over';
  fill(pen, veil(hash(frame) > 0.5 ? '#fff0cf' : '#3d2c1f', 0.05 + hash(frame + 7) * 0.06), () =>
    pen.rect(-10, -10, width + 20, height + 20),
  );
  for (let speck = 0; speck < 5; speck++)
    oval(
      pen,
      veil('#2f2118', 0.55),
      hash(frame * 11 + speck) * width,
      hash(frame * 13 + speck) * height,
      0.8 + hash(frame * 17 + speck) * 2.2,
    );
  const scratch = Math.floor(frame / 9);
  if (hash(scratch + 400) > 0.5)
    line(pen, veil('#fff6e0', 0.35), 1.2, [
      [hash(scratch) * width, -10],
      [hash(scratch) * width + 3, height + 10],
    ]);
  drawVignette(pen, width, height, 0.75);
};

/** Eight-millimetre film of the last regular bus, as somebody shot it from a car that drove beside it. */
export const frArchive: MakeScene = (scale) => {
  const sky = layer(width, 360, scale, (pen) =>
    drawSky(pen, width, 360, {
      colours: ['#c9d2cf', '#efe4c6'],
      sun: { x: 520, y: 70, radius: 22, colour: '#ffe9b8' },
    }),
  );
  const back = layer(strip, 430, scale, drawBack);
  const roadside = layer(strip, height, scale, drawRoadside);
  return {
    width,
    height,
    draw: (pen, time) => {
      const frame = Math.round(time * 18);
      pen.translate((hash(frame) - 0.5) * 1.6, (hash(frame + 31) - 0.5) * 2.4);
      sky.show(pen);
      for (const x of [120, 400]) drawCloud(pen, x + time * 5, 110 + (x % 50), 80, x, ['#fffaf0', '#efe2c8']);
      drawTwice(back, pen, time * 70);
      drawTwice(roadside, pen, time * 330);
      drawBus(pen, 306 + swing(time, 5) * 18, 430, 0.92, time * 360, swing(time, 0.37) * 1.6, {
        body: mix('#d8c9a4', '#a5694a', 0.25),
        band: '#7c4a3c',
        riders: ['#8d8272', '#6d6a6a', undefined, '#9a7d6a'],
        door: 0,
      });
      drawAge(pen, frame);
    },
  };
};
