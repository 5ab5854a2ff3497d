import type { RenderRecord } from '../documents/model.ts';
import { PolyreelError } from '../errors.ts';
import { shotOf } from '../run/shot-of.ts';
import type { RenderSpan } from './renders-port.ts';
import { shareOf } from './span-shares.ts';
import { isProgress } from './view.ts';
import type { Workshop } from './workshop.ts';

/**
 * The spans of a render's plan, with what it reported last of each.
 * @param reported by its job, while it has not ended
 */
export const renderSpans = async (
  { planner }: Pick<Workshop, 'planner'>,
  record: RenderRecord,
  reported: unknown,
): Promise<RenderSpan[]> => {
  const plan = await planner.plan(record).catch(unplanned);
  const letters = record.spans ?? spansIn(reported);
  // Renders that ended before this was written down made, or found, everything.
  const standIn = record.state === 'succeeded' ? 'a' : undefined;
  return (plan?.scenes ?? []).map(({ span }, i) => ({
    ...{ start: span.first, end: span.first + span.frames, shot: plan ? shotOf(span, plan.timeline) : 0 },
    ...shareOf(letters?.[i] ?? standIn),
  }));
};

/** A render that cannot be planned says so itself, and has no spans. */
const unplanned = (error: unknown): undefined => {
  if (!(error instanceof PolyreelError && error.code === 'bad-input')) throw error;
};

export const spansIn = (reported: unknown): string | undefined => (isProgress(reported) ? reported.spans : undefined);
