import { mkdir } from 'node:fs/promises';
import { PolyreelError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { type Product, productsOf } from '../plan/products.ts';
import type { Problem } from '../problem.ts';
import type { Engine } from './engine.ts';
import { asFailure } from './failure.ts';
import { loudnessProblems } from './loudness.ts';
import { filesOfProduct, outputOf, type PlannedFile } from './outputs.ts';
import { type Part, type PartRun, partWeight, placeOf, runPart } from './part.ts';
import { newPool } from './pool.ts';
import { type Meter, newMeter, type OnProgress } from './progress.ts';
import { type Output, openRelease, type Release } from './release.ts';
import { addText, checksumsOf, textsOf } from './texts.ts';
import { countPictures, inStages, missingWork, type PictureCount, partsOf, type Work } from './work.ts';

export interface RenderOptions {
  readonly out: string;
  /** How many ffmpeg processes run at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

export interface Rendered {
  readonly pictures: PictureCount;
  readonly outputs: readonly Output[];
  /** What is to be said of the finished films; none of it stops them. */
  readonly problems: readonly Problem[];
}

/** Makes what a plan needs and what is missing of it, then the release. @throws PolyreelError */
export const render = async (engine: Engine, plan: Plan, options: RenderOptions): Promise<Rendered> => {
  const release = await prepare(options.out);
  try {
    const files = new Map(productsOf(plan).map((product) => [product, filesOfProduct(product)]));
    const kept = await keptFiles(release, [...files.values()].flat());
    const isKept = (product: Product): boolean => (files.get(product) ?? []).every((file) => kept.has(file));
    const wanted = [...files.keys()].filter((product) => files.get(product)?.length && !isKept(product));
    const isWhole = async (key: string): Promise<boolean> => (await engine.results.open(key)) !== undefined;
    const work = await missingWork(plan, wanted, isWhole);
    await makeParts(engine, plan, work, options);
    const outputs: Output[] = [];
    for (const file of [...files.values()].flat())
      outputs.push(kept.get(file) ?? (await placeResult(engine, release, file)));
    for (const text of textsOf(plan, outputs)) outputs.push(await addText(engine, release, text));
    outputs.push(await addText(engine, release, checksumsOf(outputs)));
    await release.publish({ documentary: plan.documentary, edition: plan.edition }, outputs);
    options.onProgress({ stage: 'done', share: 1, message: 'done' });
    const problems = await loudnessProblems(engine.results, plan.mix);
    return { pictures: countPictures(plan, work), outputs, problems };
  } catch (error) {
    throw asFailure(error, 'the render stopped');
  } finally {
    await release.discard();
  }
};

/** Files of the release that the folder held before, and that the same keys would make again. */
const keptFiles = async (release: Release, files: readonly PlannedFile[]): Promise<Map<PlannedFile, Output>> => {
  const kept = new Map<PlannedFile, Output>();
  for (const file of files) {
    const output = await release.kept(file.about.key, file.path);
    if (output) kept.set(file, output);
  }
  return kept;
};

const placeResult = async ({ results }: Engine, release: Release, file: PlannedFile): Promise<Output> => {
  const result = await results.open(file.about.key);
  if (!result) throw new PolyreelError('result-gone', `a result of the release is gone; run it again.`);
  return release.place(result.path, outputOf(file, result.record));
};

const prepare = async (out: string): Promise<Release> => {
  try {
    await mkdir(out, { recursive: true });
    return await openRelease(out);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = UNFIT.get(code);
    if (why) throw new PolyreelError('bad-arguments', `cannot write to ${out}: ${why}.`, { cause: error });
    throw asFailure(error, `cannot write to ${out}`);
  }
};

const UNFIT = new Map([
  ['EEXIST', 'it is a file; name a folder'],
  ['ENOTDIR', 'a part of it is a file; name a folder'],
  ['EACCES', 'this user may not write there; name another folder'],
  ['EPERM', 'this user may not write there; name another folder'],
  ['EROFS', 'it can only be read; name another folder'],
]);

const makeParts = async (engine: Engine, plan: Plan, work: Work, options: RenderOptions): Promise<void> => {
  const parts = partsOf(work);
  const total = [...parts, ...work.products].reduce((sum, part) => sum + partWeight(part), 0);
  const meter = newMeter(total, options.onProgress);
  const pool = newPool(options.jobs, options.signal);
  const run = (part: Part, urgency?: 'urgent'): Promise<void> =>
    pool.run((signal) => runMetered(engine, plan, part, meter, { signal }), urgency);
  const kind = (wanted: Part['kind']): Part[] => parts.filter((part) => part.kind === wanted);
  const sounds = allOf(kind('sound').map((part) => run(part)));
  // Levelling takes turns with itself: beside the pictures it costs no time, after them it would.
  const mix = sounds.then(() => allOf(kind('mix').map((part) => run(part, 'urgent'))));
  await allOf([mix, ...kind('scene').map((part) => run(part))]);
  for (const products of inStages(work.products)) {
    const next = newPool(options.jobs, options.signal);
    await allOf(products.map((part) => next.run((signal) => runMetered(engine, plan, part, meter, { signal }))));
  }
};

/** Waits until all have ended. The failure that came first aborted the others: theirs are only its echo. */
const allOf = async (tasks: readonly Promise<unknown>[]): Promise<void> => {
  const settled = await Promise.allSettled(tasks);
  const failures = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  const cause = failures.find((failure) => asFailure(failure, '').code !== 'interrupted') ?? failures[0];
  if (cause) throw cause;
};

const STAGES: Readonly<Record<Part['kind'], 'sound' | 'pictures' | 'films'>> = {
  ...{ sound: 'sound', mix: 'sound', scene: 'pictures', film: 'films', segments: 'films' },
  ...{ still: 'films', sprite: 'films', pack: 'films' },
};

const runMetered = async (engine: Engine, plan: Plan, part: Part, meter: Meter, run: PartRun): Promise<void> => {
  const weight = partWeight(part);
  const frames = part.kind === 'scene' ? part.scene.span.frames : 1;
  let done = 0;
  const advance = (frame: number): void => {
    const to = Math.min(frame, frames);
    meter.advance(STAGES[part.kind], ((to - done) * weight) / frames, placeOf(part, plan));
    done = to;
  };
  await runPart(engine, plan, part, { ...run, onFrame: advance });
  advance(frames);
};
