import { palette, veil } from '../kit/colour.ts';
import { drawPot, drawShelf } from '../kit/furniture.ts';
import { drawHill, rolling } from '../kit/hills.ts';
import { drawLight, drawVignette } from '../kit/light.ts';
import { swing } from '../kit/motion.ts';
import { box, inside, layer, oval, type Pen } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { drawClouds, drawSky } from '../kit/sky.ts';
import { drawRoundTree } from '../kit/trees.ts';
import { drawCurtain, drawWall, drawWindowPane, type Opening } from '../kit/window.ts';
import type { MakeScene } from '../scene.ts';
import { height, width } from './frame.ts';
import { drawSpeaker, speaking } from './interview.ts';

const pane: Opening = { x: 130, y: 70, width: 360, height: 400 };

const drawView = (pen: Pen, time: number): void => {
  pen.save();
  pen.translate(pane.x, pane.y);
  drawSky(pen, pane.width, pane.height, {
    colours: ['#b3d6e0', '#fdebc9'],
    sun: { x: 70, y: 90, radius: 26, colour: '#ffd995' },
  });
  drawClouds(pen, time + 20, {
    width: pane.width,
    y: 70,
    count: 2,
    seed: 9,
    speed: 10,
    size: 70,
    colours: ['#fffdf6', '#fbe9d2'],
  });
  drawHill(pen, rolling(250, 24, 380, 2), { to: pane.width, top: 220, bottom: 400 }, ['#aebfa6', '#c4cc98']);
  drawHill(pen, rolling(305, 14, 260, 6), { to: pane.width, top: 290, bottom: 400 }, ['#a9ba6c', '#8fa558']);
  drawRoundTree(pen, 70, 345, 130, '#8ba35c', 5, swing(time, 4) * 0.02);
  drawRoundTree(pen, 318, 380, 170, '#7f9a57', 8, swing(time, 4.5, 0.3) * 0.02);
  pen.restore();
};

const drawRoom = (pen: Pen): void => {
  drawWall(pen, width, height, '#ecd6ae');
  box(pen, '#dcbf92', 0, 560, width, 160);
  box(pen, '#f6e8cd', 0, 552, width, 12);
  drawWindowPane(pen, pane, '#fbf3e2', () => oval(pen, '#cfe0dc', 300, 270, 400));
  drawShelf(pen, 900, 190, 300, [palette.terracotta, '#f7efe0', palette.teal, '#f7efe0', palette.ochre], 'cups');
  drawShelf(pen, 900, 350, 300, ['#8fae9b', '#c9744f', '#e2b45c', '#6d7f95', '#b9657a', '#e9ddc4', '#8fae9b'], 'books');
};

/** Jana Nováková, the mobile nurse, in a kitchen of one of her clients. */
export const czInterview: MakeScene = (scale, voice) => {
  const room = layer(width, height, scale, drawRoom, 2.4);
  return {
    width,
    height,
    draw: (pen, time) => {
      room.show(pen);
      inside(
        pen,
        () => pen.rect(pane.x, pane.y, pane.width, pane.height),
        () => drawView(pen, time),
      );
      box(pen, veil('#fbf3e2', 0.96), pane.x + pane.width / 2 - 6, pane.y, 12, pane.height);
      box(pen, veil('#fbf3e2', 0.96), pane.x, pane.y + pane.height * 0.36, pane.width, 9);
      for (const [side, x] of [
        [1, pane.x - 24],
        [-1, pane.x + pane.width + 24],
      ] as const)
        drawCurtain(pen, x, pane.y - 26, 120, pane.height + 26, side, '#f7e3cf', swing(time, 4, side * 0.2) * 8);
      drawPot(pen, 210, 480, 110, '#c4694a', '#7f9c5c', '#d9566a', swing(time, 3.4) * 0.08);
      drawPot(pen, 410, 480, 92, '#b98a5e', '#8aa866', '#f1b64a', swing(time, 3.1, 0.4) * 0.08);
      drawSpeaker(pen, time, people.jana, 720, speaking(time, voice, -1, 1));
      drawLight(pen, time, pane, 420);
      drawVignette(pen, width, height);
    },
  };
};
