import type { MediaFacts } from '../../timeline/facts.ts';
import type { ProbedFile, ProbedStream } from './ffprobe.ts';

/** Containers that write down how long they are; of others ffprobe only gives an estimate. */
const DECLARING = /^(mov|matroska|avi|mxf|wav|w64|flac|asf|flv)/;

/** Seconds by which a file may stop short of what it declares: real cameras round, and hide a last picture or two. */
const tolerated = (declared: number): number => Math.max(0.5, 0.02 * declared);

const seconds = (ticks: number, [num, den]: readonly [number, number]): number => (ticks * num) / den;
const timeBaseOf = ({ time_base = '0/1' }: ProbedStream): readonly [number, number] => {
  const [num = 0, den = 1] = time_base.split('/').map(Number);
  return [num, den];
};

/** Matroska keeps a stream's length in a tag, `00:00:02.046000000`. */
const taggedSeconds = ({ tags = {} }: ProbedStream): number => {
  const [, hours = 0, minutes = 0, rest = 0] = (/^(\d+):(\d+):([\d.]+)$/.exec(tags.DURATION ?? '') ?? []).map(Number);
  return hours * 3600 + minutes * 60 + rest;
};

const declaredSeconds = (stream: ProbedStream): number =>
  stream.duration_ts ? seconds(stream.duration_ts, timeBaseOf(stream)) : taggedSeconds(stream);

export interface Shortfall {
  /** Seconds. */
  readonly declared: number;
  readonly found: number;
}

/** The whole file's length counts only where picture and sound are all it holds: data and subtitles may go on for longer. */
const wholeFile = ({ streams, format }: ProbedFile, ends: readonly number[]): readonly Shortfall[] => {
  if (streams.some(({ codec_type }) => codec_type !== 'video' && codec_type !== 'audio')) return [];
  const start = Number(format.start_time ?? 0) || 0;
  return [{ declared: Number(format.duration ?? 0) || 0, found: Math.max(...ends) - start }];
};

/**
 * Where a file stops well before the end that it declares, by how much; undefined where it is whole, or where its
 * container does not say how long it is.
 */
export const findShortfall = (
  file: ProbedFile,
  { picture, sound }: Pick<MediaFacts, 'picture' | 'sound'>,
): Shortfall | undefined => {
  if (!DECLARING.test(file.format.format_name ?? '')) return undefined;
  const parts = [picture, sound].filter((part) => part !== undefined);
  const each = parts.flatMap(({ stream, first, end, timeBase }) => {
    const declaring = file.streams.find(({ index }) => index === stream);
    // A stream that begins late is counted in some containers from the file's beginning, in others from its own.
    const found = seconds(end, timeBase) - Math.min(0, seconds(first, timeBase));
    return declaring ? [{ declared: declaredSeconds(declaring), found }] : [];
  });
  const ends = parts.map(({ end, timeBase }) => seconds(end, timeBase));
  return [...each, ...wholeFile(file, ends)].find(({ declared, found }) => declared - found > tolerated(declared));
};
