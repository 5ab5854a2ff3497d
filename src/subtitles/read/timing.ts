import { parseTimestamps } from 'subtitle';

/** One line's times in milliseconds and what stood behind them. */
export interface Timing {
  readonly start: number;
  readonly end: number;
  readonly settings: string;
  /** True where the form is one that other programs refuse or read otherwise, such as `0:1:2` or `00:00:01,5`. */
  readonly unusual: boolean;
}

const TIME = /^(-?)(?:(\d{1,4}):)?(\d{1,3}):(\d{1,3})(?:[.,](\d{1,9}))?$/;
const STANDARD = /^(\d{2,}:)?\d\d:\d\d[.,]\d{3}$/;
const FIRST_WORD = /^\S+/;
/** The arrow of the formats, and what word processors make of it. */
const ARROW = /-{2,4}>|[-–—]>|→/;
const FRACTION = /[.,]\d{1,3}$/;

/**
 * Brings a time to `HH:MM:SS.mmm`. The package `subtitle` reads `,5` as 5 ms and refuses a missing fraction, three-digit
 * seconds and minus signs, so it is handed this form only. Undefined where it is no time.
 */
const canonical = (text: string): string | undefined => {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, sign = '', hours = '0', minutes = '', seconds = '', fraction = ''] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const two = (digits: string): string => String(Number(digits)).padStart(2, '0');
  return `${sign}${two(hours)}:${two(minutes)}:${two(seconds)}.${fraction.slice(0, 3).padEnd(3, '0')}`;
};

/** A minus sign is kept apart, for the caller to refuse the cue by its value. */
const pair = (start: string, end: string): { start: number; end: number } => {
  const times = parseTimestamps(`${start.replace('-', '')} --> ${end.replace('-', '')}`);
  return {
    start: start.startsWith('-') ? -times.start : times.start,
    end: end.startsWith('-') ? -times.end : times.end,
  };
};

/** True for a line that is meant to be a timing: it has the arrow, or nothing but two times with fractions. */
export const looksLikeTiming = (line: string): boolean => {
  if (line.includes('-->')) return true;
  if (line.length > 200 || !/^[ \t]*-?\d/.test(line)) return false;
  const times = line.split(/[-–—]>|→|\s+/).filter((word) => word.includes(':'));
  return times.length === 2 && times.every((word) => FRACTION.test(word) && canonical(word) !== undefined);
};

/** What the package `subtitle` reads rightly as it stands. */
const PLAIN = /^(?:\d\d:)?[0-5]\d:[0-5]\d[.,]\d{3} --> (?:\d\d:)?[0-5]\d:[0-5]\d[.,]\d{3}(?: .*)?$/;

/** Reads `start --> end settings`; undefined where either time cannot be read. */
export const readTiming = (line: string): Timing | undefined => {
  if (!PLAIN.test(line)) return readUnusual(line);
  const { start, end, settings = '' } = parseTimestamps(line);
  return { start, end, settings: settings.trim(), unusual: false };
};

const readUnusual = (line: string): Timing | undefined => {
  const arrow = ARROW.exec(line);
  if (!arrow) return undefined;
  const left = line.slice(0, arrow.index).trim();
  const right = line.slice(arrow.index + arrow[0].length).trim();
  const last = FIRST_WORD.exec(right)?.[0] ?? '';
  const [start, end] = [canonical(left), canonical(last)];
  if (start === undefined || end === undefined) return undefined;
  const unusual = arrow[0] !== '-->' || !STANDARD.test(left) || !STANDARD.test(last);
  return { ...pair(start, end), settings: right.slice(last.length).trim(), unusual };
};
