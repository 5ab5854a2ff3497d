import { guardInput } from '../../commands/guard.ts';
import { MediaToolError, type RunOptions } from '../../ports.ts';
import { framecrcReader } from './framecrc.ts';
import type { Programs } from './programs.ts';

export interface DecodeTask {
  /** As `-i` takes it. */
  readonly input: string;
  readonly container: string;
  readonly stream: number;
  /** ffprobe's name of the codec. */
  readonly codec: string;
  readonly pixels: number;
}

/** What a full decode of a picture stream gave; times in ticks of `timeBase`, in the order of the decoder. */
export interface DecodedPictures {
  readonly timeBase: readonly [number, number];
  readonly first: number;
  readonly last: number;
  readonly end: number;
  readonly pictures: number;
  readonly packets: number;
  readonly keys: readonly number[];
  /** Those of the keys that nothing after them looks back behind. */
  readonly starts: readonly number[];
  /** The largest step backwards between two pictures, in ticks; 0 in a sound file. */
  readonly backwards: number;
  /** What ffmpeg complained of; empty in a sound file. */
  readonly complaints: string;
}

type Ffmpeg = Pick<Programs, 'ffmpeg'>;

const inputOf = ({ container, pixels, input }: DecodeTask): readonly string[] => [
  ...['-copyts', '-threads', '2', '-noautorotate', '-reinit_filter', '0'],
  ...guardInput({ container, pixels }),
  ...['-i', input],
];

/**
 * Decodes every picture and keeps its time; no pixel is read (`wrapped_avframe`). Decoded times are the truth: packets
 * that an edit list hides, that lack a reference or have no time of their own are only known after decoding.
 * @throws MediaToolError where ffmpeg gives up
 */
export const decodePictures = async (
  { ffmpeg }: Ffmpeg,
  task: DecodeTask,
  options: RunOptions,
): Promise<DecodedPictures> => {
  const times: number[] = [];
  const reader = framecrcReader(({ pts }) => times.push(pts));
  const output = ['-c:v', 'wrapped_avframe', '-enc_time_base', '-1', '-vsync', '0', '-f', 'framecrc', '-'];
  const args = [...inputOf(task), '-map', `0:${task.stream}`, ...output];
  const { stderr } = await ffmpeg(args, { ...options, onStdout: reader.take });
  const packets = await readPackets({ ffmpeg }, task, options, new Set(times));
  const summary = summarise(times, packets);
  return {
    ...summary,
    keys: packets.keys,
    starts: packets.starts,
    packets: packets.count,
    timeBase: reader.header.timeBase,
    complaints: stderr,
  };
};

interface Packets {
  readonly count: number;
  readonly keys: readonly number[];
  readonly starts: readonly number[];
  /** Ticks that the last picture lasts by its packet; 0 where the container does not say. */
  readonly lastDuration: number;
}

/**
 * Units of a stream that make a decoder forget all that was before: instantaneous decoder refreshes (ITU-T H.264, table
 * 7-1; H.265, table 7-1). Containers mark other pictures as keys too, behind which some still look back.
 */
const REFRESHES: Readonly<Record<string, string>> = { h264: '5', hevc: '19-20' };

/** The packets of a stream; beside them as a second stream, where its codec is known, those that refresh the decoder. */
const packetsOutput = ({ stream }: DecodeTask, refreshes: string | undefined): readonly string[] => [
  ...['-map', `0:${stream}`, ...(refreshes ? ['-map', `0:${stream}`] : []), '-c', 'copy'],
  ...(refreshes ? ['-bsf:v:1', `filter_units=pass_types=${refreshes}`] : []),
  ...['-f', 'framecrc', '-'],
];

const readPackets = async (
  { ffmpeg }: Ffmpeg,
  task: DecodeTask,
  options: RunOptions,
  times: ReadonlySet<number>,
): Promise<Packets> => {
  const read = async (refreshes?: string): Promise<Packets> => {
    const [keys, starts] = [new Set<number>(), new Set<number>()];
    let [count, last, lastDuration] = [0, Number.NEGATIVE_INFINITY, 0];
    const reader = framecrcReader(({ stream, pts, key, duration }) => {
      if (stream > 0) return void starts.add(pts);
      count += 1;
      if (!times.has(pts)) return;
      if (key) keys.add(pts);
      if (pts >= last) [last, lastDuration] = [pts, duration];
    });
    await ffmpeg([...inputOf(task), ...packetsOutput(task, refreshes)], { ...options, onStdout: reader.take });
    const ascending = [...keys].sort((a, b) => a - b);
    return { count, keys: ascending, starts: ascending.filter((key) => starts.has(key)), lastDuration };
  };
  const refreshes = REFRESHES[task.codec];
  if (!refreshes) return read();
  try {
    return await read(refreshes);
  } catch (error) {
    // What a filter of units cannot take apart is a stream of packets all the same; a run that was ended stays ended.
    if (!(error instanceof MediaToolError && error.failure === 'failed')) throw error;
    return read();
  }
};

const summarise = (
  times: readonly number[],
  packets: Packets,
): Pick<DecodedPictures, 'first' | 'last' | 'end' | 'pictures' | 'backwards'> => {
  let [first, last, backwards] = [times[0] ?? 0, times[0] ?? 0, 0];
  for (const time of times) {
    backwards = Math.max(backwards, last - time);
    [first, last] = [Math.min(first, time), Math.max(last, time)];
  }
  const pictures = times.length;
  const step = pictures > 1 ? Math.round((last - first) / (pictures - 1)) : 0;
  // Where each field is a packet of its own, the packet's duration is half a picture's.
  const inFields = packets.count > 1.5 * pictures;
  const duration = (inFields ? step : packets.lastDuration || step) || 1;
  return { first, last, end: last + duration, pictures, backwards };
};

/** What a full decode of a sound stream gave; times in samples at its own rate, on the clock of the pictures. */
export interface DecodedSound {
  readonly timeBase: readonly [number, number];
  readonly first: number;
  readonly end: number;
  readonly layout: string;
  readonly complaints: string;
}

/** Undefined where the stream holds no sample. @throws MediaToolError where ffmpeg gives up */
export const decodeSound = async (
  { ffmpeg }: Ffmpeg,
  task: DecodeTask,
  options: RunOptions,
): Promise<DecodedSound | undefined> => {
  let [first, end]: [number | undefined, number] = [undefined, 0];
  const reader = framecrcReader(({ pts, duration }) => {
    first = Math.min(first ?? pts, pts);
    end = Math.max(end, pts + duration);
  });
  const args = [...inputOf(task), '-map', `0:${task.stream}`, '-c:a', 'pcm_s16le', '-f', 'framecrc', '-'];
  const { stderr } = await ffmpeg(args, { ...options, onStdout: reader.take });
  const { timeBase, layout = '' } = reader.header;
  return first === undefined || end <= first ? undefined : { timeBase, first, end, layout, complaints: stderr };
};
