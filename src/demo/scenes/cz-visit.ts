import { drawArm, drawBust } from '../kit/body.ts';
import { shade } from '../kit/colour.ts';
import { drawPot } from '../kit/furniture.ts';
import { drawLight, drawVignette } from '../kit/light.ts';
import { blink, ease, swing, wander } from '../kit/motion.ts';
import { at, box, layer, oval, type Pen } from '../kit/pen.ts';
import { people } from '../kit/person.ts';
import { drawCurtain } from '../kit/window.ts';
import type { MakeScene } from '../scene.ts';
import { drawClock, drawRoom, pane } from './cz-parlour.ts';
import { drawCat, drawCup, drawMeter, drawTable, table } from './cz-table.ts';
import { height, width } from './frame.ts';

/** The visit: Jana takes the blood pressure of Mrs Anežka, whose cat sleeps on. */
export const czVisit: MakeScene = (scale) => {
  const room = layer(width, height, scale, drawRoom, 1.2);
  return {
    width,
    height,
    draw: (pen, time) => {
      const pump = 0.5 - 0.5 * Math.cos((time / 1.1) * 2 * Math.PI);
      room.show(pen);
      drawClock(pen, time);
      for (const [side, x] of [
        [1, pane.x - 20],
        [-1, pane.x + pane.width + 20],
      ] as const)
        drawCurtain(pen, x, pane.y - 24, 96, pane.height + 22, side, '#f6dfc4', swing(time, 4.4, side * 0.2) * 6);
      drawPot(pen, 640, 340, 84, '#c4694a', '#7f9c5c', '#d9566a', swing(time, 3.4) * 0.07);
      drawPair(pen, time, pump);
      drawLight(pen, time, pane, 380);
      drawVignette(pen, width, height, 0.22);
    },
  };
};

const drawPair = (pen: Pen, time: number, pump: number): void => {
  const glance = ease(time, 1.6, 2.4) - ease(time, 4.4, 5.2);
  const { jana, anezka } = people;
  drawBust(pen, 350, 318 + swing(time, 3.6) * 2, 1, jana, {
    turn: 0.75,
    tilt: 0.04 + glance * 0.03,
    blink: blink(time, 3),
    smile: 0.5 + glance * 0.4,
    gaze: 0.7,
    brow: wander(time, 2) * 0.5,
  });
  drawBust(pen, 925, 342 + swing(time, 4.1, 0.3) * 2, 0.96, anezka, {
    turn: -0.7,
    tilt: -0.05 - glance * 0.04,
    blink: blink(time, 4),
    smile: 0.5 + glance * 0.5,
    gaze: -0.6,
    open: glance * 0.35 * Math.abs(swing(time, 0.9)),
  });
  drawTable(pen);
  drawCup(pen, 1120, time);
  drawMeter(pen, pump);
  drawArm(pen, jana, 58, [470, 470], [478, table + 26], [566, table + 66]);
  oval(pen, '#4f5f78', 580, table + 62, 21 - pump * 4, 15 + pump * 3);
  oval(pen, jana.skin, 572, table + 70, 22, 17);
  drawArm(pen, anezka, 56, [806, 492], [792, table + 30], [690, table + 70]);
  at(
    pen,
    798,
    526,
    () => {
      box(pen, '#5b6d8c', -35, -28, 70, 54, 12);
      box(pen, shade('#5b6d8c', 0.2), -35, -6, 70, 7);
    },
    1,
    0.1,
  );
  drawCat(pen, time);
};
