import type { Entry } from '../../manifest/entries.ts';
import type { Localised } from '../../manifest/localised.ts';
import type { Timeline } from '../../timeline/timeline.ts';

/** Questions that the hall talks about, and the frame before which the film waits for them. */
export interface PausePoint {
  readonly frame: number;
  readonly questions: readonly Localised[];
}

/**
 * Where the film pauses: at the end of each shot and section that has questions, in the film's order; those that come
 * together are one pause, a shot's before its section's. Under a transition that leads away, before it begins.
 */
export const pausesOf = (
  { timeline: entries }: { readonly timeline: readonly Entry[] },
  { shots, chapters }: Timeline,
): PausePoint[] => {
  const asked = (entry: number): readonly Localised[] => {
    const written = entries[entry];
    return (written && 'section' in written ? written.section.questions : written?.questions) ?? [];
  };
  const points = new Map<number, Localised[]>();
  const add = (frame: number, questions: readonly Localised[]): void => {
    if (questions.length) points.set(frame, [...(points.get(frame) ?? []), ...questions]);
  };
  for (const [i, { entry, first, frames }] of shots.entries())
    add(Math.min(first + frames, shots[i + 1]?.first ?? Number.POSITIVE_INFINITY), asked(entry));
  for (const { entry, first, frames } of chapters) add(first + frames, asked(entry));
  return [...points].sort(([a], [b]) => a - b).map(([frame, questions]) => ({ frame, questions }));
};
