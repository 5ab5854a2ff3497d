import type { Manifest } from '../manifest/read.ts';
import type { Rendition } from '../manifest/renditions.ts';
import type { Rational } from '../rational.ts';
import type { Track } from '../subtitles/track.ts';
import type { FrameRange } from '../timeline/timeline.ts';
import { picturePieces } from './films.ts';
import type { Scene } from './pictures.ts';
import { tsRenditions } from './renditions-wanted.ts';
import { segmentsOf } from './segmentation.ts';
import { type Packing, pictureSegments, type SegmentsStep, soundSegments } from './segments.ts';
import type { Soundtrack, Soundtracks } from './soundtracks.ts';

/** One way to stream the film (HLS): every rendition, the sound, and a track for each language. */
export interface Stream {
  readonly packing: Packing;
  readonly pictures: readonly SegmentsStep[];
  /** Every sound it can be heard with, the original first. */
  readonly sounds: readonly StreamSound[];
  readonly tracks: readonly Track[];
  /** The film's frames by which tracks are cut, as the pictures are. */
  readonly ranges: readonly FrameRange[];
  readonly rate: Rational;
}

export interface StreamSound extends Pick<Soundtrack, 'language' | 'name'> {
  readonly step: SegmentsStep;
}

export interface StreamsRequest {
  readonly scenes: readonly Scene[];
  readonly rate: Rational;
  readonly soundtracks: Soundtracks;
  readonly manifest: Pick<Manifest, 'renditions' | 'deliver'>;
  readonly tracks: readonly Track[];
}

export const streamsOf = ({ manifest, ...request }: StreamsRequest): Stream[] => {
  const { renditions, deliver } = manifest;
  return [
    ...(deliver.includes('hls') ? [streamOf('fmp4', renditions, request)] : []),
    ...(deliver.includes('hls-ts') ? [streamOf('ts', tsRenditions(renditions), request)] : []),
  ];
};

const streamOf = (
  packing: Packing,
  renditions: readonly Rendition[],
  { scenes, rate, soundtracks, tracks }: Omit<StreamsRequest, 'manifest'>,
): Stream => {
  const ranges = segmentsOf(
    scenes.map(({ span }) => span),
    rate,
  );
  const pictures = renditions.map((rendition) =>
    pictureSegments({ packing, rendition, pieces: picturePieces(scenes, 'clean', rendition), ranges, rate }),
  );
  const sounds = soundtracks.map(({ mix, ...about }) => ({ ...about, step: soundSegments(packing, mix) }));
  return { packing, pictures, sounds, tracks, ranges, rate };
};
