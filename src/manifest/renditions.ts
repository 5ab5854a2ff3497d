import type { ManifestDocument } from './schema.ts';

/** How pictures are encoded. */
export type Codec = 'h264' | 'hevc' | 'av1' | 'vp9';

/** A picture size and how it is encoded. Sizes in pixels, even; `maxrate` in kilobits a second. */
export interface Rendition {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly crf: number;
  readonly maxrate: number;
  readonly codec: Codec;
}

type Written = NonNullable<ManifestDocument['renditions']>[number];
type Size = { readonly width: number; readonly height: number };

/** Names that stand for a size: the short side of the picture, so that a vertical film has a 720p too. */
const NAMED: Readonly<Record<string, number>> = {
  '2160p': 2160,
  '1440p': 1440,
  '1080p': 1080,
  '720p': 720,
  '480p': 480,
  '360p': 360,
  '240p': 240,
};

export const renditionNames = Object.keys(NAMED);

const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

/** At most 0.11 bit a pixel at 25 frames a second: 2,500 kb/s at 720p, what a village's line and an old laptop carry. */
const maxrateFor = ({ width, height }: Size): number =>
  Math.max(300, Math.round((width * height * 0.11 * 25) / 100_000) * 100);

/** Undefined for a name that is not known. */
export const resolveRendition = (written: Written, format: Size): Rendition | undefined => {
  const size = renditionSize(written, format);
  if (!size) return undefined;
  const options = typeof written === 'string' ? undefined : written;
  return {
    name: options?.name ?? String(written),
    ...size,
    crf: options?.crf ?? 21,
    maxrate: options?.maxrate ? Number.parseInt(options.maxrate, 10) : maxrateFor(size),
    codec: options?.codec ?? 'h264',
  };
};

/** The same size in another codec, about as good. */
export const inCodec = (rendition: Rendition, codec: Codec): Rendition =>
  rendition.codec === codec ? rendition : { ...rendition, codec, crf: 33 };

const renditionSize = (written: Written, { width, height }: Size): Size | undefined => {
  const side = typeof written === 'string' ? NAMED[written] : undefined;
  if (typeof written === 'string' && !side) return undefined;
  const target = typeof written === 'string' ? ((side ?? 0) * height) / Math.min(width, height) : written.height;
  return { width: even((width * target) / height), height: even(target) };
};

/** What is made where the manifest names none: the film's own size. */
export const ownRendition = (format: Size): Written => {
  const side = Math.min(format.width, format.height);
  const name = `${side}p`;
  return NAMED[name] ? name : { name, height: format.height };
};
