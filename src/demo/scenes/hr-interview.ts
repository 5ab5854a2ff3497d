import { mix, palette, shade } from '../kit/colour.ts';
import { drawPot, drawShelf } from '../kit/furniture.ts';
import { drawHill } from '../kit/hills.ts';
import { drawHouse } from '../kit/houses.ts';
import { drawVignette } from '../kit/light.ts';
import { swing } from '../kit/motion.ts';
import { box, fill, inside, layer, oval, type Pen, smooth } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { drawGlitter, drawGull, drawSailboat, drawSea } from '../kit/sea.ts';
import { drawSky } from '../kit/sky.ts';
import { drawTallTree } from '../kit/trees.ts';
import { drawCurtain, drawWall, drawWindowPane, type Opening } from '../kit/window.ts';
import type { MakeScene } from '../scene.ts';
import { height, width } from './frame.ts';
import { drawSpeaker, speaking } from './interview.ts';

const pane: Opening = { x: 780, y: 66, width: 400, height: 400 };

/** The map of the area that the action group works for, with its pins. */
const drawMap = (pen: Pen): void => {
  box(pen, '#a9764f', 80, 78, 330, 250, 6);
  box(pen, '#cfe2df', 90, 88, 310, 230, 3);
  inside(
    pen,
    () => pen.rect(90, 88, 310, 230),
    () => {
      fill(pen, '#dfcf9f', () =>
        smooth(pen, [
          [90, 70],
          [260, 80],
          [330, 150],
          [400, 210],
          [420, 330],
          [300, 250],
          [200, 190],
          [90, 170],
        ]),
      );
      for (const [x, y, rx] of [
        [170, 236, 44],
        [250, 284, 52],
        [130, 288, 26],
      ] as const)
        oval(pen, '#d6c48f', x, y, rx, 13, 0.5);
    },
  );
  for (const [x, y, colour] of [
    [180, 132, palette.terracotta],
    [262, 150, palette.teal],
    [322, 212, palette.terracotta],
    [178, 232, palette.ochre],
  ] as const) {
    oval(pen, shade(colour, 0.2), x + 2, y + 3, 9);
    oval(pen, colour, x, y, 9);
  }
};

const drawRoom = (pen: Pen): void => {
  drawWall(pen, width, height, '#e6dcc4');
  box(pen, '#c9b18c', 0, 590, width, 130);
  drawMap(pen);
  drawShelf(
    pen,
    90,
    500,
    320,
    ['#4f7fa0', '#e2b45c', '#c9744f', '#8fae9b', '#f3e6cb', '#6d7f95', '#b9657a', '#e2b45c'],
    'books',
  );
  drawWindowPane(pen, pane, '#fffaf0', () => oval(pen, '#bfdad9', 980, 250, 420));
};

const drawBay = (pen: Pen): void => {
  drawSky(pen, pane.width, 210, {
    colours: ['#8fc6de', '#fbe8c6'],
    sun: { x: 320, y: 60, radius: 20, colour: '#ffdf9e' },
  });
  drawHill(pen, (x) => 196 - Math.max(0, 44 - ((x - 90) / 24) ** 2), { to: pane.width, top: 150, bottom: 200 }, [
    '#a9abc0',
    '#bdb4bc',
  ]);
  drawSea(pen, pane.width, 196, 330, ['#cfd9c4', '#5fb3ba', '#2f8993']);
  drawHill(pen, (x) => 330 - x * 0.12 + Math.sin(x / 60) * 4, { to: pane.width, top: 280, bottom: 400 }, [
    '#93a765',
    '#7d9455',
  ]);
  drawHouse(pen, 236, 352, 96, 50, { wall: '#f3dcb8', roof: '#c9694a', windows: 2, shutters: '#5d8f86' });
  drawTallTree(pen, 366, 380, 160, '#4f7256');
};

/** Ivana Horvat, who leads the local action group, in her office above the bay. */
export const hrInterview: MakeScene = (scale, voice) => {
  const room = layer(width, height, scale, drawRoom, 2.2);
  const bay = layer(pane.width, pane.height, scale, drawBay, 1.2);
  return {
    width,
    height,
    draw: (pen, time) => {
      room.show(pen);
      inside(
        pen,
        () => pen.rect(pane.x, pane.y, pane.width, pane.height),
        () => {
          pen.translate(pane.x, pane.y);
          bay.show(pen);
          drawGlitter(pen, time, { x: 300, top: 198, bottom: 290, spread: 240, count: 40 });
          drawSailboat(pen, 90 + time * 12, 226, 0.36, time);
          drawGull(pen, 40 + time * 42, 110 + swing(time, 2.4) * 10, 13, swing(time, 1.1));
        },
      );
      for (const [x, y, w, h] of [
        [pane.x + pane.width / 2 - 6, pane.y, 12, pane.height],
        [pane.x, pane.y + pane.height * 0.36, pane.width, 9],
      ] as const)
        box(pen, '#fffaf0', x, y, w, h);
      drawCurtain(
        pen,
        pane.x + pane.width + 26,
        pane.y - 24,
        150,
        pane.height + 40,
        -1,
        '#cfe0da',
        swing(time, 3.6) * 12,
      );
      drawPot(pen, 860, 474, 96, '#5d8f86', mix('#7f9c5c', '#a3b58a', 0.4), '#b59ad0', swing(time, 3.2) * 0.1);
      drawSpeaker(pen, time, people.ivana, 575, speaking(time, voice, 1, 41));
      drawVignette(pen, width, height, 0.22);
    },
  };
};
