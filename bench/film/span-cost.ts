import { join } from 'node:path';
import { cpuSeconds } from '../../src/cli/cpu.ts';
import { makePlan, type Plan } from '../../src/plan/plan.ts';
import { runPart } from '../../src/run/part.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import type { MediaFacts } from '../../src/timeline/facts.ts';
import { openEngine, type TestEngine } from '../../tests/support/engine.ts';
import { manifestOf } from '../../tests/support/project.ts';
import { type BenchFilm, filmDocument, LANGUAGES, trackOf } from './film.ts';
import type { Place } from './place.ts';

/** What spans of one kind cost, as a line through what spans of several lengths took. */
export interface SpanCost {
  readonly looks: number;
  /** Seconds of the processor: of a frame in all looks, and beside the frames. */
  readonly frame: number;
  readonly beside: number;
  /** Of `beside`, what this process took, and not ffmpeg. */
  readonly own: number;
}

const LENGTHS = [25, 50, 100, 150];
const TURNS = 3;

/** Shots without a cut inside, each under one cue from its first frame to its last, so that each is one span. */
const draft = (): BenchFilm => {
  const shots = Array.from({ length: TURNS }, (_, turn) =>
    LENGTHS.map((frames) => ({ source: 1, from: 312 + 50 * turn, frames })),
  ).flat();
  let at = 0;
  const cues = shots.map(({ frames }) => {
    at += frames;
    return { first: at - frames, end: at };
  });
  return { shots, cues };
};

export const measureSpanCosts = async (place: Place): Promise<SpanCost[]> => {
  const engine = await openEngine(process.env.FFMPEG_PATH);
  try {
    const media = new Map<string, MediaFacts>();
    for (const [i, name] of place.names.entries()) media.set(`m${i}`, await engine.take(join(place.folder, name)));
    const costs: SpanCost[] = [];
    for (const deliver of ['soft', 'burned']) costs.push(await costOf(engine, await planOf(engine, media, deliver)));
    return costs;
  } finally {
    await engine.close();
  }
};

const planOf = async (engine: TestEngine, media: ReadonlyMap<string, MediaFacts>, deliver: string): Promise<Plan> => {
  const film = draft();
  const manifest = manifestOf(filmDocument({ film, names: ['0.mp4', '1.mp4', '2.mp4'], deliver: [deliver] }));
  const { timeline } = buildTimeline(manifest, media);
  if (!timeline) throw new Error('there is no timeline.');
  const tracks = LANGUAGES.map((language) => ({
    ...{ language, kind: 'translation' as const },
    cues: readTrack(Buffer.from(trackOf(film, language)), { language }).cues,
  }));
  const { build: tool } = await engine.tool.describe();
  const font = engine.font.facts;
  return makePlan({ manifest, timeline, tracks, languages: LANGUAGES, edition: 'full', font, tool });
};

const costOf = async (engine: TestEngine, plan: Plan): Promise<SpanCost> => {
  const points: { frames: number; all: number; own: number }[] = [];
  for (const scene of plan.scenes) {
    const before = { all: cpuSeconds(), own: process.cpuUsage() };
    const { signal } = new AbortController();
    await runPart(engine, plan, { kind: 'scene', scene, steps: scene.steps }, { signal });
    const { user, system } = process.cpuUsage(before.own);
    points.push({ frames: scene.span.frames, all: cpuSeconds() - before.all, own: (user + system) / 1e6 });
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [frames, all] = [mean(points.map((point) => point.frames)), mean(points.map((point) => point.all))];
  const slope =
    mean(points.map((point) => (point.frames - frames) * (point.all - all))) /
    mean(points.map((point) => (point.frames - frames) ** 2));
  return {
    ...{ looks: plan.scenes[0]?.steps.length ?? 0, frame: slope, beside: all - slope * frames },
    own: mean(points.map((point) => point.own)),
  };
};
