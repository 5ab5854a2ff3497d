import type { Localised } from '../manifest/localised.ts';
import type { Preview } from '../plan/preview.ts';
import type { Problem } from '../problem.ts';

import type { Output } from '../run/release.ts';
import type { CueProblem } from '../subtitles/problem.ts';
import type { Format } from '../subtitles/read.ts';
import type { ConformChange } from '../timeline/conform/changes.ts';

/**
 * What is kept of documentaries, as plain JSON. Times such as `at` are ISO 8601 in UTC; digests are SHA-256 in hex.
 */

export type { Preview } from '../plan/preview.ts';

export const ROLES = ['admin', 'editor', 'translator', 'partner'] as const;
export type Role = (typeof ROLES)[number];

/** Who did something: the short id of a key, never the key. */
export interface Author {
  readonly key: string;
  readonly label: string;
  readonly role: Role;
}

export interface ManifestRevision {
  /** Counts from 1; numbers may be left out, where an edit was lost to another. */
  readonly revision: number;
  readonly digest: string;
  readonly author: Author;
  readonly at: string;
  /** What was found when it was sent: nothing that blocks. */
  readonly problems: readonly Problem[];
}

export interface SubtitleRevision {
  readonly revision: number;
  /** BCP 47. */
  readonly language: string;
  readonly kind: 'translation' | 'sdh';
  readonly digest: string;
  readonly bytes: number;
  readonly author: Author;
  readonly at: string;
  /** What the sender called the file, where it was said. */
  readonly file?: string;
  readonly encoding: string;
  readonly format: Format;
  readonly cues: number;
  /** Digest of the words of all cues: it stays where only times or bytes change. */
  readonly words: string;
  readonly problems: readonly CueProblem[];
  /** Digest of the cut that it was made for; absent where no manifest stood yet. */
  readonly cut?: string;
  /** The manifest's names of media that were not uploaded yet then: in `cut` they count by their names. */
  readonly unseen?: readonly string[];
  /** Revision of the source language's track then. */
  readonly source?: number;
  /** Of a track that was re-timed when the cut changed, until somebody sends it, or another, themselves. */
  readonly conformed?: ConformedFrom;
}

export interface ConformedFrom {
  /** Revision of the track that was sent, and of the manifest for whose cut that one was timed. */
  readonly revision: number;
  readonly manifest: number;
  /** The cues to look at. */
  readonly changes: readonly ConformChange[];
}

/** Which upload a file name means now. */
export interface MediaEntry {
  /** As the person named it, in NFC. */
  readonly file: string;
  readonly digest: string;
  readonly bytes: number;
  readonly author: Author;
  readonly at: string;
  /** Seconds. */
  readonly duration?: number;
  /** Of a file of captions. */
  readonly format?: Format;
  readonly encoding?: string;
  readonly cues?: number;
  readonly problems: readonly Problem[];
}

/** The exact state of everything that a render is made of. */
export interface Pins {
  readonly manifest: number;
  /** Revisions by language: those that decide where the film is cut into spans, also where they are not asked for. */
  readonly subtitles: Readonly<Record<string, number>>;
  /** Digests by the file names of the manifest: footage, and captions of clips. */
  readonly media: Readonly<Record<string, string>>;
  /** Of a preview: digests of drafts that stand for the tracks of their languages. */
  readonly drafts?: Readonly<Record<string, string>>;
}

export type RenderState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

export interface RenderRecord {
  /** `<documentary>.<16 hex of the ask>-<n>` */
  readonly id: string;
  readonly documentary: string;
  readonly edition: string;
  readonly languages: readonly string[];
  readonly preview?: Preview;
  readonly pins: Pins;
  readonly acceptErrors: boolean;
  /** The address of the film's page when it was asked for: prints lead there, whatever machine makes them. */
  readonly page?: string;
  readonly askedBy: Author;
  readonly askedAt: string;
  readonly state: RenderState;
  readonly endedAt?: string;
  readonly problems: readonly Problem[];
  /** Id of the release that it ended in. */
  readonly release?: string;
  /** Of a preview, which makes no release. */
  readonly files?: readonly RenderFile[];
  /** How its pictures stood when it ended, as its progress told them. */
  readonly spans?: string;
}

