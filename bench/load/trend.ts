import { median, slope } from './numbers.ts';

/** What was measured at a moment, by names; a name may be missing now and then. */
export interface Sample {
  /** Seconds since the beginning. */
  readonly at: number;
  readonly values: Readonly<Record<string, number>>;
}

export interface Trend {
  readonly name: string;
  /** Medians of the first and of the second half. */
  readonly first: number;
  readonly second: number;
  /** In an hour, over the second half: what fills up once has done so by then. */
  readonly perHour: number;
  readonly isFlat: boolean;
}

/** What may be more in the second half than in the first and is no growth: a tenth, and so much of a few. */
const MORE = 1.1;
const FEW = 10;

/** How each measure went: two halves of the same work must need the same. */
export const trendsOf = (samples: readonly Sample[]): Trend[] => {
  const names = [...new Set(samples.flatMap(({ values }) => Object.keys(values)))];
  const middle = (samples.at(-1)?.at ?? 0) / 2;
  return names.map((name) => {
    const points = samples.flatMap(({ at, values: { [name]: value } }) =>
      value === undefined ? [] : [[at, value] as const],
    );
    const late = points.filter(([at]) => at >= middle);
    const first = median(points.filter(([at]) => at < middle).map(([, value]) => value));
    const second = median(late.map(([, value]) => value));
    return { name, first, second, perHour: slope(late) * 3600, isFlat: second <= first * MORE + FEW };
  });
};

export const trendRow = ({ name, first, second, perHour }: Trend): string =>
  `| ${name} | ${first.toFixed(1)} | ${second.toFixed(1)} | ${perHour >= 0 ? '+' : ''}${perHour.toFixed(1)} |`;
