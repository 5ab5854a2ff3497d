/** A member of a ZIP as its records tell it. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  readonly crc32: number;
  /** Where its local header begins, in bytes from the beginning of the file. */
  readonly offset: number;
}

/** Values from here on stand in ZIP64 fields; the old field then holds the largest value. */
const [MAX16, MAX32] = [0xffff, 0xffff_ffff];
/** Bit 11: names are UTF-8. */
const UTF8 = 0x0800;
/** The first day that DOS knows: with a true time, the same members would be other bytes. */
const TIME = { time: 0, date: (0 << 9) | (1 << 5) | 1 };
/** A plain file that its owner may write and all may read, as Unix says it. */
const MODE = 0o100644;
const UNIX = 3 << 8;
const [PLAIN, ZIP64] = [20, 45];

/** Numbers little-endian, each with its length in bytes. */
const pack = (...fields: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
};

/** The extra field with those of the values that are too large for their old fields; nothing where none is. */
const zip64Extra = (values: readonly number[]): Buffer =>
  values.length === 0
    ? Buffer.alloc(0)
    : pack([1, 2], [8 * values.length, 2], ...values.map((value) => [value, 8] as const));

const isLarge = (value: number): boolean => value >= MAX32;
const old = (value: number): number => Math.min(value, MAX32);

/** What stands before a member's bytes. Sizes and CRC are in it, for readers that begin here; its length depends on name and size alone. */
export const localHeader = ({ name, bytes, crc32 }: Omit<ZipEntry, 'offset'>): Buffer => {
  const text = Buffer.from(name);
  // Here ZIP64 has both sizes or none.
  const extra = zip64Extra(isLarge(bytes) ? [bytes, bytes] : []);
  return Buffer.concat([
    pack([0x04034b50, 4], [extra.length ? ZIP64 : PLAIN, 2], [UTF8, 2], [0, 2], [TIME.time, 2], [TIME.date, 2]),
    pack([crc32, 4], [old(bytes), 4], [old(bytes), 4], [text.length, 2], [extra.length, 2]),
    text,
    extra,
  ]);
};

const centralHeader = ({ name, bytes, crc32, offset }: ZipEntry): Buffer => {
  const text = Buffer.from(name);
  const extra = zip64Extra([...(isLarge(bytes) ? [bytes, bytes] : []), ...(isLarge(offset) ? [offset] : [])]);
  const version = extra.length ? ZIP64 : PLAIN;
  return Buffer.concat([
    pack([0x02014b50, 4], [UNIX | version, 2], [version, 2], [UTF8, 2], [0, 2], [TIME.time, 2], [TIME.date, 2]),
    pack([crc32, 4], [old(bytes), 4], [old(bytes), 4], [text.length, 2], [extra.length, 2], [0, 2], [0, 2], [0, 2]),
    pack([MODE * 0x10000, 4], [old(offset), 4]),
    text,
    extra,
  ]);
};

/** What stands after the last member: the list of all, and its end. @param offset where it begins */
export const centralDirectory = (entries: readonly ZipEntry[], offset: number): Buffer => {
  const headers = Buffer.concat(entries.map(centralHeader));
  const count = entries.length;
  const end = pack(
    ...([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [Math.min(count, MAX16), 2],
      [Math.min(count, MAX16), 2],
    ] as const),
    ...([
      [old(headers.length), 4],
      [old(offset), 4],
      [0, 2],
    ] as const),
  );
  if (count < MAX16 && !isLarge(offset) && !isLarge(headers.length)) return Buffer.concat([headers, end]);
  const end64 = pack(
    ...([
      [0x06064b50, 4],
      [44, 8],
      [UNIX | ZIP64, 2],
      [ZIP64, 2],
      [0, 4],
      [0, 4],
    ] as const),
    ...([
      [count, 8],
      [count, 8],
      [headers.length, 8],
      [offset, 8],
    ] as const),
  );
  const locator = pack([0x07064b50, 4], [0, 4], [offset + headers.length, 8], [1, 4]);
  return Buffer.concat([headers, end64, locator, end]);
};
