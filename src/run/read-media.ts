import type { Edition } from '../manifest/editions.ts';
import { mediaOverFilm } from '../manifest/media-over-film.ts';
import type { Manifest } from '../manifest/read.ts';
import { mediaUsed } from '../manifest/rules.ts';
import type { Problem } from '../problem.ts';
import type { MediaFacts } from '../timeline/facts.ts';
import { newPool } from './pool.ts';
import type { Medium, ProjectSource } from './source.ts';

/** What is known of the media of a film. */
export interface Media {
  readonly facts: Map<string, MediaFacts>;
  readonly paths: Map<string, string>;
  /** Names of media that may still come. */
  readonly awaited: Set<string>;
  readonly problems: Problem[];
}

export interface MediaRequest {
  readonly source: ProjectSource;
  /** How many media are read at once. */
  readonly jobs: number;
  readonly signal?: AbortSignal;
  readonly onMedia?: (done: number, total: number, file: string) => void;
}

/** Reads what any of the editions shows, each medium once. */
export const readMedia = async (
  editions: readonly Edition<Manifest>[],
  request: MediaRequest,
  refused: ReadonlySet<string>,
): Promise<Media> => {
  const used = new Set(
    editions
      .flatMap(({ manifest }) => [...manifest.timeline.flatMap(mediaUsed), ...mediaOverFilm(manifest)])
      .map(({ name }) => name),
  );
  const wanted = Object.entries(editions[0]?.manifest.media ?? {}).filter(
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
