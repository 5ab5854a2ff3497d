import type { Rendition } from '../manifest/renditions.ts';
import { keyFramesOf } from '../plan/key-frames.ts';
import { formatRational, type Rational, rational } from '../rational.ts';
import { type EncodedSpan, encoderArgs } from './encoder-args.ts';
import { timescale } from './film.ts';

/**
 * One span in one rendition. All that stands in the codec's headers is set by hand and equal for all spans of a
 * rendition, or players would need new headers in mid-film; one thread, because with more the bytes depend on the machine.
 */
export const encodeSpan = (rendition: Rendition, span: EncodedSpan, path: string): string[] => [
  // Frames come at their own times: asked for a rate, the build of 2018 shows a long first frame twice.
  ...['-frames:v', String(span.frames), '-vsync', '0', '-pix_fmt', 'yuv420p'],
  ...encoderArgs(rendition, span),
  ...forced(keyFramesOf(span.frames, span.rate)),
  ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
  ...['-chroma_sample_location', 'left', '-video_track_timescale', String(timescale(span.rate))],
  ...['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-f', 'mp4', '-y', `file:${path}`],
];

const forced = (keyFrames: readonly number[]): string[] =>
  keyFrames.length ? ['-force_key_frames', `expr:${keyFrames.map((frame) => `eq(n,${frame})`).join('+')}`] : [];

/** Puts frames on the film's clock again: the Nth frame at N frames, whatever clock they came by. */
export const filmClock = (rate: Rational): string => `settb=${formatRational(rational(rate.den, rate.num))},setpts=N`;
