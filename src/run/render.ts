import { mkdir } from 'node:fs/promises';
import { PolyreelError } from '../errors.ts';
import type { FilmStep } from '../plan/films.ts';
import type { PictureStep, Scene } from '../plan/pictures.ts';
import type { Plan } from '../plan/plan.ts';
import type { Problem } from '../problem.ts';
import { toNumber } from '../rational.ts';
import type { Engine } from './engine.ts';
import { asFailure } from './failure.ts';
import { loudnessProblems } from './loudness.ts';
import { newPool, type Pool } from './pool.ts';
import { type Meter, newMeter, type OnProgress } from './progress.ts';
import { type Output, openRelease, type Release } from './release.ts';
import { runFilm } from './run-film.ts';
import { runMix } from './run-mix.ts';
import { runScene } from './run-scene.ts';
import { runSound } from './run-sound.ts';
import { addChecksums, addSidecars } from './sidecars.ts';
import { countPictures, missingWork, type PictureCount, type Work } from './work.ts';

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
    const work = await missingWork(plan, films, engine.results);
    const meter = newMeter(weightOf(work, films), options.onProgress);
    await makeParts(engine, plan, work, meter, options);
    for (const [film, output] of await makeFilms(engine, plan, films, release, meter, options)) kept.set(film, output);
    const outputs = [
      ...plan.films.flatMap((film) => kept.get(film) ?? []),
      ...(await addSidecars(plan, engine, release)),
    ];
    const all = [...outputs, await addChecksums(outputs, engine, release)];
    await release.publish({ documentary: plan.documentary, edition: plan.edition }, all);
    options.onProgress({ stage: 'done', share: 1, message: 'done' });
    const problems = await loudnessProblems(engine.results, plan.mix);
    return { pictures: countPictures(plan, work), outputs: all, problems };
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

/** Weights count frames encoded at the film's own size; joining costs about a hundredth of that, a sound a twentieth. */
const weightOf = ({ scenes, mix }: Work, films: readonly FilmStep[]): number => {
  const pictures = scenes.reduce((sum, { scene, steps }) => sum + stepsWeight(steps) * scene.span.frames, 0);
  const joined = films.reduce((sum, { frames }) => sum + frames / 100, 0);
  return pictures + joined + (mix ? (films[0]?.frames ?? 0) / 20 : 0);
};

const stepsWeight = (steps: readonly PictureStep[]): number =>
  steps.reduce((sum, { rendition: { width, height } }) => sum + (width * height) / 1e6, 0);

const makeParts = async (
  engine: Engine,
  plan: Plan,
  work: Work,
  meter: Meter,
  options: RenderOptions,
): Promise<void> => {
  const pool = newPool(options.jobs, options.signal);
  const sounds = allOf(
    work.sounds.map((step) =>
      pool
        .run((signal) => runSound(engine, step, signal))
        .catch((error: unknown) => {
          throw asFailure(error, `the sound of "${step.picture.media}"`);
        }),
    ),
  );
  // Levelling takes turns with itself: beside the pictures it costs no time, after them it would.
  const mix = sounds.then(() =>
    work.mix ? pool.run((signal) => runMix(engine, plan.mix, signal), 'urgent') : undefined,
  );
  const pictures = work.scenes.map(({ scene, steps }) => makeScene(engine, plan, pool, { scene, steps }, meter));
  await allOf([
    mix.then(() => meter.advance('sound', work.mix ? plan.timeline.frames / 20 : 0, 'sound levelled')),
    ...pictures,
  ]);
};

/** Waits until all have ended. The failure that came first aborted the others: theirs are only its echo. */
const allOf = async (tasks: readonly Promise<unknown>[]): Promise<void> => {
  const settled = await Promise.allSettled(tasks);
  const failures = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  const cause = failures.find((failure) => asFailure(failure, '').code !== 'interrupted') ?? failures[0];
  if (cause) throw cause;
};

const makeScene = (
  engine: Engine,
  plan: Plan,
  pool: Pool,
  { scene, steps }: { scene: Scene; steps: readonly PictureStep[] },
  meter: Meter,
): Promise<void> =>
  pool.run(async (signal) => {
    const weight = stepsWeight(steps);
    let frames = 0;
    const advance = (to: number): void => {
      meter.advance('pictures', (to - frames) * weight, placeOf(scene, plan));
      frames = to;
    };
    const onFrame = (frame: number): void => advance(Math.min(frame, scene.span.frames));
    await runScene(engine, {
      scene,
      steps,
      rate: plan.timeline.rate,
      page: plan.page,
      signal,
      onFrame,
    }).catch((error: unknown) => {
      throw asFailure(error, placeOf(scene, plan));
    });
    advance(scene.span.frames);
  });

/** `timeline[3], 00:12`: where in the manifest and in the film a span stands. */
const placeOf = ({ span }: Scene, { timeline }: Plan): string => {
  const seconds = Math.floor(span.first / toNumber(timeline.rate));
  const clock = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  return `timeline[${span.parts.map(({ shot }) => shot.entry).join('] and timeline[')}] at ${clock}`;
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
  await allOf(
    films.map((film) =>
      pool.run(async (signal) => {
        await runFilm(
          engine,
          film,
          signal,
          async (path) => void made.set(film, await release.add(path, outputOf(film, plan))),
        );
        meter.advance('films', film.frames / 100, film.path);
      }),
    ),
  );
  return made;
};

const outputOf = (film: FilmStep, { timeline }: Plan): Omit<Output, 'bytes' | 'sha256'> => ({
  path: film.path,
  kind: film.kind,
  ...(film.kind === 'burned' ? { language: film.look } : {}),
  rendition: film.rendition.name,
  duration: timeline.frames / toNumber(timeline.rate),
  key: film.key,
});
