import { READABLE } from '../../commands/decoders.ts';
import { STILL_PIXELS, VIDEO_PIXELS } from '../../commands/guard.ts';
import type { MediaFile, RunOptions } from '../../ports.ts';
import type { Problem } from '../../problem.ts';
import type { PictureFacts, SoundFacts } from '../../timeline/facts.ts';
import { blameFile, notRead } from './blame.ts';
import { type DecodedPictures, type DecodeTask, decodePictures, decodeSound } from './decode.ts';
import { isStill, pictureFacts, soundFacts } from './facts.ts';
import { type ProbedFile, type ProbedFrame, type ProbedStream, probeFirstFrames } from './ffprobe.ts';
import type { Programs } from './programs.ts';
import { doubt, refuse, warn } from './refusals.ts';
import type { Choice } from './streams.ts';

/** One file on its way through the probe. */
export interface Probing {
  readonly programs: Programs;
  readonly file: MediaFile;
  readonly input: string;
  readonly options: RunOptions;
  readonly container: ProbedFile;
}

export interface Part<T> {
  readonly facts?: T;
  readonly problems: readonly Problem[];
}

const taskOf = ({ input, container }: Probing, { index, codec_name: codec = '' }: ProbedStream): DecodeTask => {
  const name = container.format.format_name ?? '';
  return { input, container: name, stream: index, codec, pixels: isStill(name, 0) ? STILL_PIXELS : VIDEO_PIXELS };
};

const inSeconds = (ticks: number, [num, den]: readonly [number, number]): string => ((ticks * num) / den).toFixed(2);

/** What is wrong with pictures that did decode. */
const judgePictures = (file: MediaFile, stream: ProbedStream, decoded: DecodedPictures): readonly Problem[] => {
  const { timeBase, first, backwards, pictures, packets, complaints } = decoded;
  if (pictures * 3 < packets) return [refuse(file, 'media-damaged', `Only ${pictures} of ${packets} pictures decode.`)];
  if (backwards > 0)
    return [refuse(file, 'media-times-broken', `The largest jump is ${inSeconds(backwards, timeBase)} s.`)];
  const late = first - (stream.start_pts ?? first);
  if ((late * timeBase[0]) / timeBase[1] > 0.1) {
    const detail = `Its first ${inSeconds(late, timeBase)} s are left out; the first whole picture counts as its beginning.`;
    return [warn(file, 'media-broken-start', detail)];
  }
  return complaints ? [warn(file, 'media-decode-errors')] : [];
};

interface ReadPictures {
  readonly decoded: DecodedPictures;
  /** The first few, with what their decoder knows of them. */
  readonly frames: readonly ProbedFrame[];
}

const readPictures = async (probing: Probing, chosen: ProbedStream): Promise<ReadPictures | Problem> => {
  const { file, programs, input, options } = probing;
  try {
    const decoded = await decodePictures(programs, taskOf(probing, chosen), options);
    if (decoded.pictures === 0) return refuse(file, 'media-damaged', 'Not one picture decodes.');
    return { decoded, frames: await probeFirstFrames(programs, input, chosen.index, options) };
  } catch (error) {
    const blame = blameFile(error);
    if (!blame) throw error;
    return refuse(file, blame.code, blame.detail);
  }
};

/** Facts of the chosen picture stream; neither facts nor problems where the file has none. */
export const probePicture = async (
  probing: Probing,
  { chosen, undecodable }: Choice,
): Promise<Part<{ picture: PictureFacts }>> => {
  const { file, container } = probing;
  if (!chosen) return { problems: undecodable ? [unsupported(file, undecodable)] : [] };
  const read = await readPictures(probing, chosen);
  if (!('decoded' in read)) return { problems: [read] };
  const picture = pictureFacts(container.format.format_name ?? '', chosen, read.frames, read.decoded);
  return { facts: { picture }, problems: judgePictures(file, chosen, read.decoded) };
};

const unsupported = (file: MediaFile, codec: string): Problem =>
  refuse(
    file,
    'media-codec-unsupported',
    READABLE.has(codec)
      ? `The codec is ${codec}. Set FFMPEG_PATH to a newer ffmpeg, or export the file as H.264.`
      : notRead(codec),
  );

/** Facts of the chosen sound stream. Sound that cannot be decoded is an error that an editor may accept as silence. */
export const probeSound = async (
  probing: Probing,
  { chosen, undecodable }: Choice,
): Promise<Part<{ sound: SoundFacts }>> => {
  const { file, programs, options } = probing;
  const unreadable = (codec: string | undefined): Part<{ sound: SoundFacts }> => ({
    problems: [doubt(file, 'media-sound-unreadable', codec ? `The codec is ${codec}.` : '')],
  });
  if (!chosen) return undecodable ? unreadable(undecodable) : { problems: [] };
  try {
    const decoded = await decodeSound(programs, taskOf(probing, chosen), options);
    return decoded ? { facts: { sound: soundFacts(chosen, decoded) }, problems: [] } : { problems: [] };
  } catch (error) {
    if (!blameFile(error)) throw error;
    return unreadable(chosen.codec_name);
  }
};
