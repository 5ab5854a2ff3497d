import { FULL } from '../manifest/editions.ts';
import { becauseText, type Decision, decidePictures } from '../plan/decide.ts';
import type { Plan } from '../plan/plan.ts';
import { keysOfProduct, type Product, productsOf } from '../plan/products.ts';
import { formatRational, toNumber } from '../rational.ts';
import { readPlanRecord } from '../run/history.ts';
import type { Part } from '../run/part.ts';
import { resultsIn } from '../run/results.ts';
import type { Command } from './context.ts';
import { openSession, type ProjectOptions, planSession } from './session.ts';

/** One step as the plan prints it. */
interface PlannedStep {
  readonly step: 'picture' | Exclude<Part['kind'], 'scene'>;
  readonly key: string;
  readonly run: boolean;
  readonly because?: string;
  readonly reason?: Decision;
  readonly first?: number;
  readonly frames?: number;
  readonly looks?: readonly string[];
  readonly rendition?: string;
  readonly path?: string;
}

/** `plan MANIFEST`: the steps with their keys, and what would run and why. Runs nothing. */
export const plan: Command<ProjectOptions & { readonly json?: boolean }> = async (options, context) => {
  const session = await openSession({ ...options, edition: options.edition ?? FULL }, context);
  const planned = await planSession(session, context, options.acceptErrors);
  const { build } = await context.house.tool.describe();
  const exists = await existing(planned, resultsIn(session.store).exists);
  const decisions = decidePictures(
    planned,
    build,
    (key) => exists.has(key),
    await readPlanRecord(session.store, planned),
  );
  const steps = [...pictureSteps(planned, decisions), ...otherSteps(planned, exists)];
  context.terminal.progress({ stage: 'done', share: 1, message: '' });
  context.terminal.result(options.json ? planJson(planned, steps, session.project.problems) : planText(planned, steps));
  return 0;
};

const existing = async (planned: Plan, exists: (key: string) => Promise<boolean>): Promise<ReadonlySet<string>> => {
  const { scenes, sounds, mixes } = planned;
  const steps = [...scenes.flatMap((scene) => scene.steps), ...sounds, ...mixes].map(({ key }) => key);
  const keys = [...steps, ...productsOf(planned).flatMap(keysOfProduct)];
  const found = await Promise.all(keys.map(exists));
  return new Set(keys.filter((_, i) => found[i]));
};

const pictureSteps = ({ scenes }: Plan, decisions: ReadonlyMap<string, Decision>): PlannedStep[] => {
  const seen = new Set<string>();
  return scenes.flatMap(({ span, steps }) =>
    steps.flatMap(({ key, looks, rendition }) => {
      if (seen.has(key)) return [];
      seen.add(key);
      const reason = decisions.get(key) ?? { run: false };
      const { first, frames } = span;
      const place = { first, frames, looks, rendition: rendition.name };
      return [
        {
          step: 'picture' as const,
          key,
          run: reason.run,
          ...(reason.run ? { because: becauseText(reason), reason } : {}),
          ...place,
        },
      ];
    }),
  );
};

const otherSteps = (planned: Plan, exists: ReadonlySet<string>): PlannedStep[] => [
  ...[...planned.sounds, ...planned.mixes].map(({ kind, key }) => ({ step: kind, key, ...runs([key], exists) })),
  ...productsOf(planned).map((product) => ({ ...shown(product), ...runs(keysOfProduct(product), exists) })),
];

const runs = (keys: readonly string[], exists: ReadonlySet<string>): Pick<PlannedStep, 'run' | 'because'> =>
  keys.every((key) => exists.has(key)) ? { run: false } : { run: true, because: 'no result yet' };

const shown = (product: Product): Omit<PlannedStep, 'run'> => {
  if (product.kind === 'film') {
    const { key, path, frames, rendition } = product.film;
    return { step: 'film', key, path, frames, ...(rendition ? { rendition: rendition.name } : {}) };
  }
  if (product.kind !== 'segments') return { step: product.kind, key: product.step.key, path: product.step.path };
  const { key, folder, rendition } = product.step;
  return { step: 'segments', key, path: folder, ...(rendition ? { rendition: rendition.name } : {}) };
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
