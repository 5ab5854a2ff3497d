import { accessSync, chmodSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { MediaToolError } from '../../ports.ts';

/** What a person set; where nothing is set, the binaries that npm installed are used. */
export interface BinarySettings {
  readonly ffmpegPath?: string | undefined;
  readonly ffprobePath?: string | undefined;
}

export interface Binaries {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

const require = createRequire(import.meta.url);

const runnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const installed = (packageName: string, setting: string): string => {
  try {
    const { path } = require(packageName) as { path: string };
    // npm does not run the package's install script, which would have set this bit.
    if (!runnable(path)) chmodSync(path, statSync(path).mode | 0o100);
    return path;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MediaToolError(
      'not-started',
      `${packageName} has no binary for this machine; set ${setting} (${reason})`,
    );
  }
};

/** @throws MediaToolError naming the setting that helps, where there is no binary to run. */
export const findBinaries = ({ ffmpegPath, ffprobePath }: BinarySettings): Binaries => ({
  ffmpeg: ffmpegPath || installed('@ffmpeg-installer/ffmpeg', 'FFMPEG_PATH'),
  ffprobe: ffprobePath || installed('@ffprobe-installer/ffprobe', 'FFPROBE_PATH'),
});
