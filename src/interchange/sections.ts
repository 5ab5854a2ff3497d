import { compare, multiply, type Rational, round } from '../rational.ts';
import type { Document, Mark, Tell } from './cut.ts';
import type { CutShot } from './shots.ts';
import { writeTimecode } from './times.ts';

/** The entries with a section before each shot in which a marker stands. */
export const placeMarks = (
  marks: readonly Mark[],
  shots: readonly CutShot[],
  entries: readonly Document[],
  rate: Rational,
  tell: Tell,
): Document[] => {
  const sections = new Map<number, Document[]>();
  for (const { at, title, own } of [...marks].sort((a, b) => compare(a.at, b.at))) {
    const frame = round(multiply(at, rate));
    const i = shots.findIndex(({ first, end }) => frame >= first && frame < end);
    const place = `marker "${title}" at ${writeTimecode(Math.max(0, frame), rate)}`;
    const there = sections.get(i) ?? [];
    if (i < 0) tell('warning', 'marker', place, 'it stands outside the film and was left out.');
    else if (there.length && !own)
      tell(
        'warning',
        'marker',
        place,
        'another marker stands in the same shot; a chapter begins with a shot, so this one was left out.',
      );
    else {
      const moved = frame !== shots[i]?.first && !own;
      if (moved)
        tell(
          'info',
          'marker',
          place,
          `a chapter begins with a shot: it was moved to ${writeTimecode(shots[i]?.first ?? 0, rate)}.`,
        );
      sections.set(i, [...there, { section: own ?? { title: title.trim() || `Chapter ${sections.size + 1}` } }]);
    }
  }
  return entries.flatMap((entry, i) => [...(sections.get(i) ?? []), entry]);
};
