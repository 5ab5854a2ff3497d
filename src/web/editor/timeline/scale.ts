/** Frames, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The part of a timeline that is in sight. */
export interface View {
  /** Pixels from the first frame to the left edge. */
  readonly left: number;
  /** Pixels. */
  readonly width: number;
  /** Pixels a frame. */
  readonly scale: number;
}

export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Browsers draw nothing wider than some millions of pixels. */
const WIDEST = 8_000_000;
/** Pixels a frame, at the nearest. */
const NEAREST = 12;

/** The scale at which everything is in sight. */
export const fitting = (frames: number, width: number): number => (frames > 0 ? width / frames : 1);

/** Keeps a scale between everything in sight and single frames. */
export const clampScale = (scale: number, frames: number, width: number): number => {
  const least = fitting(frames, width);
  const most = Math.max(least, Math.min(NEAREST, WIDEST / Math.max(1, frames)));
  return Math.min(most, Math.max(least, scale));
};

/**
 * Those that are in sight, of stretches in the order of their starts that overlap little.
 * @param margin pixels on both sides that count as in sight
 * @returns their range in the list, half-open
 */
export const inSight = (
  items: readonly Stretch[],
  { left, width, scale }: View,
  margin = 0,
): readonly [first: number, end: number] => {
  const [from, to] = [(left - margin) / scale, (left + width + margin) / scale];
  let first = firstWhere(items, ({ end }) => end > from);
  // Stretches may overlap: one that begins earlier may reach in.
  while (first > 0 && (items[first - 1]?.end ?? 0) > from) first -= 1;
  return [
    first,
    Math.max(
      first,
      firstWhere(items, ({ start }) => start >= to),
    ),
  ];
};

const firstWhere = (items: readonly Stretch[], holds: (item: Stretch) => boolean): number => {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
};

export const secondsOf = (frames: number, { numerator, denominator }: Rate): number =>
  (frames * denominator) / Math.max(1, numerator);

/** A moment of the film to the hundredth of a second, such as `1:04.20`. */
export const moment = (frames: number, rate: Rate): string => {
  const hundredths = Math.round(secondsOf(frames, rate) * 100);
  const [minutes, rest] = [Math.floor(hundredths / 6_000), hundredths % 6_000];
  const two = (number: number): string => String(number).padStart(2, '0');
  const hours = Math.floor(minutes / 60);
  const clock = hours > 0 ? `${hours}:${two(minutes % 60)}` : String(minutes);
  return `${clock}:${two(Math.floor(rest / 100))}.${two(rest % 100)}`;
};

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600];

/** Seconds between the marks of the ruler, so that their words do not touch. */
export const rulerStep = (scale: number, rate: Rate): number => {
  const perSecond = (scale * rate.numerator) / Math.max(1, rate.denominator);
  return STEPS.find((step) => step * perSecond >= 80) ?? 7_200;
};
