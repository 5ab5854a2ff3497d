import type { Rendition } from '../manifest/renditions.ts';
import { keyFramesOf } from '../plan/key-frames.ts';
import { floor, formatRational, multiply, type Rational, rational } from '../rational.ts';
import { encoderOf } from './encoders.ts';

export interface EncodedSpan {
  readonly rate: Rational;
  readonly frames: number;
  /** ToolDescription.x264Instructions. */
  readonly instructions?: string;
  /** ToolDescription.encoders: they say which of two encoders makes a codec. */
  readonly encoders?: readonly string[];
}

/** A key frame every two seconds at most, so that players seek and HLS cuts where they like. */
const keyInterval = (rate: Rational): number => Math.max(1, floor(multiply(rate, rational(2))));

/**
 * The encoder and its settings: closed groups of pictures, one thread. The rate is said to each, because they write it
 * into their headers or choose a level by it, and would take it from the source otherwise.
 */
export const encoderArgs = (rendition: Rendition, span: EncodedSpan): string[] => {
  switch (rendition.codec) {
    case 'h264':
      return x264(rendition, span);
    case 'hevc':
      return x265(rendition, span);
    case 'av1':
      return encoderOf('av1', span.encoders ?? []) === 'libaom-av1' ? aom(rendition, span) : svt(rendition, span);
    case 'vp9':
      return vpx(rendition, span);
  }
};

const capped = ({ maxrate }: Rendition): string[] => ['-maxrate', `${maxrate}k`, '-bufsize', `${2 * maxrate}k`];

const x264 = (rendition: Rendition, { rate, instructions }: EncodedSpan): string[] => [
  ...['-c:v', 'libx264', '-preset', 'faster', '-profile:v', 'high', '-crf', String(rendition.crf), '-threads', '1'],
  ...capped(rendition),
  '-x264-params',
  [
    'stitchable=1',
    `fps=${formatRational(rate)}`,
    'open-gop=0',
    `keyint=${keyInterval(rate)}`,
    'threads=1',
    'lookahead-threads=1',
    ...(instructions ? [`asm=${instructions}`] : []),
  ].join(':'),
];

/**
 * `hvc1`: Apple's players want the headers in the file's head alone. Without `forced-idr` a frame that is
 * forced soon after another key frame is none.
 */
const x265 = ({ crf, maxrate }: Rendition, { rate }: EncodedSpan): string[] => [
  ...['-c:v', 'libx265', '-preset', 'fast', '-profile:v', 'main', '-tag:v', 'hvc1', '-forced-idr', '1'],
  ...['-threads', '1', '-x265-params'],
  [
    'log-level=error',
    `crf=${crf}`,
    `vbv-maxrate=${maxrate}`,
    `vbv-bufsize=${2 * maxrate}`,
    `fps=${formatRational(rate)}`,
    'open-gop=0',
    `keyint=${keyInterval(rate)}`,
    ...['pools=none', 'frame-threads=1', 'wpp=0', 'info=0', 'repeat-headers=0', 'range=limited', 'chromaloc=0'],
  ].join(':'),
];

const svt = (rendition: Rendition, { rate, frames }: EncodedSpan): string[] => [
  ...['-c:v', 'libsvtav1', '-preset', '8', '-crf', String(rendition.crf), ...capped(rendition)],
  ...['-g', String(keyInterval(rate)), '-svtav1-params'],
  [
    ...['lp=1', 'scd=0', `fps-num=${rate.num}`, `fps-denom=${rate.den}`],
    ...(keyFramesOf(frames, rate).length ? ['enable-force-key-frames=1'] : []),
  ].join(':'),
];

const aom = ({ crf, maxrate }: Rendition, { rate }: EncodedSpan): string[] => [
  ...['-c:v', 'libaom-av1', '-cpu-used', '6', '-crf', String(crf), '-b:v', `${maxrate}k`],
  ...['-g', String(keyInterval(rate)), '-tiles', '1x1', '-row-mt', '0', '-threads', '1'],
];

/** Frames that are not shown are packed with the next that is: as many packets as frames, in the order in which they show. */
const vpx = ({ crf, maxrate }: Rendition, { rate }: EncodedSpan): string[] => [
  ...['-c:v', 'libvpx-vp9', '-deadline', 'good', '-cpu-used', '2', '-crf', String(crf), '-b:v', `${maxrate}k`],
  ...['-g', String(keyInterval(rate)), '-auto-alt-ref', '1', '-lag-in-frames', '25'],
  ...['-tile-columns', '1', '-row-mt', '0', '-threads', '1'],
];
