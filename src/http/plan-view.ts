import type { z } from 'zod';
import type { FilmPlan } from '../jobs/plan-film.ts';
import { stops } from '../problem.ts';
import type { PlannedStep } from '../run/planned-steps.ts';
import { shotOf } from '../run/shot-of.ts';
import type { filmPlan } from './plan-shapes.ts';

/** What a render would make, by the spans of the film. */
export const planView = ({ plan, steps, problems }: FilmPlan): z.output<typeof filmPlan> => {
  const pictures = new Map(steps.filter(({ step }) => step === 'picture').map((step) => [step.key, step]));
  return {
    edition: plan.edition,
    frames: plan.timeline.frames,
    ok: !stops(problems),
    pictures: countPictures([...pictures.values()]),
    spans: plan.scenes.map(({ span, steps: own }) => ({
      ...{ start: span.first, end: span.first + span.frames, shot: shotOf(span, plan.timeline) },
      looks: own.flatMap(({ key, looks, rendition }) =>
        looks.map((look) => ({
          ...{ language: look === 'clean' ? null : look, rendition: rendition.name },
          ...decisionOf(pictures.get(key)),
          because: becauseOf(pictures.get(key)),
        })),
      ),
    })),
    steps: steps.filter(({ step }) => step !== 'picture').map((one) => ({ ...placeOf(one), ...decisionOf(one) })),
    problems: problems.map((one) => ({ ...one })),
  };
};

const decisionOf = (step: PlannedStep | undefined): { reuse: boolean; reason: string | null } => ({
  reuse: step?.run === false,
  reason: step?.because ?? null,
});

type Because = z.output<typeof filmPlan>['spans'][number]['looks'][number]['because'];

const becauseOf = (step: PlannedStep | undefined): Because => {
  if (!step?.reason?.run) return null;
  const { run: _, ...why } = step.reason;
  return 'cues' in why ? { ...why, cues: [...why.cues] } : why;
};

const placeOf = ({ step: kind, language, rendition, path }: PlannedStep) => ({
  kind,
  ...(language === undefined ? {} : { language }),
  ...(rendition === undefined ? {} : { rendition }),
  ...(path === undefined ? {} : { path }),
});

const countPictures = (pictures: readonly PlannedStep[]): z.output<typeof filmPlan>['pictures'] => {
  const [run, rest] = [pictures.filter(({ run }) => run), pictures.filter(({ run }) => !run)];
  const sum = (some: readonly PlannedStep[]): number => some.reduce((total, { frames = 0 }) => total + frames, 0);
  return {
    ...{ spans: pictures.length, encode: run.length, reuse: rest.length },
    ...{ encodeFrames: sum(run), reuseFrames: sum(rest) },
  };
};
