import { createHash } from 'node:crypto';
import { visibilityProblems } from '../manifest/visibility.ts';
import type { Problem } from '../problem.ts';
import { filmCaptions } from '../run/film-captions.ts';
import { readFilm } from '../run/read-film.ts';
import { stands } from '../run/stands.ts';
import { type Condition, etagOf, requireCondition } from './etag.ts';
import { factsOfAny } from './facts.ts';
import { mediaOf } from './media.ts';
import type { Author, ManifestRevision } from './model.ts';
import { folderOf } from './names.ts';
import type { Checking, Records } from './records.ts';
import { refuseBlocked } from './refuse.ts';
import { addRevision, currentRevision, readRevision, revisionHistory, type Shelf } from './revisions.ts';
import { readStored, storeSource } from './store-source.ts';

export type ManifestCheck = Checking;

export interface SentManifest extends Condition {
  readonly documentary: string;
  /** The JSON as it was sent. */
  readonly text: string;
  readonly author: Author;
}

export interface KeptManifest {
  readonly revision: number;
  /** False where the same bytes stood there already. */
  readonly created: boolean;
  readonly etag: string;
  readonly problems: readonly Problem[];
}

export interface ManifestText {
  readonly revision: number;
  readonly etag: string;
  readonly text: string;
  readonly about: ManifestRevision;
}

const shelfOf = (documentary: string): Shelf => {
  const folder = folderOf(documentary);
  return { pointer: `${folder}/manifest.json`, folder: `${folder}/manifests`, data: '.json', about: '.about.json' };
};

/**
 * Checks a manifest and keeps it as a new revision.
 * @throws PolyreelError `bad-input` with all problems, and nothing is kept; `edit-conflict` where its condition does not hold
 */
export const putManifest = async (
  records: Records,
  { documentary, text, author, ...condition }: SentManifest,
  check: ManifestCheck,
): Promise<KeptManifest> => {
  const shelf = shelfOf(documentary);
  requireCondition(condition, await currentRevision(records, shelf));
  const problems = await checkManifest(records, documentary, text, check);
  refuseBlocked('the manifest', problems);
  const bytes = new TextEncoder().encode(text);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const at = records.now().toISOString();
  const { created, about } = await addRevision<ManifestRevision>(records, shelf, {
    bytes,
    about: (revision) => ({ revision, digest, author, at, problems }),
    isSame: (standing) => standing.digest === digest,
    condition,
  });
  return { revision: about.revision, created, etag: etagOf(about.revision), problems };
};

/** Problems of the manifest, its captions and, as far as its media are known, of the film; nothing is kept. */
export const checkManifest = async (
  records: Records,
  documentary: string,
  text: string,
  { tool, font }: ManifestCheck,
): Promise<readonly Problem[]> => {
  const { build } = await tool.describe();
  const film = { ...readStored(documentary, text, await mediaOf(records, documentary)), tracks: new Map() };
  const source = storeSource(records, film, (medium) => factsOfAny(records, medium, build));
  const read = await readFilm({ source, font, tool, jobs: 8 });
  const { problems, manifest } = read;
  const captions = await filmCaptions(source, read, manifest?.languages ?? []);
  const visibility = manifest ? visibilityProblems(manifest) : [];
  return [...problems, ...captions.problems, ...visibility.filter((problem) => stands(problem, problems))];
};

export const currentManifest = async (records: Records, documentary: string): Promise<ManifestText | undefined> => {
  const revision = await currentRevision(records, shelfOf(documentary));
  return revision === undefined ? undefined : manifestAt(records, documentary, revision);
};

export const manifestAt = async (
  records: Records,
  documentary: string,
  revision: number,
): Promise<ManifestText | undefined> => {
  const found = await readRevision<ManifestRevision>(records, shelfOf(documentary), revision);
  return (
    found && {
      revision,
      etag: etagOf(revision),
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.bytes),
      about: found.about,
    }
  );
};

/** All revisions, the newest first. */
export const manifestHistory = (records: Records, documentary: string): Promise<ManifestRevision[]> =>
  revisionHistory(records, shelfOf(documentary));
