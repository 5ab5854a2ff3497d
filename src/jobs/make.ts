import type { Plan } from '../plan/plan.ts';
import { keysOfPlan, productsOf } from '../plan/products.ts';
import type { NewJob } from '../ports.ts';
import type { Engine } from '../run/engine.ts';
import { type Part, partWeight } from '../run/part.ts';
import { whileResultsAreLost } from '../run/while-lost.ts';
import { inStages, missingWork, partsOf } from '../run/work.ts';
import { existingKeys } from './existing-keys.ts';
import { type Gauge, newGauge, type RenderProgress } from './gauge.ts';
import { parallel } from './parallel.ts';
import { newSpanShares } from './span-shares.ts';
import type { StepEvents } from './step-events.ts';
import { keysOf, stepId } from './step-id.ts';
import { runSteps, type StepsRun } from './wait.ts';
import { PREVIEW_PRIORITY, priorityOf, type StepJob, type Workshop } from './workshop.ts';

export interface Making {
  readonly workshop: Workshop;
  readonly events: StepEvents;
  readonly render: string;
  readonly documentary: string;
  readonly isPreview: boolean;
  readonly plan: Plan;
  readonly signal: AbortSignal;
  readonly report: (progress: RenderProgress) => void;
}

/** Frames of a million pixels that a core encodes in a second, about: only the order of renders depends on it. */
const PACE = 40;

/** Has everything made that a plan's products need, and the products, by whatever workers there are. @throws PolyreelError */
export const makeFilms = (making: Making): Promise<void> => whileResultsAreLost(() => makeMissing(making));

const makeMissing = async (making: Making): Promise<void> => {
  const { plan, workshop, documentary } = making;
  const { results } = workshop.engineOf(documentary);
  const whole = await existingKeys(keysOfPlan(plan), results.exists);
  const work = await missingWork(plan, productsOf(plan), async (key) => whole.has(key));
  const parts = partsOf(work);
  const weights = new Map([...parts, ...work.products].map((part) => [idOf(part), partWeight(part)]));
  const spans = newSpanShares(plan.scenes, parts, idOf);
  const meter = newGauge(
    weights,
    () => performance.now() / 1000,
    (progress) => making.report({ ...progress, spansMade: spans.made(), spans: spans.text() }),
  );
  const gauge: Gauge = {
    ...meter,
    advance: (part, share) => {
      spans.advance(part, share);
      meter.advance(part, share);
    },
  };
  gauge.enter('pictures');
  await makeParts(parts, making, gauge, results);
  gauge.enter('films');
  for (const products of inStages(work.products)) await run(products, making, gauge, results);
};

/** Pictures run beside the sounds, whose mix waits for them; the first failure ends both. */
const makeParts = async (
  parts: readonly Part[],
  making: Making,
  gauge: Gauge,
  results: Engine['results'],
): Promise<void> => {
  const stop = new AbortController();
  const signal = AbortSignal.any([making.signal, stop.signal]);
  const of = (...kinds: Part['kind'][]): Promise<void> =>
    run(
      parts.filter(({ kind }) => kinds.includes(kind)),
      { ...making, signal },
      gauge,
      results,
    );
  const failed: unknown[] = [];
  const ended = (task: Promise<void>): Promise<void> =>
    task.catch((error: unknown) => {
      failed.push(error);
      stop.abort(error);
    });
  await Promise.all([ended(of('sound').then(() => of('mix'))), ended(of('scene'))]);
  if (failed.length) throw failed[0];
};

const run = (
  parts: readonly Part[],
  making: Making,
  gauge: Gauge,
  { exists }: Pick<Engine['results'], 'exists'>,
): Promise<void> => {
  const { workshop, events, signal } = making;
  const isDone = async ({ keys }: StepJob): Promise<boolean> => (await parallel(keys, 4, exists)).every(Boolean);
  const steps: StepsRun = { queue: workshop.steps, events, isDone, signal, onShare: gauge.advance };
  return runSteps(jobsOf(parts, making), steps);
};

const jobsOf = (parts: readonly Part[], { render, isPreview }: Making): NewJob<StepJob>[] => {
  const seconds = parts.reduce((sum, part) => sum + partWeight(part), 0) / PACE;
  const priority = isPreview ? PREVIEW_PRIORITY : priorityOf(seconds);
  return parts.map((part) => {
    const data: StepJob = { render, kind: part.kind, keys: keysOf(part) };
    return { id: stepId(data), data, priority };
  });
};

const idOf = (part: Part): string => stepId({ kind: part.kind, keys: keysOf(part) });
