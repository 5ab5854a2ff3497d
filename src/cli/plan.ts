import { FULL } from '../manifest/editions.ts';
import type { Plan } from '../plan/plan.ts';
import { keysOfPlan } from '../plan/products.ts';
import { formatRational, toNumber } from '../rational.ts';
import { readPlanRecord } from '../run/history.ts';
import { type PlannedStep, plannedSteps } from '../run/planned-steps.ts';
import { resultsIn } from '../run/results.ts';
import type { Command } from './context.ts';
import { openSession, type ProjectOptions, planSession } from './session.ts';

/** `plan MANIFEST`: the steps with their keys, and what would run and why. Runs nothing. */
export const plan: Command<ProjectOptions & { readonly json?: boolean }> = async (options, context) => {
  const session = await openSession({ ...options, edition: options.edition ?? FULL }, context);
  const planned = await planSession(session, context, options.acceptErrors);
  const { build } = await context.house.tool.describe();
  const keys = keysOfPlan(planned);
  const found = await Promise.all(keys.map(resultsIn(session.store).exists));
  const whole = new Set(keys.filter((_, i) => found[i]));
  const before = await readPlanRecord(session.store, planned);
  const steps = plannedSteps(planned, { build, exists: (key) => whole.has(key), before });
  context.terminal.progress({ stage: 'done', share: 1, message: '' });
  context.terminal.result(options.json ? planJson(planned, steps, session.project.problems) : planText(planned, steps));
  return 0;
};

const planJson = (
  { documentary, edition, timeline }: Plan,
  steps: readonly PlannedStep[],
  problems: unknown,
): string => {
  const { frames, rate } = timeline;
  const counts = countSteps(steps);
  return JSON.stringify(
    { documentary, edition, frames, frameRate: formatRational(rate), ...counts, steps, problems },
    null,
    2,
  );
};

const countSteps = (steps: readonly PlannedStep[]) => {
  const pictures = steps.filter(({ step }) => step === 'picture');
  const run = pictures.filter((each) => each.run);
  return { pictures: { spans: pictures.length, run: run.length, reuse: pictures.length - run.length } };
};

const planText = ({ documentary, timeline }: Plan, steps: readonly PlannedStep[]): string => {
  const { rate, frames } = timeline;
  const { pictures } = countSteps(steps);
  const lines = steps
    .filter(({ step, run }) => step === 'picture' && run)
    .map(({ first = 0, frames: length = 0, looks, rendition, because, key }) => {
      const seconds = (first / toNumber(rate)).toFixed(2).padStart(8);
      return `${seconds} s  ${String(length).padStart(4)} frames  ${rendition}  ${looks?.join(',')}: ${because}  ${key.slice(0, 12)}`;
    });
  return [
    ...lines,
    `${documentary}: ${frames} frames; of ${pictures.spans} pictures ${pictures.run} would be encoded and ${pictures.reuse} reused.`,
  ].join('\n');
};
