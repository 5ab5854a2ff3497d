import type { Span } from '../plan/spans.ts';
import type { Timeline } from '../timeline/timeline.ts';

/** Index of the shot that a span shows; in a transition, of the one that comes. */
export const shotOf = ({ parts }: Pick<Span, 'parts'>, { shots }: Pick<Timeline, 'shots'>): number => {
  const last = parts.at(-1)?.shot;
  return last ? shots.indexOf(last) : -1;
};
