import type { Rendition } from '../manifest/renditions.ts';
import { formatRational, type Rational } from '../rational.ts';
import type { Logo, SecondPicture } from '../timeline/timeline.ts';
import { canonicalEffects } from './effects.ts';
import type { Canonical } from './key.ts';
import { keyFramesOf } from './key-frames.ts';
import type { Span } from './spans.ts';
import type { ShotPart } from './zones.ts';

/**
 * The number of this way of making pictures and sounds. It is part of every key: raise it whenever a step of the same
 * description would come out as other bytes (`tests/commands/recipe.test.ts` notices when that was forgotten).
 */
export const RECIPE = 1;

/** The same of joining pictures to films, which makes no picture anew: since 2, a film lists every key frame. */
export const JOIN = 2;

/** What of a shot a span shows, in words that do not depend on where in the film it stands. */
export const canonicalPart = ({ shot, offset }: ShotPart, frames: number): Canonical => {
  const { picture } = shot;
  if (picture.kind === 'clip') {
    const { facts, from, speed, fit, rotate, crop, second } = picture;
    return {
      clip: facts.digest,
      first: picture.freeze ? from : from + offset,
      speed: formatRational(speed),
      fit,
      rotate,
      ...(crop ? { crop } : {}),
      ...canonicalEffects(picture, { offset, frames, of: shot.frames }),
      ...(second ? { with: canonicalSecond(second, offset) } : {}),
    };
  }
  if (picture.kind === 'still') {
    const { facts, fit, motion } = picture;
    return { still: facts.digest, fit, ...(motion === 'none' ? {} : { motion, of: shot.frames, first: offset }) };
  }
  // The ground of credits is that of a card: what differs are the words over it.
  if (picture.kind === 'credits') return { card: picture.background };
  return { card: picture.background, ...(picture.image ? { image: picture.image.facts.digest } : {}) };
};

/** Its speed is that of the shot. */
const canonicalSecond = ({ layout, corner, picture }: SecondPicture, offset: number): Canonical => ({
  clip: picture.facts.digest,
  first: picture.from + offset,
  layout,
  ...(layout === 'inset' ? { corner } : {}),
});

const canonicalLogo = ({ facts, corner, opacity, height }: Logo): Canonical => ({
  image: facts.digest,
  corner,
  opacity,
  height,
});

/** What one decode of a span gives to all its looks and renditions. */
export const canonicalScene = ({ kind, frames, parts, logo }: Span): { [field: string]: Canonical } => ({
  kind,
  frames,
  parts: parts.map((part) => canonicalPart(part, frames)),
  ...(logo ? { logo: canonicalLogo(logo) } : {}),
});

/** Everything of a rendition that changes bytes. What is the same in every film of old is not named, so that old results count. */
export const canonicalRendition = ({ width, height, crf, maxrate, codec }: Rendition): Canonical => ({
  width,
  height,
  crf,
  maxrate,
  ...(codec === 'h264' ? {} : { codec }),
});

/** Where so many frames must have key frames beside the first; undefined where nowhere. */
export const canonicalKeyFrames = (frames: number, rate: Rational): Canonical | undefined => {
  const keyFrames = keyFramesOf(frames, rate);
  return keyFrames.length ? keyFrames : undefined;
};
