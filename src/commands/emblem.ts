import { guardedInput, STILL_PIXELS } from './guard.ts';

/** Lines of an emblem in print: at 15 mm, twice what a printer of 300 dots an inch shows. */
const LINES = 360;

/**
 * One ffmpeg run that makes a PNG of a picture file, see-through where that is.
 * @param input what ffmpeg is to open: a name in the step's folder, or one of our own addresses
 */
export const emblemCommand = (
  input: string,
  container: string,
): { readonly args: readonly string[]; readonly output: string } => {
  const output = 'emblem.png';
  const scale = `scale=-2:'min(${LINES},ih)':flags=lanczos+accurate_rnd,format=rgba`;
  return {
    args: [
      ...guardedInput(input, { container, pixels: STILL_PIXELS }),
      ...['-frames:v', '1', '-vf', scale, '-map_metadata', '-1', '-f', 'image2', '-c:v', 'png', output],
    ],
    output,
  };
};
