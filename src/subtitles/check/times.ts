import { formatTime } from '../time.ts';
import { longestAscending } from './ascending.ts';
import { about, type Check, eachCue } from './subject.ts';

/** `1.5 s` */
export const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(2))} s`;

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
  const kept = longestAscending(examined.subjects.map(({ cue }) => cue.start));
  return examined.subjects.flatMap((subject, i) =>
    kept.has(i)
      ? []
      : about(
          examined,
          subject,
          'error',
          'out-of-order',
          'it stands between cues of another time. Sort the cues by time.',
          'order',
        ),
  );
};

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
