import type { CueProblem } from '../problem.ts';
import { formatTime } from '../time.ts';
import { about, type Check, type Examined, eachCue, type Subject } from './subject.ts';

const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(2))} s`;

export const duration = eachCue((subject, examined) => {
  const { shortest, longest } = examined.limits;
  const length = subject.cue.end - subject.cue.start;
  if (length < shortest)
    return about(
      examined,
      subject,
      'warning',
      'duration',
      `${seconds(length)} on the screen; at least ${seconds(shortest)}. Let it stand longer.`,
    );
  if (length > longest)
    return about(
      examined,
      subject,
      'warning',
      'duration',
      `${seconds(length)} on the screen; at most ${seconds(longest)}. Split it or end it sooner.`,
    );
  return undefined;
});

export const outOfOrder: Check = (examined) => {
  const problems: CueProblem[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const subject of examined.subjects) {
    if (subject.cue.start < latest)
      problems.push(
        about(
          examined,
          subject,
          'error',
          'out-of-order',
          'it stands after cues that start later. Sort the cues by time.',
          'order',
        ),
      );
    latest = Math.max(latest, subject.cue.start);
  }
  return problems;
};

const lane = ({ cue }: Subject): string =>
  `${cue.position?.vertical ?? 'bottom'} ${cue.position?.horizontal ?? 'center'}`;

/** Pairs of cues that follow each other in one place of the picture, by time. Cues in other places do not disturb. */
export const neighbours = (examined: Examined): [Subject, Subject][] => {
  const last = new Map<string, Subject>();
  const pairs: [Subject, Subject][] = [];
  for (const subject of examined.byTime) {
    const before = last.get(lane(subject));
    if (before) pairs.push([before, subject]);
    if (!before || subject.cue.end >= before.cue.end) last.set(lane(subject), subject);
  }
  return pairs;
};

export const overlap: Check = (examined) =>
  neighbours(examined).flatMap(([before, subject]) =>
    before.cue.end > subject.cue.start
      ? about(
          examined,
          subject,
          'error',
          'overlap',
          `it starts ${seconds(before.cue.end - subject.cue.start)} before cue ${before.place.cue} ends. End that one sooner.`,
          'overlap',
        )
      : [],
  );

export const gap: Check = (examined) =>
  neighbours(examined).flatMap(([before, subject]) => {
    const between = subject.cue.start - before.cue.end;
    const least = Math.floor(examined.limits.gap * examined.frame);
    if (between < 0 || between >= least) return [];
    const sentence = `${between} ms after cue ${before.place.cue}; at least ${examined.limits.gap} frames (${least} ms). End that one sooner.`;
    return about(examined, subject, 'warning', 'gap', sentence, 'gap');
  });

/** `length` is the film's, in milliseconds. A frame past the end is rounding. */
export const pastEnd = (length: number): Check =>
  eachCue((subject, examined) => {
    const end = formatTime(length, ',');
    if (subject.cue.start >= length)
      return about(
        examined,
        subject,
        'block',
        'past-end',
        `it starts after the film's end (${end}). Delete it, or check that the file belongs to this cut.`,
      );
    if (subject.cue.end > length + examined.frame)
      return about(
        examined,
        subject,
        'error',
        'past-end',
        `it stands ${seconds(subject.cue.end - length)} past the film's end (${end}). End it sooner.`,
      );
    return undefined;
  });

const NEAR = 500;

/** `cuts` are the moments, ascending milliseconds, at which a shot begins: text that lingers just past one flickers. */
export const crossesCut =
  (cuts: readonly number[]): Check =>
  (examined) => {
    let next = 0;
    return examined.byTime.flatMap((subject) => {
      const { start, end } = subject.cue;
      while ((cuts[next] ?? Number.POSITIVE_INFINITY) <= start) next++;
      const cut = cuts[next];
      if (cut === undefined || cut >= end || (cut - start >= NEAR && end - cut >= NEAR)) return [];
      return about(
        examined,
        subject,
        'info',
        'crosses-cut',
        `a cut at ${formatTime(cut, ',')} falls less than half a second from its start or end. Begin or end it on the cut.`,
      );
    });
  };
