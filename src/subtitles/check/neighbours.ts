import { countCharacters } from './graphemes.ts';
import { UNREADABLE } from './limits.ts';
import { alongLanes, leastGap, parted } from './parting.ts';
import { about, type Check, type Examined, type Subject } from './subject.ts';
import { seconds } from './times.ts';

/** What `find` makes of each two cues that follow each other in one lane, by time. */
const alongNeighbours = <Found>(
  byTime: readonly Subject[],
  find: (before: Subject, subject: Subject) => Found | undefined,
): Found[] => {
  const all: Found[] = [];
  alongLanes(byTime, (before, subject) => {
    const found = find(before, subject);
    if (found !== undefined) all.push(found);
    return undefined;
  });
  return all;
};

const overlapping = (byTime: readonly Subject[]): [Subject, Subject][] =>
  alongNeighbours(byTime, (before, subject) => (before.cue.end > subject.cue.start ? [before, subject] : undefined));

export const overlap: Check = (examined) => {
  const pairs = overlapping(examined.byTime);
  if (pairs.length === 0) return [];
  const stubborn = new Set(
    overlapping(alongLanes(examined.byTime, parted(examined)).subjects).map(([, subject]) => subject.place.cue),
  );
  return pairs.map(([before, subject]) => {
    const mendable = !stubborn.has(subject.place.cue);
    const sentence = `it starts ${seconds(before.cue.end - subject.cue.start)} before cue ${before.place.cue} ends. End that one sooner.`;
    return about(examined, subject, 'error', 'overlap', sentence, mendable ? 'overlap' : undefined);
  });
};

const speedOf = ({ text }: Subject, length: number): number =>
  (countCharacters(text.replaceAll('\n', '')) * 1000) / length;

/** 0 where a cue can be read, 1 where it is too fast, 2 where nobody can read it. */
const hurry = (subject: Subject, length: number, { limits }: Examined): number => {
  const share = speedOf(subject, length) / limits.charactersPerSecond;
  return share > UNREADABLE ? 2 : share > 1 ? 1 : 0;
};

/** When the earlier cue may end to leave the gap, unless that makes it too short or too fast; undefined where the gap is there. */
export const shortened = (before: Subject, subject: Subject, examined: Examined): number | undefined => {
  const between = subject.cue.start - before.cue.end;
  const end = subject.cue.start - leastGap(examined);
  if (between < 0 || end >= before.cue.end) return undefined;
  const [now, then] = [before.cue.end - before.cue.start, end - before.cue.start];
  return then >= examined.limits.shortest && hurry(before, then, examined) === hurry(before, now, examined)
    ? end
    : undefined;
};

export const gap: Check = (examined) =>
  alongNeighbours(examined.byTime, (before, subject) => {
    const between = subject.cue.start - before.cue.end;
    const least = leastGap(examined);
    if (between < 0 || between >= least) return undefined;
    const sentence = `${between} ms after cue ${before.place.cue}; at least ${examined.limits.gap} frames (${least} ms). End that one sooner.`;
    const repair = shortened(before, subject, examined) === undefined ? undefined : 'gap';
    return about(examined, subject, 'warning', 'gap', sentence, repair);
  });
