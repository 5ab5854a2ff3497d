import type { PictureFacts } from '../timeline/facts.ts';
import { isHdr, isWide } from '../timeline/gamut.ts';
import type { BlurredPart, ClipPicture } from '../timeline/timeline.ts';
import type { Canonical } from './key.ts';

/** What a part of a clip shot needs of its source. */
export interface ClipShown {
  /** Frames of the source's own grid that are decoded. */
  readonly first: number;
  readonly frames: number;
  /** How many of them only lead up to the first one that shows. */
  readonly lead: number;
  /** The blurs that show in them. */
  readonly blur: readonly ShownBlur[];
}

/** A rectangle of the upright picture, blurred in frames that count from the first one decoded. */
export interface ShownBlur extends Pick<BlurredPart, 'x' | 'y' | 'width' | 'height'> {
  readonly first: number;
  readonly frames: number;
}

/**
 * True where a frame depends on all frames before it (noise is averaged over them): they count
 * from the shot's first one, whichever of them a span shows.
 */
export const remembers = ({ denoise }: ClipPicture): boolean => denoise !== undefined;

/** @param offset frames of the shot before the part, which is `frames` long */
export const clipShown = (picture: ClipPicture, offset: number, frames: number): ClipShown => {
  const { from, blur = [] } = picture;
  const lead = remembers(picture) ? offset : 0;
  const first = picture.freeze ? from : from + offset - lead;
  const end = picture.freeze ? first + 1 : first + lead + frames;
  const shown = blur.flatMap(({ first: begins, end: ends = end, ...place }) => {
    const [a, b] = [Math.max(first, begins), Math.min(end, ends)];
    return a < b ? [{ ...place, first: a - first, frames: b - a }] : [];
  });
  return { first, frames: end - first, lead, blur: shown };
};

/**
 * True where the source has the colours of the film already. Effects work in those: any other source is brought to them
 * first, in every span of the shot, so that a frame is the same whether or not an effect shows elsewhere in its span.
 */
export const isPlain = ({ pixelFormat, alpha, color }: PictureFacts): boolean =>
  pixelFormat === 'yuv420p' &&
  !alpha &&
  color.range === 'limited' &&
  color.matrix === 'bt709' &&
  !isWide(color) &&
  !isHdr(color);

/** True where effects look at the source in the film's colours. */
export const isConformed = (picture: ClipPicture): boolean => {
  const { blur, color, facts } = picture;
  const isChanged = blur !== undefined || color !== undefined || remembers(picture);
  return isChanged && facts.picture !== undefined && !isPlain(facts.picture);
};

/** What effects add to the words for a part of a clip; nothing where they change none of its frames. */
export const canonicalEffects = (
  picture: ClipPicture,
  offset: number,
  frames: number,
): { [field: string]: Canonical } => {
  const { blur, lead } = clipShown(picture, offset, frames);
  const { color, freeze, denoise } = picture;
  return {
    ...(freeze ? { freeze } : {}),
    ...(denoise ? { denoise } : {}),
    ...(remembers(picture) ? { lead } : {}),
    ...(blur.length || isConformed(picture) ? { blur: blur.map((part) => ({ ...part })) } : {}),
    ...(color ? { color: { ...color, ...(color.lut ? { lut: color.lut.facts.digest } : {}) } as Canonical } : {}),
  };
};
