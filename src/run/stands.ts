import type { Problem } from '../problem.ts';

/**
 * True where a problem of the pruned manifest is one of the written manifest too: parts that the schema refused were
 * replaced, and what is found in their places, or counted from them, means nothing.
 * @param refused what the schema found
 */
export const stands = ({ at, code }: Problem, refused: readonly Problem[]): boolean =>
  !refused.some(
    ({ at: place }) =>
      within(at, place) ||
      within(place, at) ||
      (code === 'missing-subtitles' && /^\/(?:languages|subtitles)/.test(place)) ||
      (/^(?:\/editions\/[^/]+)?\/timeline/.test(at) && place.startsWith('/format')) ||
      (code === 'bad-transition' && follows(at, place)),
  );

const within = (at: string, place: string): boolean => at === place || at.startsWith(`${place}/`);

const entryOf = (at: string): { timeline: string; entry: number } => {
  const [, timeline = '', entry] = /^((?:\/editions\/[^/]+)?\/timeline)\/(\d+)/.exec(at) ?? [];
  return { timeline, entry: Number(entry ?? Number.NaN) };
};

/** A transition takes its room from the shot before as well, which may be the one that was replaced. */
const follows = (at: string, place: string): boolean => {
  const [here, there] = [entryOf(at), entryOf(place)];
  return here.timeline === there.timeline && there.entry < here.entry;
};
