import { npmBuild } from './builds.ts';

/** Pictures that carry their own number: eight columns, white or black, lowest bit first. */
export const WIDTH = 96;
export const HEIGHT = 64;
const COLUMNS = 8;

/** One byte of brightness a pixel. */
export const numberedPicture = (number: number, width = WIDTH, height = HEIGHT): Uint8Array => {
  const row = Uint8Array.from({ length: width }, (_, x) =>
    (number >> Math.floor((x * COLUMNS) / width)) & 1 ? 235 : 16,
  );
  const picture = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) picture.set(row, y * width);
  return picture;
};

/** The number in a picture's middle row. @throws Error where a column is neither black nor white: two pictures are mixed */
export const readNumber = (picture: Uint8Array, width = WIDTH, height = HEIGHT): number => {
  const middle = Math.floor(height / 2) * width;
  return Array.from({ length: COLUMNS }, (_, column) => {
    const value = picture[middle + Math.floor(((column + 0.5) * width) / COLUMNS)] ?? 128;
    if (value > 90 && value < 160) throw new Error(`column ${column} is gray (${value})`);
    return value > 128 ? 1 << column : 0;
  }).reduce((sum, bit) => sum + bit, 0);
};

async function* pictures(count: number, width: number, height: number): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < count; number += 1) yield numberedPicture(number, width, height);
}

export interface Recipe {
  readonly path: string;
  /** Pictures, at most 256. */
  readonly count: number;
  readonly rate: string;
  /** Further inputs; the pictures are input 0. */
  readonly inputs?: readonly string[];
  readonly output: readonly string[];
  readonly width?: number;
  readonly height?: number;
}

/** Encodes numbered pictures as the recipe says. */
export const makeFootage = async (recipe: Recipe): Promise<string> => {
  const { path, count, rate, inputs = [], output, width = WIDTH, height = HEIGHT } = recipe;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', rate, '-i', 'pipe:0'];
  await npmBuild.tool.run(['-y', ...raw, ...inputs, ...output, path], { stdin: pictures(count, width, height) });
  return path;
};
