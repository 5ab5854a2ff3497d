import { readFile } from 'node:fs/promises';
import type { MediaFile, Probed } from '../../ports.ts';
import { readCube } from '../../timeline/cube.ts';
import { fingerprint } from './fingerprint.ts';
import { refuse } from './refusals.ts';

/** 64 points a side, 48 characters a colour. */
const MOST_BYTES = 16 * 1024 * 1024;

/** True for a medium that is no footage but a colour table, by its name: its content is checked. */
export const isCube = ({ name }: MediaFile): boolean => /\.cube$/i.test(name);

/** The facts of a colour table, read to its end. @throws the error of the file system */
export const probeCube = async (file: MediaFile, signal?: AbortSignal): Promise<Probed> => {
  const { digest, bytes } = await fingerprint(file.path, signal);
  if (bytes > MOST_BYTES) return { problems: [refuse(file, 'media-bad-lut', 'It is larger than 16 MB.')] };
  const read = readCube(await readFile(file.path, 'latin1'));
  if ('why' in read) return { problems: [refuse(file, 'media-bad-lut', `Line ${read.line}: ${read.why}.`)] };
  return { facts: { digest, bytes, container: 'cube', lut: { size: read.size } }, problems: [] };
};
