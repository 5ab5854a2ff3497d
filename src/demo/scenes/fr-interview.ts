import { shade, tint, veil } from '../kit/colour.ts';
import { drawHouse } from '../kit/houses.ts';
import { drawVignette } from '../kit/light.ts';
import { swing } from '../kit/motion.ts';
import { box, inside, layer, oval, type Pen, polygon } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { between, seeded } from '../kit/random.ts';
import { drawSky } from '../kit/sky.ts';
import { drawRoundTree } from '../kit/trees.ts';
import type { MakeScene } from '../scene.ts';
import { height, width } from './frame.ts';
import { drawSpeaker, speaking } from './interview.ts';

/** The square before the town hall, out of focus. */
const drawSquare = (pen: Pen): void => {
  drawSky(pen, width, 420, { colours: ['#a8cce0', '#f4ead2'], sun: { x: 1150, y: 60, radius: 20, colour: '#ffe3a6' } });
  box(pen, '#d9caa9', 0, 410, width, 310);
  drawRoundTree(pen, 90, 440, 400, '#84a05f', 3);
  drawHouse(pen, 610, 430, 520, 290, {
    wall: '#dccdb4',
    roof: '#66717f',
    storeys: 2,
    windows: 4,
    door: '#4f7a86',
    shutters: '#7f9fb3',
    chimney: true,
    stones: true,
  });
  const flag = ['#3f5f9a', '#f7efe0', '#c9524a'];
  flag.forEach((colour, band) => {
    box(pen, colour, 856 + band * 15, 252, 15, 34);
  });
  drawHouse(pen, 290, 430, 250, 170, { wall: '#cbbca2', roof: '#727c88', windows: 2, door: '#b9655a', stones: true });
};

/** A low wall with hydrangeas: it stands right behind the speaker. */
const drawGardenWall = (pen: Pen): void => {
  const random = seeded(5);
  polygon(pen, '#b3a58d', [
    [0, 520],
    [width, 492],
    [width, height],
    [0, height],
  ]);
  inside(
    pen,
    () => pen.rect(0, 490, width, 230),
    () => {
      for (let row = 0; row < 6; row++)
        for (let column = 0; column < 17; column++) {
          const x = column * 84 - (row % 2) * 42 + between(random, -6, 6);
          box(
            pen,
            random() > 0.5 ? tint('#b3a58d', between(random, 0.05, 0.3)) : shade('#b3a58d', between(random, 0, 0.14)),
            x,
            524 + row * 40 - x * 0.022,
            76,
            34,
            9,
          );
        }
    },
  );
};

const drawBush = (pen: Pen, x: number, y: number, seed: number, time: number): void => {
  const random = seeded(seed);
  for (let leaf = 0; leaf < 44; leaf++) {
    const angle = random() * 2 * Math.PI;
    const reach = 20 + random() * 92;
    const nod = swing(time, 3 + random(), random()) * 3;
    oval(
      pen,
      leaf % 3 ? '#6f9160' : '#86a66c',
      x + Math.cos(angle) * reach * 1.3 + nod,
      y + Math.sin(angle) * reach * 0.8,
      30,
      17,
      angle,
    );
  }
  for (let head = 0; head < 9; head++) {
    const middle = {
      x: x + between(random, -112, 112) + swing(time, 3.2, random()) * 4,
      y: y + between(random, -68, 50),
    };
    const colour = ['#8fa7dd', '#a99be0', '#dba3cb'][head % 3] ?? '#8fa7dd';
    oval(pen, shade(colour, 0.12), middle.x, middle.y, 31, 28);
    for (let petal = 0; petal < 13; petal++) {
      const angle = petal * 2.4;
      const reach = Math.sqrt(petal / 13) * 25;
      oval(
        pen,
        petal % 3 ? colour : tint(colour, 0.4),
        middle.x + Math.cos(angle) * reach - 2,
        middle.y + Math.sin(angle) * reach - 3,
        7.4,
      );
    }
  }
};

/** Marie Le Goff, mayor, on the square of her village. */
export const frInterview: MakeScene = (scale, voice) => {
  const square = layer(width, height, scale, drawSquare, 4);
  const wall = layer(width, height, scale, drawGardenWall, 1.4);
  return {
    width,
    height,
    draw: (pen, time) => {
      square.show(pen);
      for (let leaf = 0; leaf < 7; leaf++) {
        const x = ((leaf * 211 + time * 46) % 1400) - 60;
        const y = ((leaf * 97 + time * 34) % 460) - 20;
        oval(
          pen,
          veil(leaf % 2 ? '#c9a54e' : '#9bad5c', 0.75),
          x + swing(time, 1.9, leaf / 7) * 14,
          y,
          8,
          4,
          swing(time, 1.4, leaf / 5) * 1.4,
        );
      }
      wall.show(pen);
      drawBush(pen, 1110, 540, 4, time);
      drawBush(pen, 170, 560, 9, time);
      drawSpeaker(pen, time, people.marie, 560, speaking(time, voice, 1, 21));
      drawVignette(pen, width, height, 0.2);
    },
  };
};
