import { readFile, writeFile } from 'node:fs/promises';

const identity = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
/** Bytes from the name of a version 0 track header to its matrix (ISO/IEC 14496-12, 8.3.2). */
const toMatrix = 44;

/**
 * Turns an MP4's first track a quarter clockwise by the matrix in its header, as phones do, and nothing else: the same
 * file gives the same bytes. ffmpeg cannot be asked for it: builds before 6.1 have no `-display_rotation`, and
 * `-metadata rotate` is lost when encoding. Throws an Error where the header is not one that ffmpeg writes.
 */
export const turnPhone = async (file: string): Promise<void> => {
  const bytes = await readFile(file);
  const header = bytes.indexOf('tkhd');
  const matrix = identity.map((_, index) => (header < 0 ? 0 : bytes.readInt32BE(header + toMatrix + index * 4)));
  if (matrix.some((value, index) => value !== identity[index]))
    throw new Error(`no upright track header in ${file}: it cannot be turned`);
  const height = bytes.readInt32BE(header + toMatrix + 40);
  const turned = [0, 0x10000, 0, -0x10000, 0, 0, height, 0, 0x40000000];
  turned.forEach((value, index) => {
    bytes.writeInt32BE(value, header + toMatrix + index * 4);
  });
  await writeFile(file, bytes);
};
