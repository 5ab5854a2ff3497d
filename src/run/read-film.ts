import { encoderProblems } from '../commands/delivery-problems.ts';
import type { Manifest } from '../manifest/read.ts';
import type { FontFacts } from '../plan/drawing.ts';
import { glyphProblems } from '../plan/glyphs.ts';
import type { MediaTool } from '../ports.ts';
import type { Problem } from '../problem.ts';
import type { FilmOptions } from '../subtitles/check-all.ts';
import { buildTimeline } from '../timeline/build.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { isCertain } from './awaited.ts';
import { filmOptions } from './film-options.ts';
import { type MediaRequest, readMedia } from './read-media.ts';
import type { ProjectSource } from './source.ts';
import { stands } from './stands.ts';

export interface FilmRequest extends MediaRequest {
  readonly source: ProjectSource;
  readonly font: FontFacts;
  /** Says which codecs the build can encode. */
  readonly tool: Pick<MediaTool, 'describe'>;
}

/** A manifest with its media, before its subtitles. */
export interface Film {
  readonly problems: readonly Problem[];
  readonly manifest?: Manifest;
  readonly timeline?: Timeline;
  readonly options: FilmOptions;
  readonly paths: ReadonlyMap<string, string>;
  /** Places of the manifest that must not be opened. */
  readonly refused: ReadonlySet<string>;
  /** True where a problem that is found later is one of the manifest as it was written. */
  readonly stands: (problem: Problem) => boolean;
}

/** Reads a manifest and its media, lays out the film, and gives every problem of them at once. */
export const readFilm = async (request: FilmRequest): Promise<Film> => {
  const { manifest, partial, problems } = await request.source.manifest();
  const refused = new Set(problems.map(({ at }) => at));
  const stood = (problem: Problem): boolean => !partial || stands(problem, problems);
  const nothing = { options: {}, paths: new Map(), refused, stands: stood };
  if (!manifest) return { ...nothing, problems };
  const media = await readMedia(manifest, request, refused);
  const built = buildTimeline(manifest, media.facts, media.spoken);
  const timeline = partial || media.awaited.size > 0 ? undefined : built.timeline;
  const found = [
    ...encoderProblems(manifest, await request.tool.describe()),
    ...glyphProblems(manifest, request.font),
    ...media.problems,
    ...built.problems.filter((problem) => isCertain(problem, manifest, media.awaited)),
  ];
  return {
    ...nothing,
    problems: [...problems, ...found.filter(stood)],
    manifest,
    ...(timeline ? { timeline } : {}),
    options: filmOptions(manifest, timeline, request.font),
    paths: media.paths,
  };
};
