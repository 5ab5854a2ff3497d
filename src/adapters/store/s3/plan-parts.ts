import type { ByteRange, KnownRun } from '../../../ports.ts';

/** A part of an object that is being put together: copied from another object, or sent. */
export interface PlannedPart extends ByteRange {
  readonly from?: KnownRun['from'];
}

/** Sizes in bytes. */
export interface PartSizes {
  /** What every part but the last must have. */
  readonly smallest: number;
  /** About what a part that is sent has. */
  readonly part: number;
  /** The most that one part copies. */
  readonly copy: number;
}

/** S3 knows no more parts of one object. */
export const MOST_PARTS = 10_000;

/**
 * Divides a file into parts, in order: copies where runs are long enough, and what lies between them is sent. Where that is
 * smaller than a part must be, it grows into the run that follows.
 * @param known in order, without overlaps
 */
export const planParts = (size: number, known: readonly KnownRun[], sizes: PartSizes): readonly PlannedPart[] => {
  const smallest = Math.max(sizes.smallest, Math.ceil(size / MOST_PARTS));
  const [part, copy] = [Math.max(sizes.part, smallest), Math.max(sizes.copy, 2 * smallest)];
  return stretchesOf(size, known, smallest).flatMap((stretch) => {
    const bytes = stretch.end - stretch.first;
    return divided(stretch, stretch.from ? Math.ceil(bytes / copy) : Math.max(1, Math.floor(bytes / part)));
  });
};

/** What is copied in one go and what is sent in one go, each long enough to be a part. */
const stretchesOf = (size: number, known: readonly KnownRun[], smallest: number): readonly PlannedPart[] => {
  const stretches: PlannedPart[] = [];
  let at = 0;
  for (const { first, end, from } of known) {
    const begin = first === at ? first : Math.max(first, at + smallest);
    const isLong = end - begin >= smallest || (end === size && end > begin);
    if (!isLong) continue;
    if (begin > at) stretches.push({ first: at, end: begin });
    stretches.push({ first: begin, end, from: { name: from.name, first: from.first + begin - first } });
    at = end;
  }
  if (at < size) stretches.push({ first: at, end: size });
  return stretches;
};

const divided = ({ first, end, from }: PlannedPart, count: number): readonly PlannedPart[] => {
  const edge = (i: number): number => first + Math.floor(((end - first) * i) / count);
  return Array.from({ length: count }, (_, i) => {
    const [begin, stop] = [edge(i), edge(i + 1)];
    const range = { first: begin, end: stop };
    return from ? { ...range, from: { name: from.name, first: from.first + begin - first } } : range;
  });
};
