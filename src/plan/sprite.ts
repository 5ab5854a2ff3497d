import type { Codec } from '../manifest/codecs.ts';
import type { Rendition } from '../manifest/renditions.ts';
import { ceil, formatRational, multiply, type Rational, rational } from '../rational.ts';
import type { FilmStep } from './films.ts';
import { type Canonical, keyOf } from './key.ts';
import { RECIPE } from './scene.ts';

/** A sheet of small pictures of the film, for the seek bars of players, as a JPEG. */
export interface SpriteStep {
  readonly kind: 'sprite';
  readonly key: string;
  /** In the release: `thumbnails.jpg`, then `thumbnails-2.jpg`. */
  readonly path: string;
  /** Keys of the pictures that hold what is shown, in order, with the frames of each. */
  readonly pictures: FilmStep['pictures'];
  readonly codec: Codec;
  /** The frames that are shown, counted over those pictures joined; ascending. */
  readonly shown: readonly number[];
  readonly rate: Rational;
  /** Pixels of one tile, and of the sheet. */
  readonly tile: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
}

/** Where a player finds the picture of a part of the film: milliseconds, half-open, and pixels of a sheet. */
export interface Thumbnail {
  readonly start: number;
  readonly end: number;
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SpriteRequest {
  /** The clean pictures of the smallest rendition, in the order of the film, and its size. */
  readonly pictures: FilmStep['pictures'];
  readonly rendition: Pick<Rendition, 'width' | 'height' | 'codec'>;
  readonly rate: Rational;
  readonly tool: string;
}

const TILE_WIDTH = 160;
const COLUMNS = 10;
/** On one sheet. */
const MAX_TILES = 100;
/** Seconds that one tile stands for. Finer is of no use on a seek bar; where coarser would be needed, there are more sheets. */
const [FINEST, COARSEST] = [2, 10];

/** The sheets of a film, and what stands where on them. A tile shows the middle of the seconds that it stands for. */
export const spritesOf = (
  request: SpriteRequest,
): { sheets: readonly SpriteStep[]; thumbnails: readonly Thumbnail[] } => {
  const { rate, rendition } = request;
  const frames = request.pictures.reduce((sum, picture) => sum + picture.frames, 0);
  const every = tileFrames(frames, rate);
  const height = Math.max(2, 2 * Math.round((TILE_WIDTH * rendition.height) / rendition.width / 2));
  const tile = { width: TILE_WIDTH, height };
  const tiles = Array.from({ length: Math.ceil(frames / every) }, (_, i) => ({
    first: i * every,
    end: Math.min(frames, (i + 1) * every),
  }));
  const chunks = Array.from({ length: Math.ceil(tiles.length / MAX_TILES) }, (_, i) =>
    tiles.slice(i * MAX_TILES, (i + 1) * MAX_TILES),
  );
  const milliseconds = (frame: number): number => Number((BigInt(frame) * 1000n * rate.den) / rate.num);
  return {
    sheets: chunks.map((chunk, i) => sheet(request, chunk.map(middle), tile, sheetPath(i))),
    thumbnails: tiles.map(({ first, end }, i) => ({
      start: milliseconds(first),
      end: milliseconds(end),
      path: sheetPath(Math.floor(i / MAX_TILES)),
      x: (i % COLUMNS) * tile.width,
      y: Math.floor((i % MAX_TILES) / COLUMNS) * tile.height,
      ...tile,
    })),
  };
};

const tileFrames = (frames: number, rate: Rational): number => {
  const seconds = ceil(rational(BigInt(frames) * rate.den, rate.num * BigInt(MAX_TILES)));
  return ceil(multiply(rational(Math.min(COARSEST, Math.max(FINEST, seconds))), rate));
};

const middle = ({ first, end }: { first: number; end: number }): number => first + Math.floor((end - first) / 2);

const sheetPath = (index: number): string => `thumbnails${index ? `-${index + 1}` : ''}.jpg`;

const sheet = (
  { pictures, rate, tool, rendition: { codec } }: SpriteRequest,
  frames: readonly number[],
  tile: SpriteStep['tile'],
  path: string,
): SpriteStep => {
  const { needed, shown } = pick(pictures, frames);
  const columns = Math.min(COLUMNS, frames.length);
  const rows = Math.ceil(frames.length / columns);
  const size = { tile, columns, rows, width: columns * tile.width, height: rows * tile.height };
  const description = {
    step: 'sprite',
    recipe: RECIPE,
    tool,
    rate: formatRational(rate),
    pictures: needed,
    shown,
    ...size,
  };
  return {
    kind: 'sprite',
    key: keyOf(description as unknown as Canonical),
    path,
    pictures: needed,
    codec,
    shown,
    rate,
    ...size,
  };
};

/** Only the pictures in which a frame is asked for: the rest of the film need not be read, nor does it change the key. */
const pick = (
  pictures: SpriteRequest['pictures'],
  frames: readonly number[],
): { needed: SpriteRequest['pictures']; shown: readonly number[] } => {
  const needed: SpriteRequest['pictures'][number][] = [];
  const shown: number[] = [];
  let [first, kept] = [0, 0];
  for (const picture of pictures) {
    const own = frames.filter((frame) => frame >= first && frame < first + picture.frames);
    shown.push(...own.map((frame) => frame - first + kept));
    if (own.length > 0) {
      needed.push(picture);
      kept += picture.frames;
    }
    first += picture.frames;
  }
  return { needed, shown };
};
