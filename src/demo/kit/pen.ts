import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
export type Pen = SKRSContext2D;
export type Paint = string | ReturnType<Pen['createLinearGradient']>;
export type Point = readonly [x: number, y: number];

/** Draws inside a moved, turned and scaled frame of reference, and puts the old one back. */
export const at = (pen: Pen, x: number, y: number, draw: () => void, scale = 1, turn = 0): void => {
  pen.save();
  pen.translate(x, y);
  if (turn) pen.rotate(turn);
  if (scale !== 1) pen.scale(scale, scale);
  draw();
  pen.restore();
};

export const fill = (pen: Pen, paint: Paint, outline: () => void): void => {
  pen.fillStyle = paint;
  pen.beginPath();
  outline();
  pen.fill();
};

/** Everything that `draw` paints stays inside the outline. */
export const inside = (pen: Pen, outline: () => void, draw: () => void): void => {
  pen.save();
  pen.beginPath();
  outline();
  pen.clip();
  draw();
  pen.restore();
};

export const oval = (pen: Pen, paint: Paint, x: number, y: number, rx: number, ry = rx, turn = 0): void =>
  fill(pen, paint, () => pen.ellipse(x, y, rx, ry, turn, 0, 2 * Math.PI));

export const box = (pen: Pen, paint: Paint, x: number, y: number, width: number, height: number, round = 0): void =>
  fill(pen, paint, () => pen.roundRect(x, y, width, height, round));

export const polygon = (pen: Pen, paint: Paint, points: readonly Point[]): void =>
  fill(pen, paint, () => {
    for (const [x, y] of points) pen.lineTo(x, y);
    pen.closePath();
  });

export const line = (pen: Pen, paint: Paint, width: number, points: readonly Point[]): void => {
  pen.strokeStyle = paint;
  pen.lineWidth = width;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.stroke();
};

/** A stroke bent once: `via` pulls it to its side. */
export const bow = (pen: Pen, paint: Paint, width: number, from: Point, via: Point, to: Point): void => {
  pen.strokeStyle = paint;
  pen.lineWidth = width;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(...from);
  pen.quadraticCurveTo(...via, ...to);
  pen.stroke();
};

/** A closed soft outline through the middles of the given points: blobs, hair, hedges. */
export const smooth = (pen: Pen, points: readonly Point[]): void => {
  const middle = ([ax, ay]: Point, [bx, by]: Point): Point => [(ax + bx) / 2, (ay + by) / 2];
  points.forEach((point, index) => {
    const next = points[(index + 1) % points.length] ?? point;
    const previous = points.at(index - 1) ?? point;
    if (index === 0) pen.moveTo(...middle(previous, point));
    pen.quadraticCurveTo(...point, ...middle(point, next));
  });
  pen.closePath();
};

/**
 * Paints a picture once; what stands still is drawn from it in every frame. `scale` is pixels per unit,
 * `blur` the softness of a background out of focus, in units.
 */
export const layer = (width: number, height: number, scale: number, draw: (pen: Pen) => void, blur = 0): Layer => {
  const canvas = createCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  draw(pen);
  if (blur) soften(pen, layer(width, height, scale, draw), blur * scale);
  return {
    /** Puts the picture with its corner at `x`, `y` of the scene. */
    show: (onto: Pen, x = 0, y = 0): void => {
      onto.drawImage(canvas, x, y, canvas.width / scale, canvas.height / scale);
    },
  };
};

/** The sharp picture stays beneath, so that the blur does not thin out along the edges. */
const soften = (pen: Pen, picture: Layer, radius: number): void => {
  pen.filter = `blur(${radius}px)`;
  picture.show(pen);
};

export interface Layer {
  show(onto: Pen, x?: number, y?: number): void;
}
