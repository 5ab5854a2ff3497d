import { type Codec, codecTraits } from './codecs.ts';
import type { ManifestDocument } from './schema.ts';

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
export type Size = { readonly width: number; readonly height: number };

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

/**
 * At most 0.11 bit a pixel at 25 frames a second: 2,500 kb/s of H.264 at 720p, what a village's line and an old laptop
 * carry. Newer codecs need fewer.
 */
const maxrateFor = ({ width, height }: Size, codec: Codec): number =>
  Math.max(300, Math.round((width * height * 0.11 * 25 * codecTraits[codec].bits) / 100_000) * 100);

/** Undefined for a name that is not known. */
export const resolveRendition = (written: Written, format: Size): Rendition | undefined => {
  const size = renditionSize(written, format);
  return size && encodedAs(written, size);
};

/** Those of the manifest, or the film's own size. A name that is not known, which blocks, leaves the others their places. */
export const resolveRenditions = ({
  renditions,
  format,
}: Pick<ManifestDocument, 'renditions' | 'format'>): Rendition[] =>
  (renditions ?? [ownRendition(format)]).map(
    (written) => resolveRendition(written, format) ?? encodedAs(written, format),
  );

const encodedAs = (written: Written, { width, height }: Size): Rendition => {
  const options: Exclude<Written, string> = typeof written === 'string' ? { name: written, height } : written;
  const { name, codec = 'h264', crf = codecTraits[codec].crf, maxrate } = options;
  const most = maxrate ? Number.parseInt(maxrate, 10) : maxrateFor({ width, height }, codec);
  return { name, width, height, crf, maxrate: most, codec };
};

/** The same size in another codec, about as good. */
export const inCodec = (rendition: Rendition, codec: Codec): Rendition =>
  rendition.codec === codec
    ? rendition
    : { ...rendition, codec, crf: codecTraits[codec].crf, maxrate: maxrateFor(rendition, codec) };

const renditionSize = (written: Written, { width, height }: Size): Size | undefined => {
  const side = typeof written === 'string' ? NAMED[written] : undefined;
  if (typeof written === 'string' && !side) return undefined;
  const target = typeof written === 'string' ? ((side ?? 0) * height) / Math.min(width, height) : written.height;
  return { width: even((width * target) / height), height: even(target) };
};

/** What is made where the manifest names none: the film's own size. */
const ownRendition = (format: Size): Written => {
  const side = Math.min(format.width, format.height);
  const name = `${side}p`;
  return NAMED[name] ? name : { name, height: format.height };
};
