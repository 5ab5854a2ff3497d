import { READABLE } from '../../commands/decoders.ts';
import type { ProbedStream } from './ffprobe.ts';

const isPicture = ({ codec_type, disposition }: ProbedStream): boolean =>
  codec_type === 'video' && disposition?.attached_pic !== 1 && disposition?.timed_thumbnails !== 1;
const isSound = ({ codec_type }: ProbedStream): boolean => codec_type === 'audio';
const isDefault = ({ disposition }: ProbedStream): boolean => disposition?.default === 1;

const defaultFirst = (streams: readonly ProbedStream[]): readonly ProbedStream[] => [
  ...streams.filter(isDefault),
  ...streams.filter((stream) => !isDefault(stream)),
];

export interface Choice {
  readonly chosen?: ProbedStream;
  /** There are streams of the kind, but none that this build decodes and that we read: the first one's codec. */
  readonly undecodable?: string;
}

/** The stream marked as default if it can be decoded, else the first one that can. */
const choose = (streams: readonly ProbedStream[], decodes: readonly string[]): Choice => {
  const ordered = defaultFirst(streams);
  const chosen = ordered.find(
    ({ codec_name }) => codec_name && READABLE.has(codec_name) && decodes.includes(codec_name),
  );
  if (chosen) return { chosen };
  const [first] = ordered;
  return first ? { undecodable: first.codec_name ?? 'an unknown codec' } : {};
};

/** Cover art and thumbnails are never the picture. @param decodes codecs that the rendering ffmpeg has decoders for */
export const choosePicture = (streams: readonly ProbedStream[], decodes: readonly string[]): Choice =>
  choose(streams.filter(isPicture), decodes);
export const chooseSound = (streams: readonly ProbedStream[], decodes: readonly string[]): Choice =>
  choose(streams.filter(isSound), decodes);
