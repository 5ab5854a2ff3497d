import { encoderProblems } from '../commands/delivery-problems.ts';
import { filterProblems } from '../commands/filter-problems.ts';
import type { Manifest } from '../manifest/read.ts';
import { mediaUsed } from '../manifest/rules.ts';
import type { FontFacts } from '../plan/drawing.ts';
import { glyphProblems } from '../plan/glyphs.ts';
import type { MediaTool } from '../ports.ts';
import type { Problem } from '../problem.ts';
import type { FilmOptions } from '../subtitles/check-all.ts';
import { buildTimeline } from '../timeline/build.ts';
import type { MediaFacts } from '../timeline/facts.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { isCertain } from './awaited.ts';
import { filmOptions } from './film-options.ts';
import { newPool } from './pool.ts';
import type { Medium, ProjectSource } from './source.ts';
import { stands } from './stands.ts';

export interface FilmRequest {
  readonly source: ProjectSource;
  readonly font: FontFacts;
  /** Says which codecs the build can encode. */
  readonly tool: Pick<MediaTool, 'describe'>;
  /** How many media are read at once. */
  readonly jobs: number;
  readonly signal?: AbortSignal;
  readonly onMedia?: (done: number, total: number, file: string) => void;
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
  const built = buildTimeline(manifest, media.facts);
  const timeline = partial || media.awaited.size > 0 ? undefined : built.timeline;
  const build = await request.tool.describe();
  const found = [
    ...encoderProblems(manifest, build),
    ...filterProblems(manifest.timeline, build),
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

interface Media {
  readonly facts: Map<string, MediaFacts>;
  readonly paths: Map<string, string>;
  /** Names of media that may still come. */
  readonly awaited: Set<string>;
  readonly problems: Problem[];
}

const readMedia = async (manifest: Manifest, request: FilmRequest, refused: ReadonlySet<string>): Promise<Media> => {
  const used = new Set(manifest.timeline.flatMap(mediaUsed).map(({ name }) => name));
  const wanted = Object.entries(manifest.media ?? {}).filter(
    ([name]) => used.has(name) && !refused.has(`/media/${name}/file`),
  );
  const pool = newPool(request.jobs, request.signal);
  let done = 0;
  const read = await Promise.all(
    wanted.map(([name, { file }]) =>
      pool.run(async (signal) => {
        const one = await request.source.medium(name, file, signal);
        request.onMedia?.(++done, wanted.length, file);
        return one;
      }),
    ),
  );
  const media: Media = { facts: new Map(), paths: new Map(), awaited: new Set(), problems: [] };
  for (const [i, [name]] of wanted.entries()) collect(media, name, read[i] ?? { problems: [] });
  return media;
};

const collect = (media: Media, name: string, { facts, path, awaited, problems }: Medium): void => {
  media.problems.push(...problems);
  if (facts) media.facts.set(name, facts);
  if (facts && path) media.paths.set(facts.digest, path);
  if (awaited) media.awaited.add(name);
};
