import {
  CmafOutputFormat,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedVideoPacketSource,
  FilePathTarget,
  MpegTsOutputFormat,
  Output,
} from 'mediabunny';
import { type Packing, type PieceRange, startOf } from '../plan/segments.ts';
import { type Rational, toNumber } from '../rational.ts';
import type { FrameRange } from '../timeline/timeline.ts';
import { type PacketTrack, packetsOf } from './packets.ts';
import { forgetTimes } from './timeless.ts';

export interface SegmentRequest {
  readonly of: 'picture' | 'sound';
  readonly packing: Packing;
  /** Units (frames of picture, packets of sound) a second. */
  readonly rate: Rational;
  /** The files that the range lies in, with what of each is wanted. */
  readonly sources: readonly (PieceRange & { readonly path: string })[];
  /** Units of the film. */
  readonly range: FrameRange;
}

export interface SegmentPaths {
  readonly segment: string;
  /** Where what stands before the first segment goes, of packings that have such. */
  readonly init: string;
}

/**
 * Writes one segment that can be decoded without any other; nothing is encoded.
 * @returns the codec as RFC 6381 writes it
 * @throws BadPiece where the files do not hold exactly the units, the first being a key frame
 */
export const writeSegment = async (request: SegmentRequest, paths: SegmentPaths): Promise<string> => {
  const { of, packing, rate, sources, range } = request;
  const offset = startOf(packing);
  const seconds = (units: number): number => (units * Number(rate.den)) / Number(rate.num);
  const output = outputTo(paths, packing);
  try {
    let add: Add | undefined;
    let codec = '';
    for (const { path, at, first, frames } of sources)
      for await (const { packet, unit, track } of packetsOf({ path, of, rate, first, frames })) {
        add ??= await begin(output, track, rate);
        codec = codecOf(track);
        const timestamp = offset + seconds(at + unit);
        await add(packet.clone({ timestamp, duration: seconds(1) }), track);
      }
    if (!add) throw new RangeError(`a segment of no units at ${range.first}`);
    await output.finalize();
    if (packing !== 'ts') await forgetTimes(paths.init);
    return codec;
  } catch (error) {
    await output.cancel();
    throw error;
  }
};

/** Parameter sets of HEVC stand before the first segment alone: by ISO/IEC 14496-15 that is `hvc1`, the one that Apple plays. */
const codecOf = ({ config }: PacketTrack): string => config.codec.replace(/^hev1\b/, 'hvc1');

const outputTo = ({ segment, init }: SegmentPaths, packing: Packing): Output =>
  packing === 'ts'
    ? new Output({ format: new MpegTsOutputFormat(), target: new FilePathTarget(segment) })
    : new Output({
        format: new CmafOutputFormat(),
        target: new FilePathTarget(segment),
        initTarget: new FilePathTarget(init),
      });

type Add = (packet: EncodedPacket, track: PacketTrack) => Promise<void>;

/** Opens the output's only track, which is told its codec headers with its first packet. */
const begin = async (output: Output, track: PacketTrack, rate: Rational): Promise<Add> => {
  let isFirst = true;
  const once = <Meta>(meta: Meta): Meta | undefined => {
    const told = isFirst ? meta : undefined;
    isFirst = false;
    return told;
  };
  if (track.of === 'sound') {
    const source = new EncodedAudioPacketSource(track.codec);
    output.addAudioTrack(source);
    await output.start();
    return (packet, { config }) => source.add(packet, once({ decoderConfig: config as AudioDecoderConfig }));
  }
  const source = new EncodedVideoPacketSource(track.codec);
  output.addVideoTrack(source, { frameRate: toNumber(rate) });
  await output.start();
  return (packet, { config }) => source.add(packet, once({ decoderConfig: config as VideoDecoderConfig }));
};
