import type { Problem } from '../problem.ts';
import type { MediaFacts } from '../timeline/facts.ts';

/** ffmpeg as the rest of the house sees it. */
export interface MediaTool {
  /**
   * Runs ffmpeg to its end.
   * @param args everything after the program's name; `-nostdin`, `-hide_banner`, `-v` and `-progress` are set already
   * @throws MediaToolError
   */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<RunResult>;
  /** What the build is and what it can do; asked of the binary once. @throws MediaToolError */
  readonly describe: () => Promise<ToolDescription>;
  /**
   * Reads a media file and decodes its picture and its sound to their ends, with the ffmpeg that will render.
   * Without `facts` at least one problem blocks; with them every problem is a warning.
   * @throws MediaToolError where ffmpeg itself cannot run, or the signal aborts
   */
  readonly probe: (file: MediaFile, options?: { readonly signal?: AbortSignal }) => Promise<Probed>;
}

export interface MediaFile {
  readonly path: string;
  /** What problems call the file, such as `media/farm.mp4`. */
  readonly name: string;
  /** Where problems are said to stand, such as `/media/farm/file`. */
  readonly at: string;
}

export interface Probed {
  readonly facts?: MediaFacts;
  readonly problems: readonly Problem[];
}

export interface RunOptions {
  readonly cwd?: string;
  /** Ends ffmpeg politely, and for good after ten seconds. */
  readonly signal?: AbortSignal;
  /** Called about twice a second with the number of frames that are written. */
  readonly onProgress?: (frame: number) => void;
  /** What ffmpeg reads from `pipe:0`. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** What takes `pipe:1`; ffmpeg waits for it. */
  readonly onStdout?: (chunk: Uint8Array) => void | Promise<void>;
  /** How much ffmpeg says on stderr; `error` where absent. */
  readonly log?: 'error' | 'warning' | 'info';
  /** Seconds by the clock after which the run has failed; 6 hours where absent. */
  readonly wallSeconds?: number;
  /** Seconds without a new frame, byte or time after which the run has failed; 120 where absent. */
  readonly stallSeconds?: number;
}

export interface RunResult {
  /** The last lines of stderr. */
  readonly stderr: string;
}

export interface ToolDescription {
  readonly program: string;
  readonly probeProgram: string;
  /** Such as `5.1.9-0+deb12u1`. */
  readonly version: string;
  /** SHA-256 of all that `-version` says: builds that differ never share a result. */
  readonly build: string;
  /** ffmpeg's codec names (`av1`, `hevc`), not those of the libraries that decode them. */
  readonly decodes: readonly string[];
  /**
   * Encoders and filters by their own names (`libx264`, `zscale`). Encoders that ffmpeg calls experimental are left out:
   * the libaom of 2018 needs minutes for a second of film.
   */
  readonly encoders: readonly string[];
  readonly filters: readonly string[];
  /** The instruction set that x264 is held to, where its choice would change its bytes. */
  readonly x264Instructions?: string;
  /** The programs that hold ffmpeg within its limits here, such as `setpriv`; none outside Linux. */
  readonly confinedBy: readonly string[];
}

export type MediaToolFailure = 'not-started' | 'failed' | 'killed' | 'aborted' | 'too-long' | 'stalled';

/** ffmpeg did not end well. The message ends with what it said last. */
export class MediaToolError extends Error {
  override readonly name = 'MediaToolError';
  readonly failure: MediaToolFailure;
  readonly stderr: string;
  /** Exit status, where ffmpeg came to one. */
  readonly status: number | undefined;

  constructor(failure: MediaToolFailure, message: string, detail: { stderr?: string; status?: number } = {}) {
    const said = detail.stderr?.trim() ?? '';
    super(said ? `${message}: ${said.split('\n').slice(-3).join(' / ')}` : message);
    this.failure = failure;
    this.stderr = said;
    this.status = detail.status;
  }
}
