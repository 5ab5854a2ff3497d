import { firstAbove } from '../plan/in-time.ts';
import { divide, formatRational, multiply, type Rational, rational, round } from '../rational.ts';
import type { PictureFacts } from '../timeline/facts.ts';
import { type Guard, guardedInput, STILL_PIXELS, VIDEO_PIXELS } from './guard.ts';
import { formatSeconds } from './seconds.ts';

/**
 * Conformed frames of a clip: frame k stands for the source time `k × speed / rate` after the source's first picture, and
 * shows the last picture whose time is before that of `k + ½`. So a conformed frame is the same picture whatever shot or
 * span asks for it. Frames past the source's end show its last picture.
 */
export interface ClipUse {
  /** The first conformed frame, and how many follow each other from there. */
  readonly first: number;
  readonly frames: number;
  /** Frames a second of the film. */
  readonly rate: Rational;
  readonly speed: Rational;
  /** False: decode from the file's beginning; slow, but right where a file's index is not. */
  readonly seek?: boolean;
}

export interface InputFile {
  /** As it stands in the work folder, without an extension that ffmpeg could read something into. */
  readonly path: string;
  /** MediaFacts.container. */
  readonly container: string;
  /** Threads of the decoder; the frames do not depend on it. */
  readonly threads?: number;
}

const secondsOf = (ticks: number, { timeBase }: PictureFacts): Rational =>
  multiply(rational(ticks), rational(...timeBase));

/** The conformed frame at which a picture, by its time in ticks, is first shown. */
export const frameOf = (ticks: number, facts: PictureFacts, { rate, speed }: Pick<ClipUse, 'rate' | 'speed'>): number =>
  round(divide(multiply(secondsOf(ticks - facts.first, facts), rate), speed));

/**
 * The last key picture at or before the first frame where it starts everything anew, and the one before it where it may
 * not: what follows may still lean on the group before it (open groups, as in MPEG-2, AVCHD and much of H.264).
 * Undefined: from the file's beginning.
 */
const seekTarget = (facts: PictureFacts, use: ClipUse): number | undefined => {
  if (use.seek === false) return undefined;
  const found = firstAbove(facts.keys, use.first, (key) => frameOf(key, facts, use)) - 1;
  const key = facts.keys[found];
  if (key !== undefined && facts.starts?.includes(key)) return found >= 1 ? key : undefined;
  return found >= 2 ? facts.keys[found - 1] : undefined;
};

/** Times keep the source's clock. One thread a filter: other spans keep the other cores busy. */
const GLOBAL = ['-copyts', '-filter_complex_threads', '1'];

const openInput = ({ path, container, threads = 2 }: InputFile, guard: Guard): readonly string[] => [
  ...GLOBAL,
  ...['-threads', `${threads}`, '-noautorotate', '-reinit_filter', '0'],
  ...guardedInput(path, { ...guard, container }),
];

/** Arguments that open a clip for the frames of `use`, up to and with `-i`. Times keep the source's clock (`-copyts`). */
export const clipInput = (facts: PictureFacts, use: ClipUse, file: InputFile): readonly string[] => {
  const target = seekTarget(facts, use);
  const seek = ['-noaccurate_seek', '-seek_timestamp', '1'];
  return [
    ...(target === undefined ? [] : [...seek, '-ss', formatSeconds(secondsOf(target, facts))]),
    ...openInput(file, { pixels: VIDEO_PIXELS }),
  ];
};

/** Arguments that open a still picture; it is decoded once. */
export const stillInput = (file: InputFile): readonly string[] => openInput(file, { pixels: STILL_PIXELS });

/**
 * Output options without which ffmpeg adds and drops frames by what it thinks of the rate: every output that a conform
 * feeds needs them. (`-fps_mode`, its newer name, is unknown to the build of 2018.)
 */
export const EVERY_FRAME: readonly string[] = ['-vsync', '0'];

/** Filter labels, without their brackets. */
export interface Labels {
  /** Such as `0:1`: the input and PictureFacts.stream. */
  readonly from: string;
  readonly to: string;
}

/** What ffmpeg can hold as the denominator of a time base, and a clock that divides all usual ones: the flick. */
const [LARGEST, FLICK] = [2 ** 31 - 1, 705_600_000];

/** Pictures whole, in their true order and size, timed in the source's ticks from zero. */
const sourcePictures = (facts: PictureFacts): string => {
  // A picture whose size or format changes in mid-stream is brought back at once: later filters are set up only once.
  const size = `scale=${facts.width}:${facts.height}`;
  // Before the timing, so that every picture has its true neighbours; only pictures that are marked as interlaced change.
  const fields = facts.interlaced ? ',bwdif=mode=send_frame:parity=auto:deint=interlaced' : '';
  const [num, den] = facts.timeBase;
  return `${size}${fields},settb=${num}/${den},setpts=PTS-(${facts.first})`;
};

/** From source time to film time, on a clock fine enough that nothing is rounded, and on to frames at the film's rate. */
const conformRate = ({ timeBase: [num, den] }: PictureFacts, { rate, speed }: ClipUse): string => {
  const fine = Number(speed.num) * den;
  const clock = fine <= LARGEST ? `settb=${num}/${fine}` : `settb=1/${FLICK}`;
  return `${clock},setpts=round(PTS*${speed.den}/${speed.num}),fps=${formatRational(rate)}:round=near`;
};

/**
 * The first picture that comes, `frames` times. One more is made and cut off again: the fps filter, which alone tells what
 * follows the film's rate, may drop the last one of its input.
 */
export const holdFrames = (frames: number, rate: Rational): string =>
  `loop=loop=${frames}:size=1:start=0,${countFrames(rate)},fps=${formatRational(rate)},trim=end_frame=${frames}`;

/** Numbers frames from zero on, one by one, at the film's rate. */
const countFrames = (rate: Rational): string => `settb=${rate.den}/${rate.num},setpts=N`;

/**
 * Filters that give exactly `use.frames` pictures of the source, in its own size and colours, at the film's rate from zero.
 * A count that comes out short means that a seek landed too late: ask again with `seek: false`.
 */
export const clipTiming = (facts: PictureFacts, use: ClipUse, { from, to }: Labels): string => {
  const end = use.first + use.frames;
  // The fps filter may drop the source's very last picture, by what it thinks of its length: we hold that one ourselves.
  const lastFrame = frameOf(facts.last, facts, use);
  const moving = Math.max(0, Math.min(end, lastFrame) - use.first);
  const source = `[${from}]${sourcePictures(facts)}`;
  const count = countFrames(use.rate);
  const move = `${conformRate(facts, use)},trim=start_pts=${use.first}:end_pts=${use.first + moving},${count}`;
  const rest = `trim=start_pts=${facts.last - facts.first},${holdFrames(use.frames - moving, use.rate)}`;
  if (moving === use.frames) return `${source},${move}[${to}]`;
  if (moving === 0) return `${source},${rest}[${to}]`;
  const [a, b, c, d] = [`${to}a`, `${to}b`, `${to}c`, `${to}d`];
  return `${source},split[${a}][${b}];[${a}]${move}[${c}];[${b}]${rest}[${d}];[${c}][${d}]concat,${count}[${to}]`;
};
