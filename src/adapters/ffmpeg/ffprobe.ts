import { guardInput, STILL_PIXELS } from '../../commands/guard.ts';
import type { RunOptions } from '../../ports.ts';
import type { Programs } from './programs.ts';

/** The parts of ffprobe's JSON that are read. Everything may be missing: files say what they like. */
export interface ProbedStream {
  readonly index: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly sample_aspect_ratio?: string;
  readonly pix_fmt?: string;
  readonly field_order?: string;
  readonly color_range?: string;
  readonly color_space?: string;
  readonly color_primaries?: string;
  readonly color_transfer?: string;
  readonly time_base?: string;
  readonly start_pts?: number;
  readonly duration_ts?: number;
  readonly channels?: number;
  readonly sample_rate?: string;
  readonly disposition?: Readonly<Record<string, number>>;
  readonly side_data_list?: readonly ProbedSideData[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface ProbedSideData {
  readonly side_data_type?: string;
  readonly displaymatrix?: string;
}

export interface ProbedFormat {
  readonly format_name?: string;
  readonly start_time?: string;
  readonly duration?: string;
}

export interface ProbedFile {
  readonly streams: readonly ProbedStream[];
  readonly format: ProbedFormat;
}

export interface ProbedFrame {
  readonly interlaced_frame?: number;
  readonly side_data_list?: readonly ProbedSideData[];
}

type Ask = Pick<Programs, 'ffprobe'>;

/** What the container says of itself and its streams. @throws MediaToolError where ffprobe cannot open it */
export const probeStreams = async ({ ffprobe }: Ask, input: string, options: RunOptions): Promise<ProbedFile> => {
  const guard = guardInput({ pixels: STILL_PIXELS });
  const text = await ffprobe([...guard, '-of', 'json', '-show_streams', '-show_format', input], options);
  const { streams = [], format = {} } = JSON.parse(text) as Partial<ProbedFile>;
  return { streams, format };
};

/** The first pictures as they come from the decoder: they know of interlacing and EXIF what the container may not. */
export const probeFirstFrames = async (
  { ffprobe }: Ask,
  input: string,
  stream: number,
  options: RunOptions,
): Promise<readonly ProbedFrame[]> => {
  const guard = guardInput({ pixels: STILL_PIXELS });
  const frames = ['-select_streams', `${stream}`, '-show_frames', '-read_intervals', '%+#24'];
  const text = await ffprobe([...guard, '-of', 'json', ...frames, input], options);
  return (JSON.parse(text) as { frames?: ProbedFrame[] }).frames ?? [];
};
