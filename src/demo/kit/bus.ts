import { blend, shade, tint, veil } from './colour.ts';
import { glass } from './glass.ts';
import { at, box, fill, inside, oval, type Pen, polygon } from './pen.ts';
import { drawWheel } from './wheel.ts';

export interface BusLook {
  readonly body: string;
  readonly band: string;
  /** Seats from back to front: the shirt of who sits there, or nothing. */
  readonly riders: readonly (string | undefined)[];
  /** How far the door is open, 0..1. */
  readonly door: number;
  readonly sign?: string;
}

/** The village minibus, nose to the right, 400 wide; `x`, `y` is the ground under its middle. */
export const drawBus = (
  pen: Pen,
  x: number,
  y: number,
  scale: number,
  rolled: number,
  bounce: number,
  look: BusLook,
): void =>
  at(
    pen,
    x,
    y,
    () => {
      oval(pen, veil('#3d2f52', 0.24), 0, 3, 212, 10);
      at(pen, 0, bounce, () => drawBusBody(pen, look));
      for (const wheel of [-122, 156]) drawWheel(pen, wheel, -27, 29, rolled);
    },
    scale,
  );

const busShell = (pen: Pen) => () => {
  pen.moveTo(-200, -30);
  pen.lineTo(-200, -150);
  pen.quadraticCurveTo(-198, -186, -160, -188);
  pen.lineTo(120, -188);
  pen.bezierCurveTo(160, -188, 172, -160, 186, -108);
  pen.bezierCurveTo(204, -96, 206, -60, 203, -30);
  pen.quadraticCurveTo(202, -22, 190, -22);
  pen.lineTo(-192, -22);
  pen.quadraticCurveTo(-200, -22, -200, -30);
};

const drawBusBody = (pen: Pen, look: BusLook): void => {
  fill(pen, blend(pen, [0, -190], [0, -20], [tint(look.body, 0.3), look.body, shade(look.body, 0.16)]), busShell(pen));
  inside(pen, busShell(pen), () => {
    box(pen, look.band, -210, -84, 420, 20);
    box(pen, tint(look.band, 0.45), -210, -62, 420, 5);
    box(pen, veil('#3d2f52', 0.18), -210, -36, 420, 20);
    for (const wheel of [-122, 156]) oval(pen, '#443f55', wheel, -27, 36);
  });
  look.riders.forEach((rider, seat) => {
    drawBusWindow(pen, -184 + seat * 62, rider);
  });
  drawBusDoor(pen, look.door);
  fill(pen, glass(pen, 170), () => {
    pen.moveTo(132, -168);
    pen.quadraticCurveTo(154, -160, 172, -108);
    pen.lineTo(132, -108);
  });
  oval(pen, '#f7dc92', 193, -66, 7, 10);
  box(pen, '#c7543c', -202, -72, 6, 18, 3);
  if (!look.sign) return;
  box(pen, '#2c3448', -20, -183, 96, 17, 5);
  for (let dot = 0; dot < look.sign.length; dot++)
    if (look.sign[dot] !== ' ') box(pen, '#ffd889', -13 + dot * 6.4, -178, 4.4, 7, 1.5);
};

const drawBusWindow = (pen: Pen, left: number, rider: string | undefined): void => {
  const outline = () => pen.roundRect(left, -162, 54, 66, 9);
  fill(pen, glass(pen, 170), outline);
  inside(pen, outline, () => {
    box(pen, veil('#4b4a62', 0.45), left + 3, -122, 18, 34, 7);
    if (rider) {
      oval(pen, shade('#b99a80', 0.1), left + 27, -132, 14, 15);
      oval(pen, '#edc09a', left + 30, -129, 11, 13);
      box(pen, rider, left + 8, -115, 40, 30, 14);
    }
    polygon(pen, veil('#ffffff', 0.22), [
      [left + 34, -165],
      [left + 50, -165],
      [left + 28, -92],
      [left + 12, -92],
    ]);
  });
};

const drawBusDoor = (pen: Pen, open: number): void => {
  box(pen, '#3f4058', 66, -164, 54, 138, 8);
  box(pen, veil('#ffcf87', 0.35 * open), 70, -160, 46, 130, 6);
  const width = 25 * (1 - open * 0.78);
  for (const side of [68, 118 - width]) {
    box(pen, '#e9e2d4', side, -162, width, 134, 5);
    fill(pen, glass(pen, 160), () => pen.roundRect(side + 3, -156, Math.max(1, width - 6), 84, 4));
  }
};
