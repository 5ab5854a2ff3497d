import type { ClipPicture } from '../timeline/timeline.ts';
import { type Canonical, canonicalJson } from './key.ts';
import type { Look, PictureStep, Scene, ShownCue } from './pictures.ts';
import type { Plan } from './plan.ts';
import { canonicalRendition, canonicalScene } from './scene.ts';

/** What is remembered of the last plan that was rendered, only to say later why something is made again. */
export interface PlanRecord {
  readonly tool: string;
  readonly steps: readonly RecordedStep[];
}

export interface RecordedStep {
  readonly key: string;
  readonly looks: readonly Look[];
  readonly rendition: string;
  /** Everything of the rendition that changes bytes. */
  readonly encoding: string;
  /** The canonical scene: the same text, the same pictures before any text is drawn. */
  readonly scene: string;
  /** Names and digests of the media, and the source frames that are shown: what is compared where the scene changed. */
  readonly sources: readonly {
    readonly media: string;
    readonly digest: string;
    readonly first: number;
    readonly end: number;
  }[];
  readonly cues: readonly ShownCue[];
}

export const recordPlan = (plan: Plan, tool: string): PlanRecord => ({
  tool,
  steps: plan.scenes.flatMap((scene) => scene.steps.map((step) => recordStep(scene, step))),
});

/** What was rendered last in each look: a render of one language says nothing of the others. */
export const joinRecords = (before: PlanRecord | undefined, now: PlanRecord): PlanRecord => {
  if (before?.tool !== now.tool) return now;
  const made = new Set(now.steps.flatMap(({ looks }) => looks));
  const others = before.steps.map((step) => ({ ...step, looks: step.looks.filter((look) => !made.has(look)) }));
  return { ...now, steps: [...now.steps, ...others.filter(({ looks }) => looks.length > 0)] };
};

export const recordStep = ({ span }: Scene, { key, looks, rendition, cues }: PictureStep): RecordedStep => {
  return {
    key,
    looks,
    rendition: rendition.name,
    encoding: canonicalJson(canonicalRendition(rendition)),
    scene: canonicalJson(canonicalScene(span) as Canonical),
    sources: span.parts.flatMap(({ shot: { picture }, offset }) =>
      picture.kind === 'clip' ? [sourceRange(picture, offset, span.frames)] : [],
    ),
    cues,
  };
};

const sourceRange = ({ media, facts, from, freeze }: ClipPicture, offset: number, frames: number) => {
  const [first, count] = freeze ? [from, 1] : [from + offset, frames];
  return { media, digest: facts.digest, first, end: first + count };
};
