import type { Chances } from '../../support/seed.ts';

/** Right before the nth thing that a program does with a file whose path is meant, or so many milliseconds after it. */
export interface Moment {
  /** A regular expression. */
  readonly path: string;
  readonly nth: number;
  readonly pause: number;
  /** What it does to itself then: send a signal, or take memory until there is none. */
  readonly signal: 'SIGKILL' | 'SIGSTOP' | 'SIGTERM' | 'memory';
}

/** What a program says on stderr when its moment has come. */
export const CAME = 'its moment has come';

/** Stages of a render, and how many of their moments a worker that is alone surely sees. */
const STAGES = {
  // Folders that steps run in: ffmpeg works in most of them for some tenths of a second.
  span: { path: '/work/[^/]+$', most: 8, pause: 400 },
  result: { path: '/results/', most: 60, pause: 0 },
  film: { path: '/work/.+/(chapters\\.txt|film\\.)', most: 4, pause: 20 },
  release: { path: '/releases/', most: 12, pause: 0 },
} as const;

export type Stage = keyof typeof STAGES;
export const stages = Object.keys(STAGES) as Stage[];

export const momentIn = (stage: Stage, signal: Moment['signal'], { below }: Chances): Moment => {
  const { path, most, pause } = STAGES[stage];
  return { path, nth: 1 + below(most), pause: pause && below(pause), signal };
};

/** What a program is started with that has such a moment. */
export const withMoment = (moment: Moment) => ({
  settings: {
    TEST_MOMENT: JSON.stringify(moment),
    ...(moment.signal === 'memory' ? { NODE_OPTIONS: '--max-old-space-size=200' } : {}),
  },
  before: ['./tests/faults/support/at-moment.ts'],
});
