import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readMedia } from './media.ts';

/** All segments of a playlist as one file. */
export const joined = async (folder: string, playlist: string): Promise<string> => {
  const { map, segments } = readMedia(folder, playlist);
  const path = join(folder, `joined${map ? '.mp4' : '.ts'}`);
  await rm(path, { force: true });
  for (const part of [...(map ? [map] : []), ...segments.map((segment) => segment.path)])
    await appendFile(path, await readFile(join(folder, part)));
  return path;
};
