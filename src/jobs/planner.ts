import type { RenderRecord } from '../documents/model.ts';
import { loadProject, type StoredProject } from '../documents/project.ts';
import type { Records } from '../documents/records.ts';
import { PolyreelError } from '../errors.ts';
import { FULL } from '../manifest/editions.ts';
import type { FontFamily } from '../plan/drawing.ts';
import { makePlan, type Plan, type PlanRequest } from '../plan/plan.ts';
import { type Preview, partOfPlan, planForPreviews, previewRange } from '../plan/preview.ts';
import type { MediaTool } from '../ports.ts';
import { stops } from '../problem.ts';
import type { Project } from '../run/project.ts';
import { refusal } from '../run/refusal.ts';
import type { FrameRange } from '../timeline/timeline.ts';
import { newLru } from './lru.ts';

/** What decides a plan: the same, and the same build of ffmpeg, give the same plan in every process. */
export type PlanAsk = Pick<
  RenderRecord,
  'documentary' | 'languages' | 'edition' | 'pins' | 'acceptErrors' | 'preview' | 'page'
>;

type ProjectAsk = Pick<PlanAsk, 'documentary' | 'edition' | 'pins' | 'languages'>;

export interface Planner {
  /** An edition of the documentary in the state of the pins. @throws PolyreelError `not-found` */
  readonly project: (ask: ProjectAsk) => Promise<StoredProject>;
  /** @throws PolyreelError `bad-input` with all problems, where they stop it */
  readonly plan: (ask: PlanAsk) => Promise<Plan>;
}

/** Projects and plans that are kept: what is rendered at the same time, a long film's plan being some megabytes. */
const KEPT = 32;

export const newPlanner = (records: Records, tool: MediaTool, font: FontFamily, jobs: number): Planner => {
  const projects = newLru<StoredProject>(KEPT);
  const plans = newLru<Plan>(KEPT);
  const project: Planner['project'] = ({ documentary, edition, pins, languages }) =>
    projects(JSON.stringify([documentary, edition, pins, languages]), () =>
      loadProject(records, tool, font.facts, { documentary, edition, pins, languages, jobs }),
    );
  const requestOf = async (ask: PlanAsk): Promise<PlanRequest> => {
    const { build } = await tool.describe();
    return planRequestOf(await project(ask), ask, { font: font.facts, tool: build });
  };
  return {
    project,
    plan: async (ask) => {
      const { preview } = ask;
      const request = await requestOf(ask);
      const whole = await plans(nameOf(ask), async () => (preview ? planForPreviews(request) : makePlan(request)));
      if (!preview) return whole;
      const { counted } = await project(ask);
      return partOfPlan(whole, rangeOf(preview, { ...request, tracks: counted }), request.tool);
    },
  };
};

/**
 * What a project is planned from.
 * @throws PolyreelError `bad-input` with all problems, where they stop it
 */
export const planRequestOf = (
  { manifest, timeline, tracks, problems }: Project,
  { languages, edition, acceptErrors, page }: Pick<PlanAsk, 'languages' | 'edition' | 'acceptErrors' | 'page'>,
  build: Pick<PlanRequest, 'font' | 'tool'>,
): PlanRequest => {
  if (!manifest || !timeline || stops(problems, acceptErrors))
    throw new PolyreelError('bad-input', refusal(problems), { problems });
  // The soft film carries every track there is, whatever language is made anew.
  return {
    manifest,
    timeline,
    tracks,
    languages,
    softLanguages: manifest.languages,
    edition,
    ...build,
    ...(page === undefined ? {} : { page }),
  };
};

/** All previews of a film are parts of one plan. */
const nameOf = ({ documentary, languages, edition, pins, preview, page }: PlanAsk): string =>
  JSON.stringify([documentary, languages, edition, pins, preview !== undefined, page]);

const rangeOf = (preview: Preview, { timeline, tracks, edition }: PlanRequest): FrameRange => {
  const range = previewRange(preview, timeline, tracks);
  if (range) return range;
  const film = edition === FULL ? 'the timeline' : `the edition "${edition}"`;
  const [at, message] =
    'shot' in preview
      ? [
          '/preview/shot',
          `${film} has no shot ${preview.shot}; count the entries of its timeline from 0, sections included.`,
        ]
      : ['/preview/cue', `the track in "${preview.language}" shows no cue ${preview.cue}; count its cues from 1.`];
  throw new PolyreelError('bad-input', message, { problems: [{ severity: 'block', code: 'no-preview', at, message }] });
};
