import { veil } from '../kit/colour.ts';
import { swing } from '../kit/motion.ts';
import { box, inside, line, oval, type Pen } from '../kit/pen.ts';

const pond = { x: 520, y: 526, rx: 230, ry: 25 };

export const drawPond = (pen: Pen, time: number): void => {
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
