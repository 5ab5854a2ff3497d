import { keepDraftFile } from '../documents/drafts.ts';
import { askOnce } from '../documents/idempotency.ts';
import type { Author, RenderRecord } from '../documents/model.ts';
import { type CurrentState, currentState } from '../documents/project.ts';
import { askRender, endRender, hasEnded, type RenderAsk, readRender } from '../documents/renders.ts';
import { PolyreelError } from '../errors.ts';
import { FULL } from '../manifest/editions.ts';
import { type Problem, stops } from '../problem.ts';
import { refusal } from '../run/refusal.ts';
import { renderSpans, spansIn } from './render-spans.ts';
import type { RenderRequest, Renders, RenderView } from './renders-port.ts';
import { requeue } from './requeue.ts';
import { viewOf } from './view.ts';
import { wantedLanguages } from './wanted-languages.ts';
import { newWatch } from './watch.ts';
import { pageOf, type Workshop } from './workshop.ts';

/** Renders as the service offers them, and how to end what it listens with. */
export const openRenderDesk = async (
  workshop: Workshop,
): Promise<Renders & { readonly close: () => Promise<void> }> => {
  const view = async (id: string): Promise<RenderView | undefined> => {
    const record = await readRender(workshop.records, id);
    return record && viewOf(record, await reportedOf(workshop, record));
  };
  const watch = await newWatch(workshop.renders, workshop.records, view);
  return {
    view,
    spans: async (id) => {
      const record = await readRender(workshop.records, id);
      if (!record) throw new PolyreelError('not-found', `there is no render ${JSON.stringify(id.slice(0, 120))}.`);
      return renderSpans(workshop, record, await reportedOf(workshop, record));
    },
    ask: (request) => ask(workshop, request),
    cancel: (id, author) => cancel(workshop, id, author),
    watch: watch.watch,
    close: watch.close,
  };
};

const reportedOf = async ({ renders }: Workshop, record: RenderRecord): Promise<unknown> =>
  hasEnded(record) ? undefined : (await renders.find(record.id))?.progress;

const ask = async (workshop: Workshop, request: RenderRequest): Promise<RenderView> => {
  const { records, queues } = workshop;
  // What is refused because the queue is away must not be done all the same later.
  await queues.ping();
  const make = async (): Promise<string> => (await askRender(records, await checkAsk(workshop, request))).record.id;
  const { idempotencyKey: key, author, ...asked } = request;
  // Under its key, an ask is what it was when it was first made, whatever has been edited since.
  const id = key ? await askOnce(records, { author: author.key, key, ask: asked }, make) : await make();
  const record = await readRender(records, id);
  if (!record) throw new PolyreelError('unexpected', `the render ${id} is gone.`);
  await requeue(workshop, id);
  return viewOf(record, await reportedOf(workshop, record));
};

/** @throws PolyreelError with everything that stops the render */
const checkAsk = async (workshop: Workshop, request: RenderRequest): Promise<RenderAsk> => {
  const { documentary, edition = FULL, preview, draft = false, author } = request;
  const acceptErrors = draft || (request.acceptErrors ?? false);
  const now = await stateFor(workshop, request);
  const { languages, problems, hasFilm } = await checkProject(workshop, { ...request, edition }, now);
  // Errors can be accepted; media that are not there leave nothing to make.
  if (!hasFilm || stops(problems, acceptErrors)) throw new PolyreelError('bad-input', refusal(problems), { problems });
  const page = pageOf(workshop, documentary);
  const wanted = {
    documentary,
    edition,
    languages,
    pins: now.pins,
    acceptErrors,
    author,
    ...(preview ? { preview } : {}),
    ...(page === undefined || preview ? {} : { page }),
  };
  if (preview) await workshop.planner.plan(wanted);
  return wanted;
};

/** The documentary as it stands; where a draft is asked for, with that in the place of its track. */
const stateFor = async (
  { records }: Workshop,
  { documentary, preview, draft }: RenderRequest,
): Promise<CurrentState> => {
  const now = await currentState(records, documentary);
  if (!draft) return now;
  // A release of a draft would be one of words that nobody has sent.
  if (!preview || !('cue' in preview)) throw draftless();
  const { language } = preview;
  const digest = await keepDraftFile(records, { documentary, language });
  return { ...now, pins: { ...now.pins, drafts: { [language]: digest } } };
};

const draftless = (): PolyreelError => {
  const message = 'a draft can only be previewed; ask with a "preview" of a cue, or leave "draft" out.';
  const problem: Problem = { severity: 'block', code: 'draft-not-previewed', at: '/draft', message };
  return new PolyreelError('bad-arguments', message, { problems: [problem] });
};

interface Checked {
  readonly languages: readonly string[];
  readonly problems: readonly Problem[];
  /** Whether there is a timeline to make. */
  readonly hasFilm: boolean;
}

const checkProject = async (
  { planner }: Workshop,
  { documentary, edition, languages, preview }: RenderRequest & Pick<RenderAsk, 'edition'>,
  { pins, languages: all }: CurrentState,
): Promise<Checked> => {
  const { wanted, problems: unknown } = wantedLanguages(all, languages ?? defaultLanguages(all, preview));
  if (unknown.length) return { languages: [], problems: unknown, hasFilm: false };
  const { problems, timeline } = await planner.project({ documentary, edition, pins, languages: wanted });
  return { languages: wanted, problems, hasFilm: timeline !== undefined };
};

/** A preview of a cue is in its own language, that of a shot in the film's first. */
const defaultLanguages = (all: readonly string[], preview: RenderRequest['preview']): readonly string[] => {
  if (!preview) return all;
  return 'cue' in preview ? [preview.language] : all.slice(0, 1);
};

const cancel = async (workshop: Workshop, id: string, author: Author): Promise<RenderView> => {
  const { records, queues, renders, log } = workshop;
  const spans = spansIn(
    await renders.find(id).then(
      (job) => job?.progress,
      () => undefined,
    ),
  );
  const record = await endRender(records, id, { state: 'cancelled', problems: [], ...(spans ? { spans } : {}) });
  if (record.state === 'cancelled') {
    log.info({ render: id, by: author.key }, 'render cancelled');
    await renders.withdraw(id);
    await queues.tell({ topic: 'render-cancelled', id });
  }
  return viewOf(record, undefined);
};
