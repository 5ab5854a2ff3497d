import { createHash } from 'node:crypto';
import { PolyreelError } from '../errors.ts';
import { jsonBytes, namesUnder } from './json.ts';
import type { ReleaseFile, ReleaseRecord } from './model.ts';
import type { Records } from './records.ts';
import { releaseObject, releaseRecordObject } from './release-names.ts';
import { readReleaseOf } from './releases.ts';

/**
 * The same render put together with the same release gives the same id, in whatever process, so that what one was
 * ended at another goes on with.
 * @param askedAt as `Date.toISOString` writes it
 * @param from the render, and what its files were put together with
 */
export const releaseId = (
  askedAt: string,
  from: readonly (string | number)[],
  files: readonly Pick<ReleaseFile, 'name' | 'sha256'>[],
): string => {
  const lines = files.map(({ name, sha256 }) => `${sha256} ${name}\n`);
  const digest = createHash('sha256')
    .update(JSON.stringify([...from, lines]))
    .digest('hex');
  return `${askedAt.replace(/[-:.]/g, '')}-${digest.slice(0, 8)}`;
};

/**
 * Writes the record of a release, its files being in place. It counts once the pointer or the index names it.
 * @returns the record that stands: that of another conductor of the same render may have been first
 * @throws PolyreelError `conflict` where another render's release has its id
 */
export const createRelease = async (records: Records, release: ReleaseRecord): Promise<ReleaseRecord> => {
  for (;;) {
    if (await records.store.create(releaseRecordObject(release, release.id), jsonBytes(release))) return release;
    const standing = await readReleaseOf(records, release, release.id);
    if (standing?.render === release.render) return standing;
    if (standing) throw new PolyreelError('conflict', `another release is called ${release.id}; make this one anew.`);
    // Another conductor of the same render has found meanwhile that it can be no release any more, as this one will.
  }
};

/** Removes what was put together and never became a release: its record first, so that it is never one without its files. */
export const discardRelease = async (
  { store }: Records,
  release: Pick<ReleaseRecord, 'documentary' | 'edition' | 'id'>,
): Promise<void> => {
  await store.remove(releaseRecordObject(release, release.id));
  const names = await namesUnder(store, releaseObject(release, ''), /./);
  for (let i = 0; i < names.length; i += 32) await Promise.all(names.slice(i, i + 32).map(store.remove));
};
