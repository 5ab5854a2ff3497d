import { countCharacters } from '../../subtitles/check/graphemes.ts';
import { type Limits, UNREADABLE } from '../../subtitles/check/limits.ts';
import { lineText } from '../../subtitles/cue.ts';
import { type CueText, linesOf } from './cues.ts';

/** What the language allows, as far as it can be measured. */
export type Allowed = Omit<Limits, 'dash'>;

/** How far something may be from what is allowed. */
export type Verdict = 'good' | 'warning' | 'error';

/** What a reader has to read, counted as the service's own checks count it. */
export interface Measure {
  /** Characters of each line. */
  readonly lines: readonly number[];
  readonly longest: number;
  /** Characters a second, rounded up as the problems say it. */
  readonly speed: number;
  /** Seconds on the screen. */
  readonly seconds: number;
  readonly verdict: {
    readonly longest: Verdict;
    readonly lines: Verdict;
    readonly speed: Verdict;
    readonly seconds: Verdict;
  };
}

export const measure = ({ start, end, text }: Pick<CueText, 'start' | 'end' | 'text'>, limits: Allowed): Measure => {
  const lines = linesOf(text).map((line) => countCharacters(lineText(line)));
  const longest = Math.max(0, ...lines);
  const length = end - start;
  const exact = length > 0 ? (lines.reduce((sum, one) => sum + one, 0) * 1000) / length : 0;
  return {
    ...{ lines, longest, speed: Math.ceil(exact), seconds: length / 1000 },
    verdict: {
      longest: longest > limits.charactersPerLine ? 'error' : 'good',
      lines: lines.length > limits.lines ? 'error' : 'good',
      speed: speedVerdict(exact, limits.charactersPerSecond),
      seconds: length < limits.shortest || length > limits.longest ? 'warning' : 'good',
    },
  };
};

const speedVerdict = (speed: number, limit: number): Verdict =>
  speed <= limit ? 'good' : speed > limit * UNREADABLE ? 'error' : 'warning';
