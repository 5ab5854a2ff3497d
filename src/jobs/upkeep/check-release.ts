import type { ReleaseFile, ReleaseRecord } from '../../documents/model.ts';
import { releaseObject } from '../../documents/release-names.ts';
import type { ListedRelease } from '../../documents/released.ts';
import { readReleaseOf } from '../../documents/releases.ts';
import { PolyreelError } from '../../errors.ts';
import type { MediaTool, ObjectStore } from '../../ports.ts';
import type { Problem } from '../../problem.ts';
import { checksumsOf } from '../../run/texts.ts';
import { fileOfText } from '../release-files.ts';
import { lookOf } from './file-faults.ts';
import { objectDigest } from './object-digest.ts';

export interface Checking {
  readonly store: ObjectStore;
  readonly tool: MediaTool;
  readonly signal: AbortSignal;
  /** Files that were looked into already, by what they are and should be: releases share most of theirs. */
  readonly looked: Map<string, readonly string[]>;
}

export interface ReleaseChecked {
  readonly files: number;
  /** Bytes that were read. */
  readonly bytes: number;
  readonly problems: readonly Problem[];
}

const REMEDY = 'Restore it from a backup, or withdraw the release and render it anew';

/** Looks that every file of a release is there, is what was recorded, and holds what was recorded. Nothing is changed. */
export const checkRelease = async (checking: Checking, listed: ListedRelease): Promise<ReleaseChecked> => {
  const at = releaseObject(listed, 'release.json');
  const release = await recordOf(checking, listed);
  if (typeof release === 'string') return { files: 0, bytes: 0, problems: [problem('damaged-release', at, release)] };
  const problems = recordFaults(release, listed).map((fault) => problem('damaged-release', at, fault));
  let bytes = 0;
  for (const file of release.files) {
    checking.signal.throwIfAborted();
    bytes += file.bytes;
    const object = releaseObject(release, file.name);
    for (const fault of await fileFaults(checking, file, object)) problems.push(problem('damaged-file', object, fault));
  }
  return { files: release.files.length, bytes, problems };
};

const problem = (code: string, at: string, fault: string): Problem => ({
  ...{ severity: 'error', code, at },
  message: `${fault}. ${REMEDY}.`,
});

const recordOf = async ({ store }: Checking, listed: ListedRelease): Promise<ReleaseRecord | string> => {
  try {
    const release = await readReleaseOf({ store, now: () => new Date() }, listed, listed.id);
    if (!release) return 'its record is missing';
    return Array.isArray(release.files) ? release : 'its record says nothing of its files';
  } catch (error) {
    if (error instanceof PolyreelError && error.code === 'unexpected') return 'its record is no JSON';
    throw error;
  }
};

/** The record against what was written down of it elsewhere when it was published. */
const recordFaults = (release: ReleaseRecord, listed: ListedRelease): string[] => {
  const { files, id, render } = release;
  const faults: string[] = [];
  if (id !== listed.id || render !== listed.render || files.length !== listed.fileCount)
    faults.push('its record is another than the one that was published');
  const own = files.find(({ kind }) => kind === 'checksums');
  const others = files.filter((file) => file !== own);
  const expected = fileOfText(checksumsOf(others.map(({ name, sha256 }) => ({ path: name, sha256 }))));
  if (own && own.sha256 !== expected.file.sha256)
    faults.push(`its record and ${own.name} do not say the same of the files`);
  return faults;
};

const fileFaults = async (checking: Checking, file: ReleaseFile, object: string): Promise<readonly string[]> => {
  const { store } = checking;
  const size = await store.size(object);
  if (size === undefined) return ['it is missing'];
  if (size !== file.bytes) return [`it has ${size} bytes where ${file.bytes} are recorded`];
  const found = await objectDigest(store, object);
  if (found?.sha256 !== file.sha256) return ['it has other bytes than are recorded'];
  const { bytes, sha256, type, kind, frames, cues, chapters } = file;
  const same = JSON.stringify([sha256, bytes, type, kind, frames, cues, chapters]);
  const known = checking.looked.get(same) ?? (await lookInto(checking, file, object));
  checking.looked.set(same, known);
  return known;
};

const lookInto = async ({ store, tool, signal }: Checking, file: ReleaseFile, object: string): Promise<string[]> => {
  const look = lookOf(file);
  const path = look && (await store.localPath(object));
  return look && path ? (await look({ tool, path, file, signal })).map((fault) => `it ${fault}`) : [];
};
