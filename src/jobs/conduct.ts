import type { RenderRecord } from '../documents/model.ts';
import { takeBack } from '../documents/own-release.ts';
import { changeRender, endRender, hasEnded, type RenderEnd, readRender } from '../documents/renders.ts';
import { FAILURES, type PolyreelError } from '../errors.ts';
import { FULL } from '../manifest/editions.ts';
import { codelessPrints } from '../plan/kit/codeless.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunningJob } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { asFailure } from '../run/failure.ts';
import { writePlanRecord } from '../run/history.ts';
import { loudnessProblems } from '../run/loudness.ts';
import { keepNeeds } from '../run/needs.ts';
import { whileResultsAreLost } from '../run/while-lost.ts';
import { inManifest } from './failed-shots.ts';
import type { RenderProgress } from './gauge.ts';
import { type HookEvent, sendHook } from './hooks.ts';
import { type Making, makeFilms } from './make.ts';
import { previewFiles } from './previews.ts';
import { publish } from './publish.ts';
import type { StepEvents } from './step-events.ts';
import type { RenderJob, Workshop } from './workshop.ts';

/**
 * Leads one render from its plan to its release; the work itself is done by whoever takes its steps. What may pass is
 * thrown, so that the render is led again; everything else ends it, and is told in its record.
 */
export const conduct = async (workshop: Workshop, events: StepEvents, job: RunningJob<RenderJob>): Promise<void> => {
  const { log } = workshop;
  const record = await begin(workshop, job);
  if (!record) return;
  let spans: string | undefined;
  const report = (progress: RenderProgress): void => {
    spans = progress.spans ?? spans;
    job.report({ ...progress, ...(spans === undefined ? {} : { spans }) });
  };
  const stood = (): Pick<RenderEnd, 'spans'> => (spans === undefined ? {} : { spans });
  try {
    const ended = await lead(workshop, events, record, { ...job, report });
    await end(workshop, record, { ...ended, ...stood() });
  } catch (error) {
    const failure = asFailure(error, 'the render stopped');
    if (failure.code === 'cancelled' || (await isCancelled(workshop, record.id)))
      return takeBack(workshop.records, record);
    if (FAILURES[failure.code].retry && PASSING.includes(failure.code)) throw failure;
    log.error({ render: record.id, code: failure.code }, failure.message);
    const problems = await inManifest(workshop, record, problemsOf(failure));
    await end(workshop, record, { state: 'failed', problems, ...stood() });
  }
};

/** What is in the way of a render without being wrong with it. */
const PASSING: readonly string[] = ['interrupted', 'store-away', 'queue-away'];

const begin = async (
  workshop: Workshop,
  { data, attempt }: RunningJob<RenderJob>,
): Promise<RenderRecord | undefined> => {
  const record = await readRender(workshop.records, data.render);
  if (!record) return undefined;
  if (hasEnded(record)) {
    // It was ended in an attempt that could not tell of it any more.
    if (attempt > 1) await settle(workshop, record);
    return undefined;
  }
  if (record.state === 'running') return record;
  const begun = await changeRender(workshop.records, record.id, (found) =>
    hasEnded(found) ? undefined : { ...found, state: 'running' },
  );
  return hasEnded(begun) ? undefined : begun;
};

const isCancelled = async ({ records }: Workshop, id: string): Promise<boolean> =>
  (await readRender(records, id).catch(() => undefined))?.state === 'cancelled';

const lead = async (
  workshop: Workshop,
  events: StepEvents,
  record: RenderRecord,
  { signal, report }: Pick<RunningJob<RenderJob>, 'signal'> & Pick<Making, 'report'>,
): Promise<RenderEnd> => {
  const { id: render, documentary, preview } = record;
  report({ stage: 'planning', progress: 0, secondsLeft: null });
  const plan = await workshop.planner.plan(record);
  await keepNeeds(workshop.records.store, plan, render, workshop.records.now());
  const isPreview = preview !== undefined;
  const making = { workshop, events, render, documentary, isPreview, plan, signal, report };
  return whileResultsAreLost(() => makeAndRelease(making, record));
};

const makeAndRelease = async (making: Making, record: RenderRecord): Promise<RenderEnd> => {
  const { workshop, documentary, isPreview, plan, signal, report } = making;
  await makeFilms(making);
  signal.throwIfAborted();
  report({ stage: 'release', progress: 1, secondsLeft: 0 });
  if (!isPreview) await rememberPlan(workshop, plan);
  const problems = [
    ...codelessPrints(plan),
    ...(await conformProblems(workshop, record)),
    ...(await loudnessProblems(workshop.engineOf(documentary).results, plan.mixes)),
  ];
  return isPreview
    ? { state: 'succeeded', problems: [], files: await previewFiles(workshop, record, plan) }
    : { state: 'succeeded', problems, release: await publish(workshop, record, plan, signal) };
};

/** Only to say later why something is made again: nothing fails for the want of it. */
const rememberPlan = async ({ records, tool, log }: Workshop, plan: Plan): Promise<void> => {
  const { build } = await tool.describe();
  await writePlanRecord(records.store, plan, build).catch((error: unknown) =>
    log.warn({ error: String(error) }, 'what was rendered could not be written down'),
  );
};

/** Cues to look at: what the tracks lost on the way from the full film to an edition is known only now. */
const conformProblems = async ({ planner }: Workshop, record: RenderRecord): Promise<Problem[]> => {
  if (record.edition === FULL) return [];
  const { problems } = await planner.project(record);
  return problems.filter(({ at }) => at === `/editions/${record.edition}`);
};

/** What a failure says of itself: its own problems, or one made of its sentence. */
const problemsOf = ({ code, message, problems }: PolyreelError): Problem[] => {
  const told = problems.some(({ severity }) => severity === 'block' || severity === 'error');
  return told ? [...problems] : [{ severity: 'block', code, at: '', message }];
};

const end = async (workshop: Workshop, { id }: RenderRecord, ended: RenderEnd): Promise<void> => {
  const record = await endRender(workshop.records, id, ended);
  const { state, release } = record;
  workshop.log.info({ render: id, state, ...(release ? { release } : {}) }, `render ${state}`);
  await settle(workshop, record);
};

/** What remains to be done of a render that has ended. */
const settle = async (workshop: Workshop, record: RenderRecord): Promise<void> => {
  if (record.state === 'cancelled') await takeBack(workshop.records, record);
  else await tellEnd(workshop, record);
};

const tellEnd = async ({ hooks, records }: Workshop, record: RenderRecord): Promise<void> => {
  const { id: render, documentary, edition, languages, state, problems, release, preview } = record;
  if (preview) return;
  const data = { render, edition, languages, state, problems, ...(release ? { release } : {}) };
  const tell = (type: HookEvent['type']): Promise<void> =>
    sendHook(hooks, { type, documentary, data }, render, records.now());
  if (state === 'failed') await tell('render.failed');
  if (state === 'succeeded') await tell('render.finished');
  if (state === 'succeeded' && release) await tell('render.released');
};
