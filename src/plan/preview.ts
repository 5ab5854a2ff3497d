import type { Manifest } from '../manifest/read.ts';
import { type Rendition, resolveRendition } from '../manifest/renditions.ts';
import { multiply, type Rational, rational, round } from '../rational.ts';
import type { FrameRange, Timeline } from '../timeline/timeline.ts';
import type { FilmStep } from './films.ts';
import { type Canonical, keyOf } from './key.ts';
import { placeTracks } from './pictures.ts';
import { makePlan, type Plan, type PlanRequest } from './plan.ts';
import { JOIN } from './scene.ts';
import { type MixStep, mixStep, sampleAt } from './sounds.ts';

/** What of a film is to be looked at: a shot by its place in the manifest's timeline, or a cue by its number in its track, from 1. */
export type Preview = { readonly shot: number } | { readonly cue: number; readonly language: string };

/** Seconds shown before and after a cue: what was said, and what is said next. */
const AROUND = rational(2);

/** The frames of the film that a preview is of; undefined where there is no such shot or cue. */
export const previewRange = (
  preview: Preview,
  timeline: Timeline,
  tracks: PlanRequest['tracks'],
): FrameRange | undefined => {
  if ('shot' in preview) return timeline.shots.find(({ entry }) => entry === preview.shot);
  const { rate, frames } = timeline;
  const placed = placeTracks(tracks, rate, frames)
    .get(preview.language)
    ?.find(({ number }) => number === preview.cue);
  if (!placed) return undefined;
  const around = round(multiply(AROUND, rate));
  const first = Math.max(0, placed.first - around);
  return { first, frames: Math.min(frames, placed.first + placed.frames + around) - first };
};

/** The smallest picture of the film, at most 360 lines, as H.264: enough to read a line, and made in a moment. */
export const previewRendition = ({ renditions, format }: Pick<Manifest, 'renditions' | 'format'>): Rendition => {
  const small = resolveRendition('360p', format);
  const [smallest] = [...renditions].sort((a, b) => a.height - b.height);
  if (small && (!smallest || small.height < smallest.height)) return small;
  const { name, height, codec } = smallest as Rendition;
  return codec === 'h264' ? (smallest as Rendition) : (resolveRendition({ name, height }, format) as Rendition);
};

/** The plan that previews are parts of: burned films in the smallest size. The same for every preview of a film. */
export const planForPreviews = (request: PlanRequest): Plan => {
  const { manifest } = request;
  return makePlan({
    ...request,
    manifest: { ...manifest, renditions: [previewRendition(manifest)], deliver: ['burned'] },
  });
};

/**
 * One burned film for each language, of the spans that show the frames; they are those of the whole film.
 * @param plan of {@link planForPreviews}
 * @param tool the build of ffmpeg that it was made for
 */
export const partOfPlan = (plan: Plan, range: FrameRange, tool: string): Plan => {
  const end = range.first + range.frames;
  const scenes = plan.scenes.filter(({ span }) => span.first < end && span.first + span.frames > range.first);
  const first = scenes[0]?.span.first ?? 0;
  const frames = scenes.reduce((sum, { span }) => sum + span.frames, 0);
  const parts = new Map(
    plan.mixes.map((mix) => [mix.key, partOfMix(mix, { first, frames }, plan.timeline.rate, tool)] as const),
  );
  const partOf = (key: string): MixStep => parts.get(key) ?? plan.mix;
  const mixes = [...new Set(plan.films.map(({ mix }) => mix))].map(partOf);
  const sounds = new Set(mixes.flatMap(({ entries }) => entries.map(({ sound }) => sound)));
  const skipped = plan.scenes.indexOf(scenes[0] as Plan['scenes'][number]);
  const films = plan.films.map((film) => partOfFilm(film, skipped, scenes.length, frames, partOf(film.mix), tool));
  const kept = plan.sounds.filter(({ key }) => sounds.has(key));
  return { ...plan, scenes, sounds: kept, mix: partOf(plan.mix.key), mixes, films, sidecars: [] };
};

const partOfMix = (mix: MixStep, { first, frames }: FrameRange, rate: Rational, tool: string): MixStep => {
  const start = sampleAt(first, rate);
  const samples = sampleAt(first + frames, rate) - start;
  const entries = mix.entries
    .map((entry) => ({ ...entry, at: entry.at - start }))
    .filter(({ at, samples: length }) => at < samples && at + length > 0);
  const part = mixStep(entries, samples, mix.loudness, tool);
  return mix.language === undefined ? part : { ...part, language: mix.language };
};

const partOfFilm = (
  film: FilmStep,
  skipped: number,
  count: number,
  frames: number,
  mix: MixStep,
  tool: string,
): FilmStep => {
  const pictures = film.pictures.slice(skipped, skipped + count);
  const path = film.path.replace(/[^.]+\.mp4$/, 'preview.mp4');
  const { kind, title } = film;
  const description = { step: 'preview', join: JOIN, tool, kind, title, mix: mix.key, pictures };
  const key = keyOf(description as unknown as Canonical);
  return { ...film, path, pictures, frames, mix: mix.key, chapters: [], key };
};
