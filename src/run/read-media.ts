import type { Edition } from '../manifest/editions.ts';
import { mediaOverFilm } from '../manifest/media-over-film.ts';
import { narrationFiles } from '../manifest/narration.ts';
import type { Manifest } from '../manifest/read.ts';
import { mediaUsed } from '../manifest/rules.ts';
import type { Problem } from '../problem.ts';
import type { MediaFacts } from '../timeline/facts.ts';
import type { LocalFile } from './identity.ts';
import { newPool } from './pool.ts';
import type { Medium, ProjectSource } from './source.ts';

export interface Media {
  readonly facts: Map<string, MediaFacts>;
  /** Facts of the narration by language. */
  readonly spoken: Map<string, MediaFacts>;
  readonly files: Map<string, LocalFile>;
  /** Names of media that may still come; narration by its place in the manifest. */
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

interface Wanted {
  readonly at: string;
  readonly file: string;
  /** What the film calls it: a medium's name, or a narration's language. */
  readonly name: string;
  readonly of: 'facts' | 'spoken';
}

/** Reads what is seen or heard in any of the editions, each medium once. */
export const readMedia = async (
  editions: readonly Edition<Manifest>[],
  request: MediaRequest,
  refused: ReadonlySet<string>,
): Promise<Media> => {
  const wanted = wantedOf(editions).filter(({ at }) => !refused.has(at));
  const pool = newPool(request.jobs, request.signal);
  let done = 0;
  const read = await Promise.all(
    wanted.map(({ at, file }) =>
      pool.run(async (signal) => {
        const one = await request.source.medium(at, file, signal);
        request.onMedia?.(++done, wanted.length, file);
        return one;
      }),
    ),
  );
  const media: Media = { facts: new Map(), spoken: new Map(), files: new Map(), awaited: new Set(), problems: [] };
  for (const [i, one] of wanted.entries()) collect(media, one, read[i] ?? { problems: [] });
  return media;
};

const wantedOf = (editions: readonly Edition<Manifest>[]): Wanted[] => {
  const manifests = editions.map(({ manifest }) => manifest);
  const used = new Set(
    manifests.flatMap((one) => [...one.timeline.flatMap(mediaUsed), ...mediaOverFilm(one)]).map(({ name }) => name),
  );
  const [full] = manifests;
  if (!full) return [];
  return [
    ...Object.entries(full.media ?? {}).flatMap(([name, { file }]): Wanted[] =>
      used.has(name) ? [{ at: `/media/${name}/file`, file, name, of: 'facts' }] : [],
    ),
    ...narrationFiles(full).flatMap(({ at, file, language }): Wanted[] =>
      full.languages.includes(language) ? [{ at, file, name: language, of: 'spoken' }] : [],
    ),
  ];
};

const collect = (media: Media, { at, name, of }: Wanted, { facts, file, awaited, problems }: Medium): void => {
  media.problems.push(...problems);
  if (facts) media[of].set(name, facts);
  if (facts && file) media.files.set(facts.digest, file);
  if (awaited) media.awaited.add(of === 'facts' ? name : at);
};
