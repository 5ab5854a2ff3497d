import { becauseText, type Decision, decidePictures } from '../plan/decide.ts';
import type { Look } from '../plan/pictures.ts';
import type { Plan } from '../plan/plan.ts';
import { keysOfProduct, type Product, productsOf } from '../plan/products.ts';
import type { PlanRecord } from '../plan/record.ts';
import type { Part } from './part.ts';

/** One step of a plan, and whether and why it would run. */
export interface PlannedStep {
  readonly step: 'picture' | Exclude<Part['kind'], 'scene'>;
  readonly key: string;
  readonly run: boolean;
  /** Why it would run, as a person reads it. */
  readonly because?: string;
  readonly reason?: Decision;
  /** Of a picture: the first time that it shows, in frames of the film. */
  readonly first?: number;
  readonly frames?: number;
  readonly looks?: readonly Look[];
  readonly language?: string;
  readonly rendition?: string;
  readonly path?: string;
}

/** What is known of results, and of the plan that was rendered last. */
export interface Known {
  /** The build of ffmpeg. */
  readonly build: string;
  readonly exists: (key: string) => boolean;
  readonly before: PlanRecord | undefined;
}

/** Every step of a plan once, in the order in which the film shows its pictures. */
export const plannedSteps = (plan: Plan, { build, exists, before }: Known): PlannedStep[] => [
  ...pictureSteps(plan, decidePictures(plan, build, exists, before)),
  ...[...plan.sounds, ...plan.mixes].map((step) => ({
    ...{ step: step.kind, key: step.key, ...runs([step.key], exists) },
    ...('language' in step && step.language !== undefined ? { language: step.language } : {}),
  })),
  ...productsOf(plan).map((product) => ({ ...shown(product), ...runs(keysOfProduct(product), exists) })),
];

const pictureSteps = ({ scenes }: Plan, decisions: ReadonlyMap<string, Decision>): PlannedStep[] => {
  const seen = new Set<string>();
  return scenes.flatMap(({ span: { first, frames }, steps }) =>
    steps.flatMap(({ key, looks, rendition }) => {
      if (seen.has(key)) return [];
      seen.add(key);
      const reason = decisions.get(key) ?? { run: false };
      const why = reason.run ? { because: becauseText(reason), reason } : {};
      return [
        { step: 'picture' as const, key, run: reason.run, ...why, first, frames, looks, rendition: rendition.name },
      ];
    }),
  );
};

const runs = (keys: readonly string[], exists: (key: string) => boolean): Pick<PlannedStep, 'run' | 'because'> =>
  keys.every(exists) ? { run: false } : { run: true, because: 'no result yet' };

const shown = (product: Product): Omit<PlannedStep, 'run'> => {
  if (product.kind === 'film') {
    const { key, path, frames, rendition, look } = product.film;
    return { step: 'film', key, path, frames, ...spoken(look), ...(rendition ? { rendition: rendition.name } : {}) };
  }
  if (product.kind !== 'segments') return { step: product.kind, key: product.step.key, path: product.step.path };
  const { key, folder, rendition } = product.step;
  return { step: 'segments', key, path: folder, ...(rendition ? { rendition: rendition.name } : {}) };
};

const spoken = (look: Look | undefined): Pick<PlannedStep, 'language'> =>
  look === undefined || look === 'clean' ? {} : { language: look };
