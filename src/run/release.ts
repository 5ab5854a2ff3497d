import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { moveFile } from './move-file.ts';
import { ownerTag, sweepAbandoned } from './owner.ts';
import { sha256File } from './results.ts';

export type OutputKind = 'burned' | 'soft' | 'sidecar' | 'transcript' | 'checksums';

/** One file of a release; `path` is relative to the release's folder, `duration` in seconds. */
export interface Output {
  readonly path: string;
  readonly kind: OutputKind;
  readonly language?: string;
  readonly rendition?: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly duration?: number;
  /** How many pictures it shows, where it shows any. */
  readonly frames?: number;
  /** How many cues each track has, by language. */
  readonly cues?: Readonly<Record<string, number>>;
  readonly chapters?: number;
  /** The key of what made it: the same key, the same file. */
  readonly key: string;
}

interface ReleaseFile {
  readonly id: string;
  readonly documentary: string;
  readonly edition: string;
  readonly createdAt: string;
  readonly files: readonly Output[];
}

/** A release being made in a folder that may hold an earlier one. Nothing of that is touched before `publish`. */
export interface Release {
  /** The file of the earlier release that the same key made, if it is still whole. */
  readonly kept: (path: string, key: string) => Promise<Output | undefined>;
  /** Takes a finished file for the release. */
  readonly add: (file: string, output: Omit<Output, 'bytes' | 'sha256'>) => Promise<Output>;
  /** Puts every new file in its place, then `release.json`, and removes what only the earlier release had. */
  readonly publish: (name: { documentary: string; edition: string }, outputs: readonly Output[]) => Promise<void>;
  /** Removes what was not published. */
  readonly discard: () => Promise<void>;
}

const RECORD = 'release.json';
const MAKING = '.making-';

export const openRelease = async (folder: string): Promise<Release> => {
  const before = await readRelease(folder);
  await sweepAbandoned(folder, MAKING);
  const making = await mkdtemp(join(folder, `${MAKING}${ownerTag()}-`));
  const added = new Set<string>();
  return {
    kept: async (path, key) => {
      const old = before?.files.find((file) => file.path === path && file.key === key);
      return old && (await isWhole(join(folder, path), old)) ? old : undefined;
    },
    add: async (file, output) => {
      const target = join(making, output.path);
      await mkdir(dirname(target), { recursive: true });
      await moveFile(file, target);
      added.add(output.path);
      return { ...output, bytes: (await stat(target)).size, sha256: await sha256File(target) };
    },
    publish: async (name, outputs) => {
      // All that can fill a disk comes first: renames alone stand between the earlier release and this one.
      const record = releaseOf(name, outputs, before);
      await writeFile(join(making, RECORD), `${JSON.stringify(record, null, 2)}\n`);
      for (const path of added) await mkdir(dirname(join(folder, path)), { recursive: true });
      for (const path of [...added, RECORD]) await rename(join(making, path), join(folder, path));
      const wanted = new Set(outputs.map(({ path }) => path));
      for (const { path } of before?.files ?? []) if (!wanted.has(path)) await rm(join(folder, path), { force: true });
    },
    discard: () => rm(making, { recursive: true, force: true }),
  };
};

/** The id says what is in it: the same files are the same release, whenever they were made. */
const releaseOf = (
  name: { documentary: string; edition: string },
  files: readonly Output[],
  before: ReleaseFile | undefined,
): ReleaseFile => {
  const digest = createHash('sha256').update(files.map(({ path, sha256 }) => `${sha256} ${path}\n`).join(''));
  const id = digest.digest('hex').slice(0, 16);
  const createdAt = before?.id === id ? before.createdAt : new Date().toISOString();
  return { id, ...name, createdAt, files };
};

/** A record that was damaged, or that names files outside its folder, is as good as none. */
const readRelease = async (folder: string): Promise<ReleaseFile | undefined> => {
  try {
    const release = JSON.parse(await readFile(join(folder, RECORD), 'utf8')) as ReleaseFile;
    return release.files.every(({ path }) => isOwnPath(path)) ? release : undefined;
  } catch {
    return undefined;
  }
};

const isOwnPath = (path: unknown): boolean =>
  typeof path === 'string' && path !== RECORD && /^\w[\w.-]*(?:\/\w[\w.-]*)*$/.test(path);

const isWhole = async (path: string, { bytes, sha256 }: Output): Promise<boolean> => {
  try {
    return (await stat(path)).size === bytes && (await sha256File(path)) === sha256;
  } catch {
    return false;
  }
};
