import type { Mark } from '../timeline/paint.ts';
import type { FilmPlan, RenderSpan } from '../types.ts';

/** What a plan would make, as it is drawn on the timeline. */
export const marksOfPlan = ({ spans }: FilmPlan): Mark[] =>
  spans.map(({ start, end, looks }) => ({
    ...{ start, end, share: 0 },
    kind: looks.some(({ reuse }) => !reuse) ? 'planned' : 'reused',
  }));

/** How the pictures of a render stand. */
export const marksOfRender = (spans: readonly RenderSpan[]): Mark[] =>
  spans.map(({ start, end, made, reused }) => ({ start, end, share: made, kind: reused ? 'reused' : 'made' }));
