import { codecTraits } from '../manifest/codecs.ts';
import type { PictureStep, Scene } from '../plan/pictures.ts';
import type { Plan } from '../plan/plan.ts';
import type { Product } from '../plan/products.ts';
import type { MixStep, SoundStep } from '../plan/sounds.ts';
import { toNumber } from '../rational.ts';
import { FUNDING_ENTRY } from '../timeline/timeline.ts';
import type { FindLike } from './chunk-list.ts';
import type { Engine } from './engine.ts';
import { asFailure } from './failure.ts';
import { placed, soundPointer, spanPointer } from './placed-failure.ts';
import { runDocument } from './run-document.ts';
import { runFilm } from './run-film.ts';
import { runMix } from './run-mix.ts';
import { runPack } from './run-pack.ts';
import { runScene } from './run-scene.ts';
import { runSegments } from './run-segments.ts';
import { runSound } from './run-sound.ts';
import { runSprite } from './run-sprite.ts';
import { runStill } from './run-still.ts';

/** What one process makes in one go: a step of the plan, or all missing pictures of one span, or missing segments. */
export type Part =
  | { readonly kind: 'scene'; readonly scene: Scene; readonly steps: readonly PictureStep[] }
  | { readonly kind: 'sound'; readonly step: SoundStep }
  | { readonly kind: 'mix'; readonly step: MixStep }
  | Product;

export interface PartRun {
  readonly signal: AbortSignal;
  /** Called with the frames of a span that are done in all its looks. */
  readonly onFrame?: (frame: number) => void;
  /** Where absent, films are committed whole. */
  readonly like?: FindLike;
}

/** Makes a part and commits what it gives under its keys. @throws PolyreelError that says which shot or film it was */
export const runPart = async (engine: Engine, plan: Plan, part: Part, run: PartRun): Promise<void> => {
  try {
    await make(engine, plan, part, run);
  } catch (error) {
    throw placed(asFailure(error, placeOf(part, plan)), pointerOf(part, plan));
  }
};

/** Where in the manifest it stands; empty of what is made of the whole film. */
const pointerOf = (part: Part, plan: Plan): string => {
  if (part.kind === 'sound') return soundPointer(part.step, plan);
  return part.kind === 'scene' ? spanPointer(part.scene.span) : '';
};

const make = (engine: Engine, plan: Plan, part: Part, { signal, onFrame, like }: PartRun): Promise<void> => {
  switch (part.kind) {
    case 'scene': {
      const { scene, steps } = part;
      const { page, timeline } = plan;
      return runScene(engine, { scene, steps, rate: timeline.rate, page, signal, ...(onFrame ? { onFrame } : {}) });
    }
    case 'sound':
      return runSound(engine, part.step, signal);
    case 'mix':
      return runMix(engine, part.step, signal);
    case 'film':
      return runFilm(engine, part.film, signal, like);
    case 'segments':
      return runSegments(engine, part.step, signal);
    case 'still':
      return runStill(engine, { step: part.step, rate: plan.timeline.rate, page: plan.page, signal });
    case 'sprite':
      return runSprite(engine, part.step, signal);
    case 'document':
      return runDocument(engine, part.step, signal);
    case 'pack':
      return runPack(engine, part.step, signal, like);
  }
};

/** Frames encoded as H.264 at a million pixels: joining a film costs about a hundredth of a frame each, its sound a twentieth. */
export const partWeight = (part: Part): number => {
  switch (part.kind) {
    case 'scene':
      return part.scene.span.frames * pixelsOf(part.steps);
    case 'sound':
      return 0;
    case 'mix':
      return part.step.samples / 40_000;
    case 'film':
      return part.film.frames / 100;
    case 'still':
      return 5;
    case 'sprite':
      return part.step.shown.length;
    case 'document':
      return 10;
    case 'pack':
      return 20;
    case 'segments':
      return part.step.segments.reduce((sum, { frames }) => sum + frames, 0) / 100;
  }
};

/** Millions of pixels of one frame in all its looks and renditions; those of slower codecs count more. */
const pixelsOf = (steps: readonly PictureStep[]): number =>
  steps.reduce(
    (sum, { rendition: { width, height, codec } }) => sum + (width * height * codecTraits[codec].work) / 1e6,
    0,
  );

/** Where a part stands, as a person finds it: `timeline[3] at 00:12`. */
export const placeOf = (part: Part, plan: Plan): string => {
  switch (part.kind) {
    case 'scene':
      return spanPlace(part.scene, plan);
    case 'sound':
      return `the sound of "${part.step.source.media}"`;
    case 'mix':
      return part.step.language === undefined
        ? 'the sound of the film'
        : `the sound of the film in ${part.step.language}`;
    case 'film':
      return part.film.path;
    case 'still':
    case 'sprite':
    case 'document':
    case 'pack':
      return part.step.path;
    case 'segments':
      return `the segments of ${part.step.folder}`;
  }
};

const spanPlace = ({ span }: Scene, { timeline }: Plan): string => {
  const seconds = Math.floor(span.first / toNumber(timeline.rate));
  const clock = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  return `${span.parts.map(({ shot: { entry } }) => (entry === FUNDING_ENTRY ? 'funding' : `timeline[${entry}]`)).join(' and ')} at ${clock}`;
};
