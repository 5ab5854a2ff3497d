import { type FileHandle, open } from 'node:fs/promises';
import { BufferTarget, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny';
import type { Codec } from '../manifest/codecs.ts';
import { type Rational, toNumber } from '../rational.ts';
import { type DecoderConfig, headersOf } from './codec-headers.ts';
import { type FragmentSample, fragmentHead } from './fragment.ts';
import { BadPiece, packetsOf } from './packets.ts';
import { parseSampleTable, readSampleTable, type SampleTable } from './sample-table.ts';

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
 * Joins pieces frame by frame into one picture track, frame after frame from 0, without encoding anything. A piece is asked
 * for when its turn comes, and read a few seconds at a time. The output is fragmented, so that no table grows with the film;
 * each key frame begins a fragment. Frames are copied as they lie, without looking at each: made of packets, a film of
 * 45 minutes took five times the CPU.
 * @throws BadPiece where a piece has other frames than it should, or other codec headers than the first
 */
export const stitch = async (
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  { rate, codec }: Joined,
  path: string,
  signal?: AbortSignal,
): Promise<void> => {
  const output = await open(path, 'w');
  const scratch = newScratch();
  try {
    let ticks = 0;
    let [first, fragments] = [0, 0];
    let headers: string | undefined;
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      if (headers === undefined) {
        const { bytes, timescale } = await beginningOf(piece, { rate, codec });
        await writeAll(output, [bytes]);
        // Not a whole number only of rates that no timescale meets.
        ticks = timescale / toNumber(rate);
      }
      const input = await open(piece.path, 'r');
      try {
        const table = await tableOf(piece, input);
        const own = await headersOfTable(table, input);
        headers ??= own;
        if (own !== headers) throw new BadPiece(`${piece.path} has other codec headers than the film begins with`);
        for (const { first: place, samples, runs } of groupsOf(piece, table, rate)) {
          fragments += 1;
          const [start, duration] = [Math.round((first + place) * ticks), Math.round(ticks)];
          const head = fragmentHead({ number: fragments, start, duration, samples });
          await writeAll(output, [head, await readRuns(input, runs, scratch)]);
        }
      } finally {
        await input.close();
      }
      first += piece.frames;
    }
  } finally {
    await output.close();
  }
};

const tableOf = async ({ path }: Piece, input: FileHandle): Promise<SampleTable> => {
  const table = await readSampleTable(input);
  if (!table?.samples.length) throw new BadPiece(`${path} holds no picture`);
  return table;
};

/** AV1 begins each file with its header among the frames; elsewhere it stands apart. */
const headersOfTable = async ({ kind, size, headers, samples }: SampleTable, input: FileHandle): Promise<string> => {
  if (kind !== 'av01') return `${kind} ${size} ${Buffer.from(headers).toString('hex')}`;
  const [{ offset, bytes } = { offset: 0, bytes: 0 }] = samples;
  const { buffer } = await input.read(Buffer.alloc(bytes), 0, bytes, offset);
  return `${size} ${headersOf({ codec: kind }, { data: buffer })}`;
};

/** A key frame and those that follow it. */
interface Group {
  /** The key frame's place in the piece. */
  readonly first: number;
  readonly samples: FragmentSample[];
  /** Where they lie; those that lie one after the other are read at once. */
  readonly runs: { readonly offset: number; bytes: number }[];
}

/** @throws BadPiece where they are not exactly the frames of the piece, each once and none before its key frame */
const groupsOf = ({ path, frames }: Piece, { timescale, samples }: SampleTable, rate: Rational): Group[] => {
  const perTick = toNumber(rate) / timescale;
  const groups: Group[] = [];
  const seen = new Set<number>();
  for (const { offset, bytes, time, isKey } of samples) {
    const unit = Math.round(time * perTick);
    if (unit < 0 || unit >= frames || seen.has(unit))
      throw new BadPiece(`${path} has a frame ${unit} that was not planned`);
    if (isKey && unit !== seen.size) throw new BadPiece(`${path} is not closed before ${unit}`);
    if (isKey) groups.push({ first: unit, samples: [], runs: [] });
    const group = groups.at(-1);
    if (!group) throw new BadPiece(`${path} cannot be cut at its frame 0`);
    seen.add(unit);
    group.samples.push({ bytes, place: unit - group.first });
    const run = group.runs.at(-1);
    if (run && run.offset + run.bytes === offset) run.bytes += bytes;
    else group.runs.push({ offset, bytes });
  }
  if (seen.size !== frames) throw new BadPiece(`${path} has ${seen.size} of the ${frames} frames that were planned`);
  return groups;
};

const writeAll = async (output: FileHandle, parts: readonly Uint8Array[]): Promise<void> => {
  const wanted = parts.reduce((sum, { length }) => sum + length, 0);
  const { bytesWritten } = await output.writev(parts);
  // What a full disk or a signal has cut off: written on, or said why not.
  if (bytesWritten < wanted) await output.writeFile(Buffer.concat(parts).subarray(bytesWritten));
};

/** Gives room for so many bytes, the same again and again: a new one for each group leaves a film's bytes to collect. */
type Scratch = (bytes: number) => Buffer;

const newScratch = (): Scratch => {
  let room = Buffer.allocUnsafeSlow(0);
  return (bytes) => {
    if (room.length < bytes) room = Buffer.allocUnsafeSlow(2 * bytes);
    return room.subarray(0, bytes);
  };
};

/** Reads what lies in some places of a file, in their order. */
const readRuns = async (input: FileHandle, runs: Group['runs'], scratch: Scratch): Promise<Buffer> => {
  const data = scratch(runs.reduce((sum, { bytes }) => sum + bytes, 0));
  let at = 0;
  for (const { offset, bytes } of runs) {
    const { bytesRead } = await input.read(data, at, bytes, offset);
    if (bytesRead !== bytes) throw new BadPiece('a piece ends before its last frame');
    at += bytes;
  }
  return data;
};

/** What stands before the first fragment, as mediabunny writes it: the file's kind, and a track with the piece's codec headers. */
const beginningOf = async (
  piece: Piece,
  { rate, codec }: Joined,
): Promise<{ bytes: Uint8Array; timescale: number }> => {
  const target = new BufferTarget();
  let [end, timescale] = [0, 0];
  const onMoov = (moov: Uint8Array, start: number): void => {
    end = start + moov.length;
    timescale = parseSampleTable(Buffer.from(moov.subarray(8)))?.timescale ?? 0;
  };
  const format = new Mp4OutputFormat({ fastStart: 'fragmented', onMoov });
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource(codec === 'h264' ? 'avc' : codec);
  // Whole-numbered rates become the track's timescale, as the numerators of others do.
  output.addVideoTrack(source, { frameRate: toNumber(rate) });
  await output.start();
  for await (const { packet, track } of packetsIn(piece, rate)) {
    const placed = packet.clone({ timestamp: 0, duration: seconds(1, rate) });
    await source.add(placed, { decoderConfig: track.config as DecoderConfig });
    break;
  }
  await output.finalize();
  return { bytes: new Uint8Array(target.buffer ?? new ArrayBuffer(0), 0, end), timescale };
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
