import { EncodedVideoPacketSource, FilePathTarget, Mp4OutputFormat, Output } from 'mediabunny';
import type { Codec } from '../manifest/codecs.ts';
import { type Rational, toNumber } from '../rational.ts';
import { type DecoderConfig, headersOf } from './codec-headers.ts';
import { BadPiece, packetsOf } from './packets.ts';

/** A piece of a film: a file with one picture track of exactly so many frames. */
export interface Piece {
  readonly path: string;
  readonly frames: number;
}

/** What pieces are joined to. */
export interface Joined {
  readonly rate: Rational;
  readonly codec: Codec;
}

/**
 * Joins pieces packet by packet into one picture track, frame after frame from 0, without encoding anything.
 * A piece is asked for when its turn comes. Only a few packets are in memory at a time: the output is fragmented, so that no table grows with the film.
 * Each key frame begins a fragment: of the key frames inside one, mediabunny (1.61) marks only the first.
 * @throws BadPiece where a piece has other frames than it should, or other codec headers than the first
 */
export const stitch = async (
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  { rate, codec }: Joined,
  path: string,
  signal?: AbortSignal,
): Promise<void> => {
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: 0 }),
    target: new FilePathTarget(path),
  });
  const track = new EncodedVideoPacketSource(codec === 'h264' ? 'avc' : codec);
  // Whole-numbered rates become the track's timescale; others are rounded by the final container, which knows them exactly.
  output.addVideoTrack(track, { frameRate: toNumber(rate) });
  await output.start();
  try {
    let first = 0;
    let header: string | undefined;
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      header = await append(piece, first, rate, track, header);
      first += piece.frames;
    }
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
};

const append = async (
  piece: Piece,
  first: number,
  rate: Rational,
  joined: EncodedVideoPacketSource,
  header?: string,
): Promise<string> => {
  let own: string | undefined;
  for await (const { packet, unit, track } of packetsIn(piece, rate)) {
    const begins = own === undefined && header === undefined;
    const decoderConfig = track.config as DecoderConfig;
    own ??= headersOf(decoderConfig, packet);
    if (header !== undefined && own !== header)
      throw new BadPiece(`${piece.path} has other codec headers than the film begins with`);
    const placed = packet.clone({ timestamp: seconds(first + unit, rate), duration: seconds(1, rate) });
    await joined.add(placed, begins ? { decoderConfig } : undefined);
  }
  return own ?? '';
};

/**
 * Reads a piece through without its contents.
 * @param keyFrames frames beside the first that must be key frames
 * @throws BadPiece where it does not hold exactly its frames, each once, where one of those is no key frame, or where a
 * frame that shows before a key frame comes after it, so that nothing could be cut there
 */
export const verifyPiece = async (piece: Piece, rate: Rational, keyFrames: readonly number[] = []): Promise<void> => {
  const found = new Set<number>();
  let before = 0;
  for await (const { packet, unit } of packetsIn(piece, rate)) {
    if (packet.type === 'key' && unit !== before) throw new BadPiece(`${piece.path} is not closed before ${unit}`);
    if (packet.type === 'key') found.add(unit);
    before += 1;
  }
  const missing = [0, ...keyFrames].filter((frame) => !found.has(frame));
  if (missing.length) throw new BadPiece(`${piece.path} has no key frame at ${missing.join(', ')}`);
};

const packetsIn = ({ path, frames }: Piece, rate: Rational) =>
  packetsOf({ path, of: 'picture', rate, first: 0, frames, isWhole: true });

const seconds = (frames: number, { num, den }: Rational): number => (frames * Number(den)) / Number(num);
