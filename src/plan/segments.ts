import type { Rendition } from '../manifest/renditions.ts';
import { ceil, divide, formatRational, type Rational, rational } from '../rational.ts';
import type { FrameRange } from '../timeline/timeline.ts';
import type { FilmPiece } from './films.ts';
import { firstAbove } from './in-time.ts';
import { keyOf } from './key.ts';
import { JOIN } from './scene.ts';
import { type MixStep, SAMPLE_RATE } from './sounds.ts';

/** What segments are packed in: fragmented MP4 (CMAF), or MPEG transport streams for players of before 2016. */
export type Packing = 'fmp4' | 'ts';

/** One segment: units `[first, first + frames)` of its step, and the key of its result. */
export interface Segment extends FrameRange {
  readonly key: string;
}

/** The segments of one rendition's picture or of the sound, cut from packets that exist. */
export interface SegmentsStep {
  readonly kind: 'segments';
  readonly packing: Packing;
  /** Names all its results at once. */
  readonly key: string;
  /** Folder of its files in the release; its playlist stands beside it: `hls/video/720p`. */
  readonly folder: string;
  /** Absent of the sound. */
  readonly rendition?: Rendition;
  /** In whose narration, of a sound that has one. */
  readonly language?: string;
  /** Units a second: frames of the film, or packets of the sound. */
  readonly rate: Rational;
  /** Results that it is cut from, in the order of the film, with the units of each. */
  readonly pieces: readonly FilmPiece[];
  /** Key of what stands before the first segment, of fragmented MP4. */
  readonly init?: string;
  readonly segments: readonly Segment[];
}

/** Samples in a packet of AAC. */
const PACKET = 1024;
const PACKET_RATE = rational(SAMPLE_RATE, PACKET);
/** 5.97 seconds: the most whole packets within six. */
const SOUND_SEGMENT = 280;

/**
 * Seconds on the stream's clock at which the film begins; subtitles are told of it by `X-TIMESTAMP-MAP`. In a transport
 * stream pictures are decoded before they are shown, and no time can be below zero. In fragmented MP4 offsets can:
 * players that count from decoding (hls.js) find the first picture at zero.
 */
export const startOf = (packing: Packing): number => (packing === 'ts' ? 10 : 0);

export const folderOf = (packing: Packing): string => (packing === 'fmp4' ? 'hls' : 'hls-ts');

export interface PictureSegments {
  readonly packing: Packing;
  readonly rendition: Rendition;
  readonly pieces: readonly FilmPiece[];
  readonly ranges: readonly FrameRange[];
  readonly rate: Rational;
}

export const pictureSegments = ({ packing, rendition, pieces, ranges, rate }: PictureSegments): SegmentsStep => {
  const folder = `${folderOf(packing)}/video/${rendition.name}`;
  return { ...stepOf({ packing, folder, rate, pieces }, ranges), rendition };
};

/** The sound is cut by its own packets, on a grid of its own: nobody hears where. */
export const soundSegments = (packing: Packing, mix: MixStep): SegmentsStep => {
  const packets = ceil(divide(rational(mix.samples), rational(PACKET)));
  const ranges = Array.from({ length: Math.ceil(packets / SOUND_SEGMENT) }, (_, i) => ({
    first: i * SOUND_SEGMENT,
    frames: Math.min(SOUND_SEGMENT, packets - i * SOUND_SEGMENT),
  }));
  const pieces = [{ key: mix.key, frames: packets }];
  const folder = `${folderOf(packing)}/audio/${mix.language ?? 'main'}`;
  const step = stepOf({ packing, folder, rate: PACKET_RATE, pieces }, ranges);
  return { ...step, ...(mix.language === undefined ? {} : { language: mix.language }) };
};

type Source = Pick<SegmentsStep, 'packing' | 'folder' | 'rate' | 'pieces'>;

const stepOf = (source: Source, ranges: readonly FrameRange[]): SegmentsStep => {
  const { packing, rate, pieces } = source;
  const about = { join: JOIN, packing, rate: formatRational(rate) };
  const piecesIn = pieceFinder(pieces);
  const segments = ranges.map((range) => {
    const shown = piecesIn(range).map(({ key, first, frames }) => ({ first, frames, key }));
    const { first, frames } = range;
    return { first, frames, key: keyOf({ first, ...about, pieces: shown, step: 'segment' }) };
  });
  const keys = segments.map(({ key }) => key);
  const key = keyOf({ step: 'segments', ...about, segments: keys });
  const init = keyOf({ step: 'init', ...about, piece: pieces[0]?.key ?? '' });
  return { kind: 'segments', ...source, key, segments, ...(packing === 'fmp4' ? { init } : {}) };
};

/** A piece with what of it is wanted, in its own units. */
export interface PieceRange extends FrameRange {
  readonly key: string;
  /** Units before the piece. */
  readonly at: number;
  /** All units of the piece. */
  readonly of: number;
}

/** Finds the pieces that a range of units lies in. */
export const pieceFinder = (pieces: readonly FilmPiece[]): ((range: FrameRange) => PieceRange[]) => {
  let units = 0;
  const placed = pieces.map(({ key, frames }) => {
    units += frames;
    return { key, at: units - frames, frames };
  });
  return (range) => {
    const end = range.first + range.frames;
    const found: PieceRange[] = [];
    for (let i = firstAbove(placed, range.first, ({ at, frames }) => at + frames); i < placed.length; i++) {
      const { key, at, frames } = placed[i] as (typeof placed)[number];
      if (at >= end) break;
      const [from, to] = [Math.max(at, range.first), Math.min(at + frames, end)];
      if (from < to) found.push({ key, at, of: frames, first: from - at, frames: to - from });
    }
    return found;
  };
};
