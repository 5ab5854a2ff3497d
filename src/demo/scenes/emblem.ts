import { box, fill, type Pen } from '../kit/pen.ts';

/**
 * The European emblem, 900 by 600: twelve upright gold stars on blue, each in a circle of radius 1/18 of the height,
 * their centres on a circle of radius 1/3 of it (Council of Europe and Commission, graphics guide to the European emblem).
 */
export const drawEmblem = (pen: Pen): void => {
  const [width, height] = [900, 600];
  box(pen, '#003399', 0, 0, width, height);
  for (let star = 0; star < 12; star++) {
    const angle = (star / 12) * 2 * Math.PI;
    const middle = { x: width / 2 + (Math.sin(angle) * height) / 3, y: height / 2 - (Math.cos(angle) * height) / 3 };
    drawStar(pen, middle.x, middle.y, height / 18);
  }
};

const drawStar = (pen: Pen, x: number, y: number, radius: number): void =>
  fill(pen, '#ffcc00', () => {
    for (let point = 0; point < 10; point++) {
      const reach = point % 2 ? radius * 0.381966 : radius;
      const angle = (point / 10) * 2 * Math.PI;
      pen.lineTo(x + Math.sin(angle) * reach, y - Math.cos(angle) * reach);
    }
    pen.closePath();
  });
