import { jsonBytes, readJson, readJsonVersion } from './json.ts';
import type { ReleaseRecord } from './model.ts';
import type { Asked } from './origins.ts';
import type { Records } from './records.ts';
import { type Edition, latestObject, releaseRecordObject } from './release-names.ts';
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
  await keepPointed(records, edition, latest);
  const moved: Latest = { ...to, move: latest.move + 1 };
  const [name, bytes] = [latestObject(edition), jsonBytes(moved)];
  return version === undefined ? records.store.create(name, bytes) : records.store.swap(name, bytes, version);
};

/** Before the pointer moves on: the render that put it there may not have written down yet what it ended in. */
const keepPointed = async (records: Records, edition: Edition, { release, render }: Latest): Promise<void> => {
  if (release === undefined) return;
  if (render) await keepReleaseOf(records, edition, render, release);
  const record = await readJson<ReleaseRecord>(records.store, releaseRecordObject(edition, release));
  // Of one that was the latest before there was an index, too.
  if (record && record.render !== render) await keepReleaseOf(records, edition, record.render, release);
};
