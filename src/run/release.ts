import { createHash, hash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ownerTag, sweepAbandoned } from './owner.ts';
import { sha256File } from './results.ts';

export type OutputKind =
  | 'burned'
  | 'soft'
  | 'hls'
  | 'sidecar'
  | 'transcript'
  | 'audio'
  | 'poster'
  | 'pack'
  | 'brochure'
  | 'recommendations'
  | 'screening'
  | 'evaluation'
  | 'checksums';

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
  /** As RFC 6381 writes it, of a segment. */
  readonly codec?: string;
  /** The key of what made it: the same key, the same file. */
  readonly key: string;
}

export interface ReleaseName {
  readonly documentary: string;
  readonly edition: string;
}

interface ReleaseFile extends ReleaseName {
  readonly id: string;
  readonly createdAt: string;
  readonly files: readonly Output[];
  /** Segments of the release before: who plays by its playlists goes on until the next release. */
  readonly retired?: readonly string[];
}

/** A release being made in a folder that may hold an earlier one. Nothing of that is touched before `publish`. */
export interface Release {
  /** What the folder holds the release of, if it holds one. */
  readonly holds?: ReleaseName;
  /** The file of the earlier release that the same key made, if it is still whole. */
  readonly kept: (key: string, path: (sha256: string) => string) => Promise<Output | undefined>;
  /** Writes a text into the release. */
  readonly write: (content: string, output: Omit<Output, 'bytes' | 'sha256'>) => Promise<Output>;
  /** Puts a verified file that stays where it is into the release too: as a second name where that can be, or as a copy. */
  readonly place: (file: string, output: Output) => Promise<Output>;
  /** Puts every new file in its place, then `release.json`, and removes what only the earlier release had. */
  readonly publish: (name: ReleaseName, outputs: readonly Output[]) => Promise<void>;
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
  const known = new Map<string, Output[]>();
  for (const file of before?.files ?? []) known.set(file.key, [...(known.get(file.key) ?? []), file]);
  const [inMaking, inFolder] = [folderMaker(), folderMaker()];
  const targetOf = async (path: string): Promise<string> => {
    const target = join(making, path);
    await inMaking(dirname(target));
    added.add(path);
    return target;
  };
  return {
    ...(before ? { holds: before } : {}),
    kept: async (key, path) => {
      const old = known.get(key)?.find((file) => file.path === path(file.sha256));
      return old && (await isWhole(join(folder, old.path), old)) ? old : undefined;
    },
    write: async (content, output) => {
      await writeFile(await targetOf(output.path), content);
      return { ...output, bytes: Buffer.byteLength(content), sha256: hash('sha256', content) };
    },
    place: async (file, output) => {
      await linkOrCopy(file, await targetOf(output.path));
      return output;
    },
    publish: async (name, outputs) => {
      // All that can fill a disk comes first: renames alone stand between the earlier release and this one.
      const record = releaseOf(name, outputs, before);
      await writeFile(join(making, RECORD), `${JSON.stringify(record, null, 2)}\n`);
      for (const path of added) await inFolder(dirname(join(folder, path)));
      for (const path of [...added, RECORD]) await rename(join(making, path), join(folder, path));
      const stays = new Set([...outputs.map(({ path }) => path), ...(record.retired ?? [])]);
      const old = [...(before?.files ?? []).map(({ path }) => path), ...(before?.retired ?? [])];
      for (const path of old) if (!stays.has(path)) await rm(join(folder, path), { force: true });
    },
    discard: () => rm(making, { recursive: true, force: true }),
  };
};

/** Makes folders, each once: a long film has a thousand files in one. */
const folderMaker = (): ((path: string) => Promise<void>) => {
  const made = new Set<string>();
  return async (path) => {
    if (made.has(path)) return;
    await mkdir(path, { recursive: true });
    made.add(path);
  };
};

/** The id says what is in it: the same files are the same release, whenever they were made. */
const releaseOf = (name: ReleaseName, files: readonly Output[], before: ReleaseFile | undefined): ReleaseFile => {
  const digest = createHash('sha256').update(files.map(({ path, sha256 }) => `${sha256} ${path}\n`).join(''));
  const id = digest.digest('hex').slice(0, 16);
  if (before?.id === id) return { ...before, ...name, files };
  const now = new Set(files.map(({ path }) => path));
  const retired = (before?.files ?? []).flatMap(({ path }) => (isSegment(path) && !now.has(path) ? [path] : []));
  return { id, ...name, createdAt: new Date().toISOString(), files, ...(retired.length ? { retired } : {}) };
};

/** Named by its content, and so never to be replaced by anything else. */
const isSegment = (path: string): boolean => /^hls.*\/[0-9a-f]{20}\.\w+$/.test(path);

const linkOrCopy = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to);
  } catch {
    // Another file system, or one that knows no links.
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
};

/** A record that was damaged, or that names files outside its folder, is as good as none. */
const readRelease = async (folder: string): Promise<ReleaseFile | undefined> => {
  try {
    const release = JSON.parse(await readFile(join(folder, RECORD), 'utf8')) as ReleaseFile;
    const paths = [...release.files.map(({ path }) => path), ...(release.retired ?? [])];
    return paths.every(isOwnPath) ? release : undefined;
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
