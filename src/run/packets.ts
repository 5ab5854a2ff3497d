import {
  type EncodedPacket,
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP4,
} from 'mediabunny';
import { type Rational, toNumber } from '../rational.ts';
import type { DecoderConfig } from './codec-headers.ts';

/** Units (frames of picture, packets of sound) of a file that are wanted, half-open, in order of decoding. */
export interface PacketRange {
  readonly path: string;
  readonly of: 'picture' | 'sound';
  /** Units a second. */
  readonly rate: Rational;
  readonly first: number;
  readonly frames: number;
  /** Whether the file must hold nothing else. */
  readonly isWhole?: boolean;
}

/** What is wrong with a piece that was taken for whole. */
export class BadPiece extends Error {
  override readonly name = 'BadPiece';
}

type AudioConfig = NonNullable<Awaited<ReturnType<InputAudioTrack['getDecoderConfig']>>>;

/** A track as a decoder needs to know it. */
export type PacketTrack =
  | { readonly of: 'picture'; readonly codec: NonNullable<InputVideoTrack['codec']>; readonly config: DecoderConfig }
  | { readonly of: 'sound'; readonly codec: NonNullable<InputAudioTrack['codec']>; readonly config: AudioConfig };

export interface PlacedPacket {
  readonly packet: EncodedPacket;
  /** Counted from the beginning of the file. */
  readonly unit: number;
  readonly track: PacketTrack;
}

/**
 * Reads just the packets of a range.
 * @throws BadPiece where any is missing or there twice, or the range does not begin with a key frame
 */
export async function* packetsOf(range: PacketRange): AsyncGenerator<PlacedPacket> {
  const input = new Input({ source: new FilePathSource(range.path), formats: [MP4] });
  try {
    const found = range.of === 'picture' ? await input.getPrimaryVideoTrack() : await input.getPrimaryAudioTrack();
    const track = found && (await described(found));
    if (!found || !track) throw new BadPiece(`${range.path} holds no ${range.of}`);
    yield* within(new EncodedPacketSink(found), range, track);
  } finally {
    input.dispose();
  }
}

const described = async (track: InputVideoTrack | InputAudioTrack): Promise<PacketTrack | undefined> => {
  const config = await track.getDecoderConfig();
  if (!config || track.codec === null) return undefined;
  return (
    track.isVideoTrack() ? { of: 'picture', codec: track.codec, config } : { of: 'sound', codec: track.codec, config }
  ) as PacketTrack;
};

async function* within(
  sink: EncodedPacketSink,
  { path, rate, first, frames, isWhole = false }: PacketRange,
  track: PacketTrack,
): AsyncGenerator<PlacedPacket> {
  const perSecond = toNumber(rate);
  // Half a unit later, so that rounding cannot find the packet before.
  const start = await sink.getPacket((first + 0.5) / perSecond);
  if (start?.type !== 'key' || Math.round(start.timestamp * perSecond) !== first)
    throw new BadPiece(`${path} cannot be cut at its frame ${first}`);
  const seen = new Set<number>();
  for await (const packet of sink.packets(start)) {
    const unit = Math.round(packet.timestamp * perSecond);
    if (unit < first || unit >= first + frames || seen.has(unit))
      throw new BadPiece(`${path} has a frame ${unit} that was not planned`);
    seen.add(unit);
    yield { packet, unit, track };
    if (seen.size === frames && !isWhole) return;
  }
  if (seen.size !== frames) throw new BadPiece(`${path} has ${seen.size} of the ${frames} frames that were planned`);
}
