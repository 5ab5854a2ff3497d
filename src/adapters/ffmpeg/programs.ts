import type { RunOptions, RunResult, ToolDescription } from '../../ports.ts';

/** ffmpeg and ffprobe as the files of this folder call them. */
export interface Programs {
  readonly ffmpeg: (args: readonly string[], options?: RunOptions) => Promise<RunResult>;
  /** Gives what ffprobe printed. */
  readonly ffprobe: (args: readonly string[], options?: RunOptions) => Promise<string>;
  readonly describe: () => Promise<ToolDescription>;
}
