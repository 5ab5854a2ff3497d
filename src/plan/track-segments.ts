import { createHash } from 'node:crypto';
import { divide, floor, multiply, type Rational, rational, toNumber } from '../rational.ts';
import type { Track } from '../subtitles/track.ts';
import { writeVttSegment } from '../subtitles/write/vtt.ts';
import { folderOf, startOf } from './segments.ts';
import type { Stream } from './streams.ts';

/** A part of a track, as long as a segment of the picture, in the film's own times. */
export interface TrackSegment {
  /** Path in the release, by its content. */
  readonly path: string;
  readonly content: string;
  /** Seconds. */
  readonly duration: number;
}

/** Folder of a track's files; its playlist stands beside it. */
export const trackFolder = ({ packing }: Pick<Stream, 'packing'>, { language }: Track): string =>
  `${folderOf(packing)}/subtitles/${language}`;

/**
 * A track cut as the pictures are. A cue that lasts beyond a segment stands in each that it touches, with the same
 * times: players show it once (RFC 8216, 3.5).
 */
export const trackSegments = (stream: Stream, track: Track): TrackSegment[] => {
  const { ranges, rate, packing } = stream;
  const clock = startOf(packing) * 90_000;
  return ranges.map(({ first, frames }) => {
    const [start, end] = [milliseconds(first, rate), milliseconds(first + frames, rate)];
    const cues = track.cues.filter((cue) => cue.start < end && cue.end > start);
    const content = writeVttSegment(cues, clock);
    const digest = createHash('sha256').update(content).digest('hex');
    const path = `${trackFolder(stream, track)}/${digest.slice(0, 20)}.vtt`;
    return { path, content, duration: toNumber(divide(rational(frames), rate)) };
  });
};

const milliseconds = (frame: number, rate: Rational): number =>
  floor(multiply(rational(frame * 1000), divide(rational(1), rate)));
