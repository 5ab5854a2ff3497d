import type { PictureFacts, SoundFacts } from '../../timeline/facts.ts';
import { colorOf, hasAlpha } from './color.ts';
import type { DecodedPictures, DecodedSound } from './decode.ts';
import type { ProbedFrame, ProbedStream } from './ffprobe.ts';
import { orientationOf } from './orientation.ts';

const readAspect = (text: string | undefined): readonly [number, number] => {
  const [, num = 0, den = 0] = (/^(\d+):(\d+)$/.exec(text ?? '') ?? []).map(Number);
  return num && den ? [num, den] : [1, 1];
};

/** Frames that say so count more than the container, which is silent in AVI and wrong in some transport streams. */
const isInterlaced = (frames: readonly ProbedFrame[]): boolean =>
  frames.filter(({ interlaced_frame }) => interlaced_frame === 1).length * 2 > frames.length;

/** ffprobe's name for the demuxers of single pictures; an animation that holds one picture is one too. */
export const isStill = (container: string, pictures: number): boolean =>
  container.endsWith('_pipe') || (['gif', 'apng'].includes(container) && pictures === 1);

export const pictureFacts = (
  container: string,
  stream: ProbedStream,
  frames: readonly ProbedFrame[],
  decoded: DecodedPictures,
): PictureFacts => ({
  stream: stream.index,
  codec: stream.codec_name ?? '',
  still: isStill(container, decoded.pictures),
  width: stream.width ?? 0,
  height: stream.height ?? 0,
  sampleAspect: readAspect(stream.sample_aspect_ratio),
  pixelFormat: stream.pix_fmt ?? '',
  alpha: hasAlpha(stream.pix_fmt ?? ''),
  ...orientationOf(stream.side_data_list, frames[0]?.side_data_list),
  interlaced: isInterlaced(frames),
  color: colorOf(stream),
  timeBase: decoded.timeBase,
  first: decoded.first,
  last: decoded.last,
  end: decoded.end,
  pictures: decoded.pictures,
  keys: decoded.keys,
  starts: decoded.starts,
});

export const soundFacts = (stream: ProbedStream, decoded: DecodedSound): SoundFacts => ({
  stream: stream.index,
  codec: stream.codec_name ?? '',
  channels: stream.channels ?? 0,
  layout: decoded.layout,
  sampleRate: Number(stream.sample_rate ?? 0),
  timeBase: decoded.timeBase,
  first: decoded.first,
  end: decoded.end,
});
