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
  /** How many show; those after them are decoded for what they tell of the others. */
  readonly kept: number;
  /** The blurs that show in them. */
  readonly blur: readonly ShownBlur[];
}

/** A rectangle of the upright picture, blurred in frames that count from the first one decoded. */
export interface ShownBlur extends Pick<BlurredPart, 'x' | 'y' | 'width' | 'height'> {
  readonly first: number;
  readonly frames: number;
}

/** A part of a shot: `frames` of it, `offset` after its first one. */
export interface PartOfShot {
  readonly offset: number;
  readonly frames: number;
  /** Frames of the whole shot. */
  readonly of: number;
}

/**
 * True where a frame depends on all frames before it (noise is averaged over them), or on all of the shot (a steady path
 * is laid through it): they count from the shot's first one, whichever of them a span shows.
 */
export const remembers = ({ denoise, stabilise }: ClipPicture): boolean => denoise !== undefined || stabilise === true;

export const clipShown = (picture: ClipPicture, { offset, frames, of }: PartOfShot): ClipShown => {
  const { from, blur = [] } = picture;
  const lead = remembers(picture) ? offset : 0;
  const kept = picture.freeze ? 1 : frames;
  const first = picture.freeze ? from : from + offset - lead;
  const end = first + (picture.stabilise ? of : lead + kept);
  const shown = blur.flatMap(({ first: begins, end: ends = end, ...place }) => {
    const [a, b] = [Math.max(first, begins), Math.min(end, ends)];
    return a < b ? [{ ...place, first: a - first, frames: b - a }] : [];
  });
  return { first, frames: end - first, lead, kept, blur: shown };
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
export const canonicalEffects = (picture: ClipPicture, part: PartOfShot): { [field: string]: Canonical } => {
  const { blur, lead } = clipShown(picture, part);
  const { color, freeze, denoise, stabilise } = picture;
  return {
    ...(freeze ? { freeze } : {}),
    ...(denoise ? { denoise } : {}),
    ...(stabilise ? { steady: part.of } : {}),
    ...(remembers(picture) ? { lead } : {}),
    ...(blur.length || isConformed(picture) ? { blur: blur.map((part) => ({ ...part })) } : {}),
    ...(color ? { color: { ...color, ...(color.lut ? { lut: color.lut.facts.digest } : {}) } as Canonical } : {}),
  };
};
