import type { Entry, Section } from '../manifest/entries.ts';
import type { Manifest } from '../manifest/read.ts';
import { timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { multiply, rational, round } from '../rational.ts';
import type { MediaFacts } from './facts.ts';
import { fundingShot, readFunding } from './funding.ts';
import { readLogo } from './logo.ts';
import { readMusic } from './music.ts';
import { readNarration } from './narration.ts';

import { headFrames, isOverlap, overlapFrames, type Transition, tailFrames } from './passages.ts';
import { readPoster } from './poster.ts';
import { readShotAndSecond } from './second.ts';
import type { ShotDraft } from './shot.ts';
import { type Chapter, FUNDING_ENTRY, type Shot, type Timeline } from './timeline.ts';

export interface TimelineReading {
  readonly timeline?: Timeline;
  readonly problems: readonly Problem[];
}

/** Six hours: past that, times of subtitle formats and hall projectors end. */
const MAX_SECONDS = 6 * 3600;

/**
 * Lays the entries of the manifest on whole frames, in order, without gaps.
 * @param media facts by the manifest's names; a name that is missing here had its problem told already and is skipped
 * @param spoken facts of the narration by language
 */
export const buildTimeline = (
  manifest: Manifest,
  media: ReadonlyMap<string, MediaFacts>,
  spoken: ReadonlyMap<string, MediaFacts> = new Map(),
): TimelineReading => {
  const rate = manifest.format.frameRate;
  const problems: Problem[] = [];
  const shots: Shot[] = [];
  const sections: BegunSection[] = [];
  const funding = readFunding(manifest, media);
  if (funding?.places.start) shots.push(fundingShot(funding, undefined));
  for (const [entry, written] of manifest.timeline.entries()) {
    if ('section' in written) {
      sections.push({ section: written.section, entry, shot: shots.length });
      continue;
    }
    const draft = readShotAndSecond(written, entry, rate, media);
    problems.push(...draft.problems);
    const transition = transitionOf(written, manifest);
    const before = shots.at(-1);
    problems.push(...transitionProblems(transition, draft, before, entry));
    shots.push(place(draft, transition, before, entry));
  }
  const own = shots.filter(({ entry }) => entry !== FUNDING_ENTRY).length;
  if (funding?.places.end && own > 0) shots.push(fundingShot(funding, shots.at(-1)));
  const logo = readLogo(manifest, media);
  problems.push(...(funding?.problems ?? []), ...logo.problems);
  const last = shots.at(-1);
  const frames = last ? last.first + last.frames : 0;
  problems.push(...lengthProblems(own, frames, rate));
  const { frame: poster, problems: posterProblems } = readPoster(manifest.poster, rate, frames);
  const { sound, problems: soundProblems } = readSound(manifest, { media, spoken }, frames);
  // Where a shot has no true length, because it or its clip could not be read, nor has the film.
  if (!problems.some(isBlocking) && shots.every(isRead)) problems.push(...posterProblems, ...soundProblems);
  const chapters = chaptersOf(sections, shots, frames);
  const timeline = {
    ...{ rate, frames, shots, chapters },
    ...(poster === undefined ? {} : { poster }),
    ...(logo.logo ? { logo: logo.logo } : {}),
    ...sound,
  };
  return problems.some(isBlocking) ? { problems } : { timeline, problems };
};

/** What lies over the shots, from one end of the film to the other. */
const readSound = (
  manifest: Manifest,
  { media, spoken }: Readonly<Record<'media' | 'spoken', ReadonlyMap<string, MediaFacts>>>,
  frames: number,
): { sound: Pick<Timeline, 'music' | 'narration'>; problems: Problem[] } => {
  const { music, problems } = readMusic(manifest, media, frames);
  const { narration, problems: others } = readNarration(manifest, spoken, frames);
  const sound = { ...(music.length ? { music } : {}), ...(narration.length ? { narration } : {}) };
  return { sound, problems: [...problems, ...others] };
};

const isRead = ({ picture }: Shot): boolean => picture.kind !== 'clip' || picture.facts.digest !== '';

const isBlocking = ({ severity }: Problem): boolean => severity === 'block';

const place = (draft: ShotDraft, transition: Transition | undefined, before: Shot | undefined, entry: number): Shot => {
  const end = before ? before.first + before.frames : 0;
  const { frames, picture, texts } = draft;
  const first = end - overlapFrames(transition);
  return { entry, first, frames, picture, ...(texts ? { texts } : {}), ...(transition ? { transition } : {}) };
};

const transitionOf = (written: Entry, manifest: Manifest): Transition | undefined => {
  if (!('transition' in written) || !written.transition || written.transition.type === 'cut') return undefined;
  const rate = manifest.format.frameRate;
  const { type, duration } = written.transition;
  const seconds = duration ? timeSeconds(duration, rate) : rational(1, 2);
  return { type, frames: round(multiply(seconds, rate)) };
};

const transitionProblems = (
  transition: Transition | undefined,
  draft: ShotDraft,
  before: Shot | undefined,
  entry: number,
): Problem[] => {
  if (!transition) return [];
  const at = `/timeline/${entry}/transition`;
  const block = (message: string): Problem[] => [{ severity: 'block', code: 'bad-transition', at, message }];
  if (transition.frames < 1)
    return block('the transition is shorter than one frame; write "cut", or a longer duration.');
  if (isOverlap(transition.type) && !before)
    return block(
      `there is no shot before this one for a ${transition.type}; write "fade" to come up from black, or leave it out.`,
    );
  const room = before ? before.frames - headFrames(before) : Number.POSITIVE_INFINITY;
  if (tailFrames({ transition }) > room || headFrames({ transition }) > draft.frames)
    return block(
      `${transition.frames} frames of transition do not fit between a shot of ${before?.frames ?? 0} frames and one of ${draft.frames}; shorten the transition, or let the shots stand longer.`,
    );
  return [];
};

const lengthProblems = (shots: number, frames: number, rate: Manifest['format']['frameRate']): Problem[] => {
  const block = (code: string, message: string): Problem[] => [{ severity: 'block', code, at: '/timeline', message }];
  if (shots === 0) return block('empty-timeline', 'sections take no time: add a clip, a still or a card.');
  const seconds = Number((BigInt(frames) * rate.den) / rate.num);
  return seconds > MAX_SECONDS
    ? block('too-long', `the film would last ${Math.round(seconds / 360) / 10} hours; at most 6.`)
    : [];
};

/** A section with its place in the timeline, and the first shot after it. */
interface BegunSection {
  readonly section: Section['section'];
  readonly entry: number;
  readonly shot: number;
}

/** A section lasts until the next one; what stands before the first is part of no chapter. */
const chaptersOf = (sections: readonly BegunSection[], shots: readonly Shot[], frames: number): Chapter[] => {
  const starts = sections.map(({ shot }) => shots[shot]?.first ?? frames);
  return sections.flatMap(({ section, entry }, i) => {
    const first = starts[i] ?? frames;
    const length = (starts[i + 1] ?? frames) - first;
    const { title, kind, country } = section;
    return length > 0
      ? [{ entry, first, frames: length, title, ...(kind ? { kind } : {}), ...(country ? { country } : {}) }]
      : [];
  });
};
