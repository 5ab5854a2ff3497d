import { mkdir } from 'node:fs/promises';
import { PolyreelError } from '../errors.ts';
import type { FilmStep } from '../plan/films.ts';
import type { Plan } from '../plan/plan.ts';
import type { Problem } from '../problem.ts';
import { toNumber } from '../rational.ts';
import type { Engine } from './engine.ts';
import { asFailure } from './failure.ts';
import { loudnessProblems } from './loudness.ts';
import { type Part, type PartRun, partWeight, placeOf, runPart } from './part.ts';
import { newPool } from './pool.ts';
import { type Meter, newMeter, type OnProgress } from './progress.ts';
import { type Output, openRelease, type Release } from './release.ts';
import { addChecksums, addSidecars, cuesOf } from './sidecars.ts';
import { countPictures, missingWork, type PictureCount, partsOf } from './work.ts';

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
    const kept = new Map<FilmStep, Output>();
    for (const film of plan.films) {
      const output = await release.kept(film.path, film.key);
      if (output) kept.set(film, output);
    }
    const films = plan.films.filter((film) => !kept.has(film));
    const isWhole = async (key: string): Promise<boolean> => (await engine.results.open(key)) !== undefined;
    const work = await missingWork(plan, films, isWhole);
    const parts = partsOf(work);
    const all: Part[] = [...parts, ...films.map((film): Part => ({ kind: 'film', film }))];
    const meter = newMeter(weightOf(all, plan), options.onProgress);
    await makeParts(engine, plan, parts, meter, options);
    for (const [film, output] of await makeFilms(engine, plan, films, release, meter, options)) kept.set(film, output);
    const outputs = [
      ...plan.films.flatMap((film) => kept.get(film) ?? []),
      ...(await addSidecars(plan, engine, release)),
    ];
    outputs.push(await addChecksums(outputs, engine, release));
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

const weightOf = (parts: readonly Part[], plan: Plan): number =>
  parts.reduce((sum, part) => sum + partWeight(part, plan), 0);

const makeParts = async (
  engine: Engine,
  plan: Plan,
  parts: readonly Part[],
  meter: Meter,
  options: RenderOptions,
): Promise<void> => {
  const pool = newPool(options.jobs, options.signal);
  const run = (part: Part, urgency?: 'urgent'): Promise<void> =>
    pool.run((signal) => runMetered(engine, plan, part, meter, { signal }), urgency);
  const kind = (wanted: Part['kind']): Part[] => parts.filter((part) => part.kind === wanted);
  const sounds = allOf(kind('sound').map((part) => run(part)));
  // Levelling takes turns with itself: beside the pictures it costs no time, after them it would.
  const mix = sounds.then(() => allOf(kind('mix').map((part) => run(part, 'urgent'))));
  await allOf([mix, ...kind('scene').map((part) => run(part))]);
};

/** Waits until all have ended. The failure that came first aborted the others: theirs are only its echo. */
const allOf = async (tasks: readonly Promise<unknown>[]): Promise<void> => {
  const settled = await Promise.allSettled(tasks);
  const failures = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  const cause = failures.find((failure) => asFailure(failure, '').code !== 'interrupted') ?? failures[0];
  if (cause) throw cause;
};

const STAGES = { sound: 'sound', mix: 'sound', scene: 'pictures', film: 'films' } as const;

const runMetered = async (engine: Engine, plan: Plan, part: Part, meter: Meter, run: PartRun): Promise<void> => {
  const weight = partWeight(part, plan);
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

const makeFilms = async (
  engine: Engine,
  plan: Plan,
  films: readonly FilmStep[],
  release: Release,
  meter: Meter,
  { jobs, signal: outer }: RenderOptions,
): Promise<Map<FilmStep, Output>> => {
  const pool = newPool(jobs, outer);
  const made = new Map<FilmStep, Output>();
  const takeFilm = async (film: FilmStep, path: string): Promise<void> =>
    void made.set(film, await release.add(path, outputOf(film)));
  await allOf(
    films.map((film) =>
      pool.run((signal) => runMetered(engine, plan, { kind: 'film', film }, meter, { signal, takeFilm })),
    ),
  );
  return made;
};

export const outputOf = (film: FilmStep): Omit<Output, 'bytes' | 'sha256'> => ({
  path: film.path,
  kind: film.kind,
  ...(film.kind === 'burned' ? { language: film.look } : {}),
  rendition: film.rendition.name,
  duration: film.frames / toNumber(film.rate),
  frames: film.frames,
  ...(film.tracks.length ? { cues: cuesOf(film.tracks) } : {}),
  chapters: film.chapters.length,
  key: film.key,
});
