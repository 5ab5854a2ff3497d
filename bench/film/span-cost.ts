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

/** What spans of one kind cost, by what the same frames took in one span and in several. */
export interface SpanCost {
  readonly looks: number;
  /** Seconds of the processor: of a frame in all looks, and of a span beside its frames. */
  readonly frame: number;
  readonly beside: number;
  /** Of `beside`, what this process took, and not ffmpeg. */
  readonly own: number;
}

const [LONG, SHORT] = [150, 25];

/** Where the frames begin; not on a key picture, as cues do not either. */
const PLACES = [112, 337, 562, 787];

/** Frames as one shot and as several, each shot under one cue from its first frame to its last, so that each is one span. */
const draft = (): BenchFilm => {
  const shots = PLACES.flatMap((from) => [
    { source: 1, from, frames: LONG },
    ...Array.from({ length: LONG / SHORT }, (_, i) => ({ source: 1, from: from + SHORT * i, frames: SHORT })),
  ]);
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
  const long = { spans: 0, all: 0 };
  const short = { spans: 0, all: 0, own: 0 };
  for (const scene of plan.scenes) {
    const before = { all: cpuSeconds(), own: process.cpuUsage() };
    const { signal } = new AbortController();
    await runPart(engine, plan, { kind: 'scene', scene, steps: scene.steps }, { signal });
    const { user, system } = process.cpuUsage(before.own);
    const kind = scene.span.frames === LONG ? long : short;
    kind.spans += 1;
    kind.all += cpuSeconds() - before.all;
    short.own += kind === short ? (user + system) / 1e6 : 0;
  }
  const beside = (short.all - long.all) / (short.spans - long.spans);
  const frame = (long.all / long.spans - beside) / LONG;
  return { looks: plan.scenes[0]?.steps.length ?? 0, frame, beside, own: short.own / short.spans };
};
