import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findBinaries } from '../../src/adapters/ffmpeg/binaries.ts';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { type Rendition, resolveRendition } from '../../src/manifest/renditions.ts';
import { type FootageSize, makeBenchFootage } from './footage.ts';

/** Where films of the bench are made. */
export interface Place {
  readonly folder: string;
  readonly ffmpeg: string;
  readonly ffprobe: string;
  readonly fonts: string;
  readonly rendition: Rendition;
  readonly sourceSeconds: number;
  /** The clips, in the folder. */
  readonly names: readonly string[];
  readonly footage: string;
}

/** A folder that is kept, for the footage in it takes minutes. */
export const openPlace = async ({ seconds, lines }: FootageSize = { seconds: 120, lines: 720 }): Promise<Place> => {
  const folder = join(tmpdir(), 'polyreel-bench');
  await mkdir(folder, { recursive: true });
  const { ffmpeg, ffprobe } = findBinaries({
    ffmpegPath: process.env.FFMPEG_PATH,
    ffprobePath: process.env.FFPROBE_PATH,
  });
  const { names, kind } = await makeBenchFootage(ffmpeg, folder, { seconds, lines });
  const rendition = resolveRendition('720p', { width: 1280, height: 720 });
  if (!rendition) throw new Error('there is no rendition of 720 lines.');
  const fonts = dirname(notoSans().files[0]?.path ?? '');
  return { folder, ffmpeg, ffprobe, fonts, rendition, sourceSeconds: seconds, names, footage: kind };
};
