import type { Rendition } from '../manifest/renditions.ts';
import { floor, formatRational, multiply, type Rational, rational } from '../rational.ts';
import { timescale } from './film.ts';

/** A key frame every two seconds at most, so that players seek and HLS cuts where they like. */
const keyInterval = (rate: Rational): number => Math.max(1, floor(multiply(rate, rational(2))));

/**
 * H.264 of one span. All that stands in the codec's headers is set by hand and equal for all spans of a rendition, or
 * players would need new headers in mid-film; one thread, because with more the bytes depend on the machine.
 */
export const encodeSpan = (
  { crf, maxrate }: Rendition,
  { rate, frames, instructions }: { rate: Rational; frames: number; instructions?: string },
  path: string,
): string[] => [
  // Frames come at their own times: asked for a rate, the build of 2018 shows a long first frame twice.
  ...['-frames:v', String(frames), '-vsync', '0', '-pix_fmt', 'yuv420p', '-c:v', 'libx264'],
  ...['-preset', 'faster', '-profile:v', 'high', '-crf', String(crf), '-threads', '1'],
  ...['-maxrate', `${maxrate}k`, '-bufsize', `${2 * maxrate}k`],
  ...['-x264-params', x264Params(rate, instructions)],
  ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
  ...['-chroma_sample_location', 'left', '-video_track_timescale', String(timescale(rate))],
  ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-f', 'mp4', '-y', `file:${path}`],
];

const x264Params = (rate: Rational, instructions: string | undefined): string =>
  [
    'stitchable=1',
    `fps=${formatRational(rate)}`,
    'open-gop=0',
    `keyint=${keyInterval(rate)}`,
    'threads=1',
    'lookahead-threads=1',
    ...(instructions ? [`asm=${instructions}`] : []),
  ].join(':');

/** Puts frames on the film's clock again: the Nth frame at N frames, whatever clock they came by. */
export const filmClock = (rate: Rational): string => `settb=${formatRational(rational(rate.den, rate.num))},setpts=N`;
