import { openMediaTool } from './adapters/ffmpeg/tool.ts';
import { notoSans } from './adapters/fonts/noto.ts';
import { diskStore } from './adapters/store/disk.ts';
import type { Config } from './config.ts';
import type { FontFamily } from './plan/drawing.ts';
import type { MediaTool, ObjectStore } from './ports.ts';

/** The adapters that this program runs on. Chosen here and nowhere else. */
export interface House {
  readonly tool: MediaTool;
  readonly font: FontFamily;
  readonly openStore: (home: string) => ObjectStore;
}

export const buildHouse = ({ ffmpegPath, ffprobePath }: Config): House => ({
  tool: openMediaTool({ ...(ffmpegPath ? { ffmpegPath } : {}), ...(ffprobePath ? { ffprobePath } : {}) }),
  font: notoSans(),
  openStore: diskStore,
});
