import { encoderProblems } from '../commands/delivery-problems.ts';
import { type FilterBuild, filterProblems } from '../commands/filter-problems.ts';
import { asWritten, type Edition, editionNames, editionsOf, FULL, resolveEdition } from '../manifest/editions.ts';
import type { Manifest } from '../manifest/read.ts';
import { creditsSpeedProblems } from '../plan/credits-speed.ts';
import type { FontFacts } from '../plan/drawing.ts';
import { glyphProblems } from '../plan/glyphs.ts';
import { smallTextProblems } from '../plan/small-text.ts';
import type { MediaTool } from '../ports.ts';
import type { Problem } from '../problem.ts';
import type { FilmOptions } from '../subtitles/check-all.ts';
import { buildTimeline } from '../timeline/build.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { isCertain } from './awaited.ts';
import { filmOptions } from './film-options.ts';
import type { LocalFile } from './identity.ts';
import { type Media, type MediaRequest, readMedia } from './read-media.ts';
import { stands } from './stands.ts';

export interface FilmRequest extends MediaRequest {
  readonly font: FontFacts;
  /** Says which codecs the build can encode. */
  readonly tool: Pick<MediaTool, 'describe'>;
  /** The edition that is wanted; where absent all are checked, and the full film is given. */
  readonly edition?: string;
}

/** A manifest with its media, before its subtitles. */
export interface Film {
  readonly problems: readonly Problem[];
  readonly manifest?: Manifest;
  /** The full film, whichever edition is wanted. */
  readonly timeline?: Timeline;
  readonly options: FilmOptions;
  /** The wanted one, or all, without the full film. */
  readonly editions: readonly EditionFilm[];
  readonly files: ReadonlyMap<string, LocalFile>;
  /** Places of the manifest that must not be opened. */
  readonly refused: ReadonlySet<string>;
  /** True where a problem that is found later is one of the manifest as it was written. */
  readonly stands: (problem: Problem) => boolean;
}

export interface EditionFilm extends Edition<Manifest> {
  readonly timeline?: Timeline;
  readonly options: FilmOptions;
}

/** Reads a manifest and its media, lays out the film and its editions, and gives every problem of them at once. */
export const readFilm = async (request: FilmRequest): Promise<Film> => {
  const { manifest, partial, problems } = await request.source.manifest();
  const refused = new Set(problems.map(({ at }) => at));
  const stood = (problem: Problem): boolean => !partial || stands(problem, problems);
  const nothing = { options: {}, editions: [], files: new Map(), refused, stands: stood };
  if (!manifest) return { ...nothing, problems };
  const editions = editionsOf(manifest).filter(
    ({ name }) => name !== FULL && (request.edition === undefined || name === request.edition),
  );
  const whole = resolveEdition(manifest, FULL) as Edition<Manifest>;
  const media = await readMedia([whole, ...editions], request, refused);
  const build = await request.tool.describe();
  const lay = (edition: Edition<Manifest>) => layOut(edition, request, media, partial, build);
  const full = lay(whole);
  const others = editions.map(lay);
  const found = [
    ...(partial ? [] : unknownEdition(manifest, request.edition)),
    ...encoderProblems(manifest, build),
    ...media.problems,
    ...full.problems,
    ...others.flatMap(({ film, problems: told }) => asWritten(film, told, full.problems)),
  ];
  const { timeline, options } = full.film;
  return {
    ...nothing,
    problems: [...problems, ...found.filter(stood)],
    manifest,
    ...(timeline ? { timeline } : {}),
    options,
    editions: others.map(({ film }) => film),
    files: media.files,
  };
};

const layOut = (
  edition: Edition<Manifest>,
  { font }: FilmRequest,
  media: Media,
  partial: boolean,
  build: FilterBuild,
): { readonly film: EditionFilm; readonly problems: readonly Problem[] } => {
  const { manifest, entries } = edition;
  const built = buildTimeline(manifest, media.facts, media.spoken);
  const timeline = partial || media.awaited.size > 0 ? undefined : built.timeline;
  const problems = [
    ...filterProblems(manifest.timeline, build),
    ...glyphProblems(manifest, font),
    ...creditsSpeedProblems(manifest, font),
    ...smallTextProblems(manifest, font),
    ...built.problems.filter((problem) => isCertain(problem, manifest, media.awaited)),
  ];
  const options = filmOptions(manifest, timeline, font);
  if (!timeline) return { film: { ...edition, options }, problems };
  const inWritten = <Part extends { readonly entry: number }>(part: Part): Part => ({
    ...part,
    entry: entries[part.entry] ?? part.entry,
  });
  const [shots, chapters] = [timeline.shots.map(inWritten), timeline.chapters.map(inWritten)];
  return { film: { ...edition, timeline: { ...timeline, shots, chapters }, options }, problems };
};

const unknownEdition = (manifest: Manifest, wanted = FULL): Problem[] => {
  const names = editionNames(manifest);
  if (names.includes(wanted)) return [];
  const message = `there is no edition "${wanted}"; the manifest has ${names.join(', ')}.`;
  return [{ severity: 'block', code: 'unknown-edition', at: '/editions', message }];
};
