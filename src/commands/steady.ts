import { multiply, type Rational, rational, round } from '../rational.ts';
import type { Size } from './view.ts';

/** How the shot shakes that is opened by the input of that number: a file in the command's folder. */
export const shakeFile = (input: number): string => `shake${input}.trf`;

/**
 * The first of vid.stab's two passes. (ffmpeg's filter of one pass, deshake, ends with a segmentation fault.) Places of less
 * contrast than its quarter count too: a film of fog and grey walls has no others, and would go on shaking.
 */
export const detectShake = (file: string): string => `vidstabdetect=result=${file}:mincontrast=0.1`;

/** Seconds to either side of a frame in which its place is averaged: the 15 frames of vid.stab, where there are 25. */
const AVERAGED = rational(3, 5);

/** A share of the shorter side by which a frame is moved at most; a picture enlarged by more than twice that loses too much. */
const FARTHEST = 0.1;

/**
 * The second pass. One enlargement for all frames, so that none shows its edge and nothing pumps; where a turn still bares a
 * corner, it shows what was there in the frame before, never black.
 */
export const steadyPicture = ({ width, height }: Size, rate: Rational, file: string): string => {
  const frames = Math.max(1, round(multiply(rate, AVERAGED)));
  const shift = Math.max(1, Math.floor(Math.min(width, height) * FARTHEST));
  return `vidstabtransform=input=${file}:smoothing=${frames}:maxshift=${shift}:optzoom=1:crop=keep:interpol=bicubic`;
};
