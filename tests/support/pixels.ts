import { createCanvas, loadImage } from '@napi-rs/canvas';

export type Rgb = readonly [red: number, green: number, blue: number];

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => Rgb;
  /** Brightness of every pixel, as numbered pictures are read. */
  readonly gray: Uint8Array;
}

/** A JPEG as a browser shows it: read by Skia, which shares nothing with ffmpeg. */
export const pixelsOf = async (path: string): Promise<Pixels> => {
  const image = await loadImage(path);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const at = (x: number, y: number): Rgb => {
    const i = (y * width + x) * 4;
    return [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
  };
  const gray = Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + 1] ?? 0);
  return { width, height, at, gray };
};

/** The largest difference of a colour from another, in any of its three parts. */
export const apart = (a: Rgb, b: Rgb): number => Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))));
