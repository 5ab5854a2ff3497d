import type { PictureFacts } from '../timeline/facts.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

/** How a shot wants its source to be seen. */
export interface View {
  /** The whole picture with black bars, the frame filled by cutting, or the whole on its own blurred, darkened enlargement. */
  readonly fit: 'contain' | 'cover' | 'blur';
  /** Degrees clockwise, on top of what makes the source upright. */
  readonly rotate?: 0 | 90 | 180 | 270;
  /**
   * The part that is used, in square pixels of the picture as a player shows it: upright, before `rotate`. A picture with
   * other than square pixels keeps its height (`1440×1080` at 4:3 counts as 1920×1080). What lies outside is ignored.
   */
  readonly crop?: Rectangle;
}

type Turn = PictureFacts['turn'];
const isSideways = (turn: Turn): boolean => turn % 180 === 90;
const swap = ({ width, height }: Size): Size => ({ width: height, height: width });
const turned = (size: Size, turn: Turn): Size => (isSideways(turn) ? swap(size) : size);

const squareSize = ({ width, height, sampleAspect: [num, den] }: PictureFacts): Size => ({
  width: Math.round((width * num) / den),
  height,
});

/** The size in square pixels at which a player shows the source. */
export const uprightSize = (facts: PictureFacts): Size => turned(squareSize(facts), facts.turn);

/** Turning a rectangle within a picture back by a quarter, counter-clockwise. `within` is the picture before that. */
const turnBack = ({ x, y, width, height }: Rectangle, within: Size): Rectangle => ({
  x: y,
  y: within.width - x - width,
  width: height,
  height: width,
});

const clamp = ({ x, y, width, height }: Rectangle, within: Size): Rectangle => {
  const [left, top] = [Math.min(Math.max(0, x), within.width), Math.min(Math.max(0, y), within.height)];
  const [right, bottom] = [Math.min(x + width, within.width), Math.min(y + height, within.height)];
  return { x: left, y: top, width: right - left, height: bottom - top };
};

/** A rectangle of the upright picture as one of the stored picture in square pixels: turned back, then mirrored back. */
const toStored = (rectangle: Rectangle, { turn, mirror }: PictureFacts, upright: Size): Rectangle => {
  let [part, within] = [rectangle, upright];
  for (let angle: number = turn; angle > 0; angle -= 90) [part, within] = [turnBack(part, within), swap(within)];
  return mirror ? { ...part, x: within.width - part.x - part.width } : part;
};

/** Even, so that colour stays in step with brightness where it has half the resolution. */
const even = (value: number): number => 2 * Math.round(value / 2);

/**
 * The pixels of the stored picture in which a rectangle of the upright one lies: no fewer, and from even places on, so that
 * colour at half the resolution is hidden with its brightness.
 */
export const storedPixels = (facts: PictureFacts, rectangle: Rectangle): Rectangle => {
  const upright = uprightSize(facts);
  const square = squareSize(facts);
  const part = toStored(clamp(rectangle, upright), facts, upright);
  const scale = square.width / facts.width;
  const down = (value: number): number => 2 * Math.floor(value / 2);
  const up = (value: number, limit: number): number => Math.min(limit, 2 * Math.ceil(value / 2));
  const [x, y] = [Math.min(down(part.x / scale), facts.width - 2), Math.min(down(part.y), facts.height - 2)];
  const right = up((part.x + part.width) / scale, facts.width);
  const bottom = up(part.y + part.height, facts.height);
  return { x, y, width: right - x, height: bottom - y };
};

/** What is cut from the stored picture, in its own pixels, and how that is then shown. */
export interface Framing {
  readonly cut: Rectangle;
  readonly mirror: boolean;
  /** Degrees clockwise, after mirroring. */
  readonly turn: Turn;
  /** The cut's size in square pixels, as it stands in the end. */
  readonly shown: Size;
}

const toPixels = ({ x, y, width, height }: Rectangle, scale: number, stored: Size): Rectangle => {
  const [left, top] = [
    Math.max(0, Math.min(even(x / scale), stored.width - 2)),
    Math.max(0, Math.min(even(y), stored.height - 2)),
  ];
  const [w, h] = [Math.min(even(width / scale), stored.width - left), Math.min(even(height), stored.height - top)];
  return { x: left, y: top, width: Math.max(2, w), height: Math.max(2, h) };
};

const frame = (facts: PictureFacts, part: Rectangle, rotate: Turn): Framing => {
  const square = squareSize(facts);
  const scale = square.width / facts.width;
  const whole = part.width >= square.width && part.height >= square.height;
  const cut = whole ? { x: 0, y: 0, width: facts.width, height: facts.height } : toPixels(part, scale, facts);
  const turn = ((facts.turn + rotate) % 360) as Turn;
  return { cut, mirror: facts.mirror, turn, shown: turned({ width: cut.width * scale, height: cut.height }, turn) };
};

const storedPart = (facts: PictureFacts, { crop }: View): Rectangle => {
  const upright = uprightSize(facts);
  return toStored(clamp(crop ?? { x: 0, y: 0, ...upright }, upright), facts, upright);
};

/** The whole picture, or the view's crop of it. */
export const frameWhole = (facts: PictureFacts, view: View): Framing =>
  frame(facts, storedPart(facts, view), view.rotate ?? 0);

/** The largest part of that, about its middle, that has the aspect of `size`. */
export const frameFilling = (facts: PictureFacts, view: View, size: Size): Framing => {
  const part = storedPart(facts, view);
  const rotate = view.rotate ?? 0;
  const target = turned(size, ((facts.turn + rotate) % 360) as Turn);
  const scale = Math.min(part.width / target.width, part.height / target.height);
  const [width, height] = [target.width * scale, target.height * scale];
  const [x, y] = [part.x + (part.width - width) / 2, part.y + (part.height - height) / 2];
  return frame(facts, { x, y, width, height }, rotate);
};

/** The largest even size with the aspect of `shown` that fits into `size`; a bar under two pixels is not worth having. */
export const fitInside = (shown: Size, size: Size): Size => {
  const scale = Math.min(size.width / shown.width, size.height / shown.height);
  const snap = (value: number, limit: number): number =>
    limit - value < 2 ? limit : Math.max(2, Math.min(even(value), limit));
  return { width: snap(shown.width * scale, size.width), height: snap(shown.height * scale, size.height) };
};
