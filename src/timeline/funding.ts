import { fundingDuration, fundingPlaces, fundingTexts } from '../manifest/funding.ts';
import type { Manifest } from '../manifest/read.ts';
import { timeSeconds } from '../manifest/time.ts';
import type { Problem } from '../problem.ts';
import { multiply, rational, round } from '../rational.ts';
import type { MediaFacts } from './facts.ts';
import { DEFAULT_BACKGROUND, stillProblems } from './shot.ts';
import { type CardPicture, FUNDING_ENTRY, type Shot } from './timeline.ts';

/** The card that says who paid for the film, before it is given its place. */
export interface FundingCard {
  readonly picture: CardPicture;
  readonly frames: number;
  readonly places: ReturnType<typeof fundingPlaces>;
  /** Frames of the dip through black that it begins with after another shot. */
  readonly dip: number;
  readonly problems: readonly Problem[];
}

/** The card that the manifest's `funding` makes; undefined where there is none. */
export const readFunding = (
  { funding, languages, format }: Manifest,
  media: ReadonlyMap<string, MediaFacts>,
): FundingCard | undefined => {
  if (!funding) return undefined;
  const { emblem } = funding;
  const facts = emblem ? media.get(emblem) : undefined;
  const rate = format.frameRate;
  const frames = round(multiply(timeSeconds(fundingDuration(funding), rate), rate));
  const picture: CardPicture = {
    kind: 'card',
    background: DEFAULT_BACKGROUND,
    funding: fundingTexts(funding, languages),
    ...(emblem && facts ? { image: { media: emblem, facts } } : {}),
  };
  const message = 'lasts less than one frame; write a longer duration.';
  return {
    picture,
    frames: Math.max(1, frames),
    places: fundingPlaces(funding),
    dip: round(multiply(rational(4, 5), rate)),
    problems: [
      ...(frames > 0 ? [] : [{ severity: 'block', code: 'no-duration', at: '/funding/duration', message } as const]),
      ...(emblem ? stillProblems(facts, emblem, '/funding/emblem') : []),
    ],
  };
};

/**
 * The card as a shot: the film's first, or its last one. At the end it comes up through black, as the editor would have
 * it, where the shot before is long enough to give it half of the dip; that shortens nothing.
 */
export const fundingShot = ({ picture, frames, dip }: FundingCard, before: Shot | undefined): Shot => {
  const first = before ? before.first + before.frames : 0;
  const taken = before?.transition?.frames ?? 0;
  const fits = before !== undefined && before.frames - taken >= dip && frames >= 2 * dip;
  return {
    entry: FUNDING_ENTRY,
    ...{ first, frames, picture },
    ...(fits ? { transition: { type: 'fade', frames: dip } as const } : {}),
  };
};
