import type { FileHandle } from 'node:fs/promises';

/** Where the frames of an MP4 file with one picture track lie, in order of decoding. */
export interface SampleTable {
  /** Ticks a second of the times. */
  readonly timescale: number;
  readonly samples: readonly Sample[];
  /** What a decoder must know before the first frame: the kind of the track, and its headers. */
  readonly kind: string;
  readonly size: string;
  readonly headers: Uint8Array;
}

export interface Sample {
  /** Bytes from the beginning of the file. */
  readonly offset: number;
  readonly bytes: number;
  /** Ticks from the beginning of the film to where it shows. */
  readonly time: number;
  readonly isKey: boolean;
}

/** Boxes by their names, the content of each without its head (ISO/IEC 14496-12, 4.2). */
type Boxes = ReadonlyMap<string, Buffer>;

const boxesIn = (bytes: Buffer): Boxes => {
  const boxes = new Map<string, Buffer>();
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) break;
    boxes.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + size));
    at += size;
  }
  return boxes;
};

const within = (boxes: Boxes, ...path: readonly string[]): Boxes =>
  path.reduce((found, name) => boxesIn(found.get(name) ?? Buffer.alloc(0)), boxes);

/** Bytes that are read at first: the boxes before a file's frames, or after them, are seldom more. */
const HEAD = 1 << 13;

/** @returns undefined of a file that holds no such table */
export const readSampleTable = async (file: FileHandle): Promise<SampleTable | undefined> => {
  let head = await readAt(file, 0, 64);
  for (let at = 0; head.length >= 16; head = await readAt(file, at, HEAD)) {
    for (let next = 0; ; ) {
      if (next + 16 > head.length) {
        at += next;
        break;
      }
      const size = sizeOf(head, next);
      if (size < 8) return undefined;
      if (head.toString('latin1', next + 4, next + 8) === 'moov') {
        const whole =
          next + size <= head.length ? head.subarray(next, next + size) : await readAt(file, at + next, size);
        return parseSampleTable(whole.subarray(8));
      }
      next += size;
    }
  }
  return undefined;
};

const sizeOf = (bytes: Buffer, at: number): number => {
  const size = bytes.readUInt32BE(at);
  return size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size;
};

const readAt = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
};

/** @param moov the content of a movie box. @returns undefined where it lacks what every file of ffmpeg has */
export const parseSampleTable = (moov: Buffer): SampleTable | undefined => {
  const track = within(boxesIn(moov), 'trak');
  const media = within(track, 'mdia');
  const table = within(media, 'minf', 'stbl');
  const [described, header] = [table.get('stsd'), media.get('mdhd')];
  const bytes = numbers(table.get('stsz'), 12);
  if (!described || !header || header[0] !== 0 || !bytes) return undefined;
  const size = table.get('stsz')?.readUInt32BE(4) ?? 0;
  const sizes = size ? Array.from({ length: table.get('stsz')?.readUInt32BE(8) ?? 0 }, () => size) : bytes;
  const offsets = offsetsOf(table, sizes);
  const shows = timesOf(table, sizes.length, startOf(track));
  const keys = new Set(numbers(table.get('stss'), 8));
  const hasKeys = table.has('stss');
  if (!offsets || !shows) return undefined;
  return {
    timescale: header.readUInt32BE(12),
    ...describe(described),
    samples: sizes.map((length, i) => ({
      ...{ offset: offsets[i] ?? 0, bytes: length, time: shows[i] ?? 0 },
      isKey: !hasKeys || keys.has(i + 1),
    })),
  };
};

/** Numbers of 32 bits from somewhere to the end of a box. */
const numbers = (box: Buffer | undefined, from: number): number[] | undefined =>
  box && Array.from({ length: Math.max(0, (box.length - from) >> 2) }, (_, i) => box.readUInt32BE(from + 4 * i));

/** What stands before the boxes of a sample entry of pictures. */
const ENTRY = 78;

const describe = (stsd: Buffer): Pick<SampleTable, 'kind' | 'size' | 'headers'> => {
  const entry = stsd.subarray(16, 8 + stsd.readUInt32BE(8));
  const boxes = boxesIn(entry.subarray(ENTRY));
  const headers = ['avcC', 'hvcC', 'av1C', 'vpcC'].map((name) => boxes.get(name)).find((found) => found);
  return {
    kind: stsd.toString('latin1', 12, 16),
    size: `${entry.readUInt16BE(24)}x${entry.readUInt16BE(26)}`,
    headers: headers ?? new Uint8Array(),
  };
};

/** Frames lie in chunks: the file says where each chunk begins, and how many frames the chunks from one on have. */
const offsetsOf = (table: Boxes, sizes: readonly number[]): number[] | undefined => {
  const [long, runs] = [table.get('co64'), numbers(table.get('stsc'), 8)];
  const chunks = long
    ? Array.from({ length: long.readUInt32BE(4) }, (_, i) => Number(long.readBigUInt64BE(8 + 8 * i)))
    : numbers(table.get('stco'), 8);
  if (!chunks || !runs) return undefined;
  const offsets: number[] = [];
  let run = 0;
  for (const [i, chunk] of chunks.entries()) {
    if (runs[run + 3] === i + 1) run += 3;
    let offset = chunk;
    for (let left = runs[run + 1] ?? 0; left > 0; left--) {
      offsets.push(offset);
      offset += sizes[offsets.length - 1] ?? 0;
    }
  }
  return offsets.length === sizes.length ? offsets : undefined;
};

/** When frames show: one after the other as they are decoded, each by so much later. */
const timesOf = (table: Boxes, count: number, start: number): number[] | undefined => {
  const [durations, box] = [numbers(table.get('stts'), 8), table.get('ctts')];
  if (!durations) return undefined;
  const later = repeated(numbers(box, 8)?.map((value) => value | 0) ?? [count, 0]);
  let at = -start;
  const times: number[] = [];
  for (const duration of repeated(durations)) {
    times.push(at + (later[times.length] ?? 0));
    at += duration;
  }
  return times.length === count && later.length === count ? times : undefined;
};

/** Pairs of how often, and what. */
const repeated = (pairs: readonly number[]): number[] => {
  const all: number[] = [];
  for (let i = 0; i + 1 < pairs.length; i += 2)
    for (let left = pairs[i] ?? 0; left > 0; left--) all.push(pairs[i + 1] ?? 0);
  return all;
};

/** The time of the track at which the film begins, by its edit list: with B-frames, the first frame shows some frames late. */
const startOf = (track: Boxes): number => {
  const list = within(track, 'edts').get('elst');
  if (!list || list.readUInt32BE(4) === 0) return 0;
  return list[0] === 1 ? Number(list.readBigInt64BE(16)) : list.readInt32BE(12);
};
