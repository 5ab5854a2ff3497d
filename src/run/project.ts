import { readFile } from 'node:fs/promises';
import { PolyreelError } from '../errors.ts';
import { type Manifest, readManifest } from '../manifest/read.ts';
import { mediaUsed } from '../manifest/rules.ts';
import { type Time, timeSeconds } from '../manifest/time.ts';
import type { FontFacts } from '../plan/drawing.ts';
import { glyphProblems } from '../plan/glyphs.ts';
import type { MediaTool, ObjectStore } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { divide, floor, multiply, rational } from '../rational.ts';
import { checkTracks, type FilmOptions } from '../subtitles/check-all.ts';
import type { Track } from '../subtitles/track.ts';
import { buildTimeline } from '../timeline/build.ts';
import type { MediaFacts } from '../timeline/facts.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { locate, type Place } from './files.ts';
import { probeOnce } from './media-facts.ts';
import { newPool } from './pool.ts';
import { stands } from './stands.ts';
import { readTracks, trackOf } from './tracks.ts';

/** A manifest with everything it names, read and checked. */
export interface Project {
  readonly problems: readonly Problem[];
  readonly manifest?: Manifest;
  readonly timeline?: Timeline;
  readonly tracks: readonly Track[];
  /** What the film says to the check of any of its subtitles. */
  readonly film: FilmOptions;
  /** The local file of each medium, by the digest of its bytes. */
  readonly paths: ReadonlyMap<string, string>;
}

export interface ProjectRequest {
  readonly place: Place;
  readonly tool: MediaTool;
  readonly store: ObjectStore;
  readonly font: FontFacts;
  /** Languages whose subtitles must be there; all of the film's where absent. */
  readonly languages?: readonly string[];
  readonly jobs: number;
  readonly signal?: AbortSignal;
  readonly onMedia?: (done: number, total: number, file: string) => void;
}

/** Reads a manifest, its media and its subtitles, and gives every problem of them at once. */
export const readProject = async (request: ProjectRequest): Promise<Project> => {
  const { place } = request;
  const text = await readManifestFile(place.manifest);
  const { manifest, partial, problems } = readManifest(text, place.depth);
  if (!manifest) return { problems, tracks: [], film: {}, paths: new Map() };
  const refused = new Set(problems.map(({ at }) => at));
  const media = await readMedia(manifest, request, refused);
  const built = buildTimeline(manifest, media.facts);
  const timeline = partial ? undefined : built.timeline;
  const wanted = request.languages ?? manifest.languages;
  const { readings, problems: unread } = await readTracks(manifest, wanted, place, refused);
  const film = filmOptions(manifest, timeline, request.font);
  const checked = checkTracks(readings, film, wanted);
  const found = [...glyphProblems(manifest, request.font), ...media.problems, ...built.problems, ...unread];
  return {
    problems: [...problems, ...(partial ? found.filter((problem) => stands(problem, problems)) : found), ...checked],
    manifest,
    ...(timeline ? { timeline } : {}),
    tracks: readings.map(trackOf),
    film,
    paths: media.paths,
  };
};

/** @throws PolyreelError where there is no such file to read */
const readManifestFile = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'EISDIR' ? 'is a folder; name the JSON file in it' : `cannot be read (${code})`;
    throw new PolyreelError('bad-arguments', `the manifest ${path} ${why}.`, { cause: error });
  }
};

/** What the film says of its subtitles; where it could not be built, they are checked without its length. */
const filmOptions = (manifest: Manifest, timeline: Timeline | undefined, font: FontFacts): FilmOptions => {
  const { frameRate } = manifest.format;
  const source = manifest.languages[0];
  const limits = limitsOf(manifest);
  const shared = { rate: frameRate, hasGlyph: font.has, limits, ...(source ? { source } : {}) };
  if (!timeline) return shared;
  const milliseconds = (frame: number): number => floor(divide(rational(frame * 1000), frameRate));
  return {
    ...shared,
    duration: milliseconds(timeline.frames),
    cuts: timeline.shots.map(({ first }) => milliseconds(first)),
  };
};

/** The documentary's own limits, its times in milliseconds. */
const limitsOf = ({ subtitleLimits = {}, format }: Manifest): NonNullable<FilmOptions['limits']> => {
  const { shortest, longest, charactersPerLine, lines, charactersPerSecond, gap, dash } = subtitleLimits;
  const milliseconds = (time: Time): number => floor(multiply(timeSeconds(time, format.frameRate), rational(1000)));
  return {
    ...(shortest ? { shortest: milliseconds(shortest) } : {}),
    ...(longest ? { longest: milliseconds(longest) } : {}),
    ...(charactersPerLine ? { charactersPerLine } : {}),
    ...(lines ? { lines } : {}),
    ...(charactersPerSecond ? { charactersPerSecond } : {}),
    ...(gap === undefined ? {} : { gap }),
    ...(dash ? { dash } : {}),
  };
};

interface Media {
  readonly facts: Map<string, MediaFacts>;
  readonly paths: Map<string, string>;
  readonly problems: Problem[];
}

const readMedia = async (manifest: Manifest, request: ProjectRequest, refused: ReadonlySet<string>): Promise<Media> => {
  const used = new Set(manifest.timeline.flatMap(mediaUsed).map(({ name }) => name));
  const wanted = Object.entries(manifest.media ?? {}).filter(
    ([name]) => used.has(name) && !refused.has(`/media/${name}/file`),
  );
  const media: Media = { facts: new Map(), paths: new Map(), problems: [] };
  const pool = newPool(request.jobs, request.signal);
  let done = 0;
  const read = await Promise.all(
    wanted.map(([name, { file }]) =>
      pool.run(async (signal) => {
        const one = await readMedium(name, file, request, signal);
        request.onMedia?.(++done, wanted.length, file);
        return one;
      }),
    ),
  );
  for (const [i, [name]] of wanted.entries()) {
    const { facts, path, problems } = read[i] ?? { problems: [] };
    media.problems.push(...problems);
    if (facts) media.facts.set(name, facts);
    if (facts && path) media.paths.set(facts.digest, path);
  }
  return media;
};

const readMedium = async (
  name: string,
  file: string,
  { place, tool, store }: ProjectRequest,
  signal: AbortSignal,
): Promise<{ facts?: MediaFacts; path?: string; problems: readonly Problem[] }> => {
  const at = `/media/${name}/file`;
  const located = await locate(file, at, place);
  if ('problem' in located) return { problems: [located.problem] };
  const probed = await probeOnce(tool, store, { path: located.path, name: file, at }, signal);
  return { ...probed, path: located.path };
};