export interface ReleaseFile extends Omit<Output, 'path'> {
  /** Path in the release's folder and last part of its address, such as `film.cs.720p.mp4`. */
  readonly name: string;
  /** Media type, such as `video/mp4`. */
  readonly type: string;
}

/** A file of a preview, kept as the result of its key. */
export type RenderFile = ReleaseFile;

/** What one part of a release was made from: the files of a language, or those that its languages share. */
export interface Origin {
  /** When its render was asked for: of two, the one asked for later is in the latest release. */
  readonly askedAt: string;
  readonly render: string;
  readonly manifest: number;
  /** Revisions of the tracks that are in it. */
  readonly subtitles: Readonly<Record<string, number>>;
  /** The build of ffmpeg that made it. */
  readonly tool: string;
  /** Absent where it was made before releases said so. */
  readonly versions?: Versions;
}

/** What made a release, as it calls itself: `5.1.9-0+deb12u1`, `0.1.0`. */
export interface Versions {
  readonly ffmpeg: string;
  readonly polyreel: string;
}

export interface Origins {
  readonly shared: Origin;
  readonly languages: Readonly<Record<string, Origin>>;
}

/** What the film is to have by the newest manifest in a release. */
export interface FilmShape {
  readonly languages: readonly string[];
  readonly renditions: readonly string[];
  /** Absent where it was made before releases said so. */
  readonly told?: FilmTold;
}

/** What is told of a film beside its files, in its languages. */
export interface FilmTold {
  readonly title: Localised;
  /** What the edition is for. */
  readonly purpose?: Localised;
  readonly sections: readonly ToldSection[];
  /** The sentence that names who paid, where the film shows it. */
  readonly funding?: Localised;
}

/** Half-open; seconds. */
export interface ToldSection {
  readonly title: Localised;
  readonly start: number;
  readonly end: number;
}

export interface ReleaseRecord {
  /** `<UTC stamp of the ask>-<8 hex of the render, of what was carried over, and of the files>` */
  readonly id: string;
  readonly documentary: string;
  readonly edition: string;
  readonly createdAt: string;
  /** When its render was asked for. */
  readonly askedAt: string;
  /** The newest one in it. */
  readonly manifest: number;
  /** Revisions of the tracks whose languages are in the release. */
  readonly subtitles: Readonly<Record<string, number>>;
  readonly render: string;
  /** The build of ffmpeg that made it. */
  readonly tool: string;
  readonly versions?: Versions;
  /** Absent where all of it is of one render. */
  readonly origins?: Origins;
  readonly film?: FilmShape;
  /** The release that was the latest when this one was put together, from which languages may be carried over. */
  readonly before?: string;
  readonly files: readonly ReleaseFile[];
}

export interface Settings {
  /** Whether a subtitle upload that passes its checks starts the render of its own language. */
  readonly autoRender: boolean;
  /** Whether what partners may see and download of it needs no key. */
  readonly public: boolean;
}

/** A key as everybody may see it who manages keys. */
export interface KeyEntry {
  /** The first 12 hex digits of the key's SHA-256. */
  readonly id: string;
  readonly role: Role;
  /** Of a translator: never empty. */
  readonly languages?: readonly string[];
  /** All documentaries where absent. */
  readonly documentaries?: readonly string[];
  readonly label: string;
  readonly createdAt: string;
  /** Id of the key that made it; `start` for the first one. */
  readonly createdBy: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
  /** Made as a link to its one documentary, whose editors may revoke it. */
  readonly link?: true;
}

export interface AuditLine {
  readonly at: string;
  readonly author: Author;
  /** Such as `manifest.put`. */
  readonly action: string;
  readonly documentary?: string;
  readonly detail: Readonly<Record<string, unknown>>;
}
