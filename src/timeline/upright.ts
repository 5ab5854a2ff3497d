import type { PictureFacts } from './facts.ts';

/** Pixels of the picture as a viewer sees it: turned upright, its sample aspect made square by widening. */
export const uprightSize = ({ width, height, sampleAspect, turn }: PictureFacts): { width: number; height: number } => {
  const square = Math.max(1, Math.round((width * sampleAspect[0]) / sampleAspect[1]));
  return turn % 180 === 0 ? { width: square, height } : { width: height, height: square };
};
