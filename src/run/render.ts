import { mkdir } from 'node:fs/promises';
import { PolyreelError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { type Product, productsOf } from '../plan/products.ts';
import type { Problem } from '../problem.ts';
import type { Engine } from './engine.ts';
import { asFailure } from './failure.ts';
import { loudnessProblems } from './loudness.ts';
import { type MakeOptions, makeParts } from './make-parts.ts';
import { filesOfProduct, outputOf, type PlannedFile } from './outputs.ts';
import { type Output, openRelease, type Release } from './release.ts';
import { addText, checksumsOf, textsOf } from './texts.ts';
import { whileResultsAreLost } from './while-lost.ts';
import { countPictures, missingWork, type PictureCount, type Work } from './work.ts';

export interface RenderOptions extends MakeOptions {
  readonly out: string;
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
    mustBeFor(release, plan, options.out);
    const { work, made } = await whileResultsAreLost(() => makeAndPlace(engine, plan, release, options));
    const outputs = [...made];
    for (const text of textsOf(plan, outputs)) outputs.push(await addText(release, text));
    outputs.push(await addText(release, checksumsOf(outputs)));
    await release.publish({ documentary: plan.documentary, edition: plan.edition }, outputs);
    options.onProgress({ stage: 'done', share: 1, message: 'done' });
    const problems = await loudnessProblems(engine.results, plan.mixes);
    return { pictures: countPictures(plan, work), outputs, problems };
  } catch (error) {
    throw asFailure(error, 'the render stopped');
  } finally {
    await release.discard();
  }
};

/** Makes what is missing and puts the files of all products into the release, what the folder held before being kept. */
const makeAndPlace = async (
  engine: Engine,
  plan: Plan,
  release: Release,
  options: RenderOptions,
): Promise<{ work: Work; made: readonly Output[] }> => {
  const files = new Map(productsOf(plan).map((product) => [product, filesOfProduct(product)]));
  const kept = await keptFiles(release, [...files.values()].flat());
  const isKept = (product: Product): boolean => (files.get(product) ?? []).every((file) => kept.has(file));
  const wanted = [...files.keys()].filter((product) => files.get(product)?.length && !isKept(product));
  const isWhole = async (key: string): Promise<boolean> => (await engine.results.open(key)) !== undefined;
  const work = await missingWork(plan, wanted, isWhole);
  await makeParts(engine, plan, work, options);
  const made: Output[] = [];
  for (const file of [...files.values()].flat())
    made.push(kept.get(file) ?? (await placeResult(engine, release, file)));
  return { work, made };
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

/** Releases of two editions have files of the same names. */
const mustBeFor = ({ holds }: Release, { edition }: Plan, out: string): void => {
  if (!holds || holds.edition === edition) return;
  const message = `${out} holds the edition "${holds.edition}", and "${edition}" would replace it; name another folder.`;
  throw new PolyreelError('bad-arguments', message);
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
