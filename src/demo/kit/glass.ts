import { blend } from './colour.ts';
import type { Paint, Pen } from './pen.ts';

/** Window glass of a vehicle, `height` units above the ground: sky above, road below. */
export const glass = (pen: Pen, height: number): Paint =>
  blend(pen, [0, -height], [40, 0], ['#cfe6e6', '#8fb6c2', '#6f97ab']);
