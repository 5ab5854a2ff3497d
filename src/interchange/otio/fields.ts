import { divide, type Rational } from '../../rational.ts';
import type { Document } from '../cut.ts';
import { readNumber, readRate } from '../times.ts';

export type Item = Document;

export interface Range {
  readonly start: Rational;
  readonly duration: Rational;
  readonly rate: Rational;
}

export const objectOf = (value: unknown): Item | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : undefined;

/** `Clip` of `Clip.2`: later versions of a schema add fields. */
export const kindOf = (item: Item): string => String(item.OTIO_SCHEMA ?? '').replace(/\.\d+$/, '');

export const nameOf = (item: Item): string => (typeof item.name === 'string' ? item.name : '');

/** The objects of a list; empty where there is no list. */
export const objectsIn = (value: unknown): Item[] => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.map(objectOf).filter((one) => one !== undefined);
};

export const childrenOf = (item: Item): Item[] => objectsIn(item.children);

/** What Polyreel wrote beside the standard fields. */
export const ownOf = (item: Item): Document | undefined => objectOf(objectOf(item.metadata)?.polyreel);

/** Seconds of a RationalTime. */
export const secondsOf = (value: unknown): Rational | undefined => {
  const time = objectOf(value);
  const count = readNumber(time?.value);
  if (count?.num === 0n) return count;
  const rate = readRate(time?.rate) ?? readNumber(time?.rate);
  return count && rate && rate.num > 0n ? divide(count, rate) : undefined;
};

export const rangeOf = (value: unknown): Range | undefined => {
  const range = objectOf(value);
  const [start, duration] = [secondsOf(range?.start_time), secondsOf(range?.duration)];
  const rate = readRate(objectOf(range?.duration)?.rate) ?? readRate(objectOf(range?.start_time)?.rate);
  return start && duration && rate ? { start, duration, rate } : undefined;
};
