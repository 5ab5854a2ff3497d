import { jsonBytes, readJsonVersion } from './json.ts';
import type { Asked } from './origins.ts';
import type { Records } from './records.ts';
import { type Edition, latestObject } from './release-names.ts';
import { keepReleaseOf } from './released.ts';

/** What `latest.json` says. */
export interface Latest {
  /** Counts its moves, so that it never looks the same twice. */
  readonly move: number;
  /** Absent where every release is withdrawn. */
  readonly release?: string;
  /** The render that moved it here; absent where an editor did. */
  readonly render?: string;
  readonly asked: Asked;
}

export interface LatestFound {
  readonly latest: Latest;
  /** Absent where there is no pointer yet. */
  readonly version?: string;
}

const NONE: Latest = { move: 0, asked: { shared: '', languages: {} } };

/** As it was written before it counted its moves. */
interface Earlier {
  readonly release: string;
  readonly askedAt: string;
}

export const readLatest = async ({ store }: Records, edition: Edition): Promise<LatestFound> => {
  const found = await readJsonVersion<Latest | Earlier>(store, latestObject(edition));
  if (!found) return { latest: NONE };
  const { value, version } = found;
  if ('move' in value) return { latest: value, version };
  const { release, askedAt } = value;
  return { latest: { move: 0, release, asked: { shared: askedAt, languages: {}, since: askedAt } }, version };
};

/**
 * Moves the pointer, only while it stands as it was found.
 * @returns false, and changes nothing, where it was moved since
 */
export const moveLatest = async (
  records: Records,
  edition: Edition,
  { latest, version }: LatestFound,
  to: Omit<Latest, 'move'>,
): Promise<boolean> => {
  // Before it moves on: the render that put it here may not have written down yet what it ended in.
  if (latest.render && latest.release) await keepReleaseOf(records, edition, latest.render, latest.release);
  const moved: Latest = { ...to, move: latest.move + 1 };
  const [name, bytes] = [latestObject(edition), jsonBytes(moved)];
  return version === undefined ? records.store.create(name, bytes) : records.store.swap(name, bytes, version);
};
