import { readFile, writeFile } from 'node:fs/promises';

/** Boxes of ISO/IEC 14496-12 that hold other boxes on the way to those that tell times. */
const HOLDERS: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia']);
/** Boxes that tell when they were made and last changed, behind their version and flags. */
const DATED: ReadonlySet<string> = new Set(['mvhd', 'tkhd', 'mdhd']);

/** Takes the time of writing out of what stands before the segments of a stream: the same stream has the same bytes, whenever it is made. */
export const forgetTimes = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  forgetIn(bytes);
  await writeFile(path, bytes);
};

const forgetIn = (bytes: Buffer): void => {
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) throw new RangeError(`a box of ${size} bytes at ${at}`);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + size);
    if (HOLDERS.has(type)) forgetIn(content);
    // Version 1 has eight bytes for each of the two times, version 0 has four.
    if (DATED.has(type)) content.fill(0, 4, content[0] === 1 ? 20 : 12);
    at += size;
  }
};
