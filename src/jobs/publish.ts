import type { ReleaseFile, ReleaseRecord, RenderRecord } from '../documents/model.ts';
import { latestRelease, publishRelease, releaseId, releaseObject } from '../documents/releases.ts';
import { PolyreelError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import type { ObjectStore } from '../ports.ts';
import { checksumsOf, sidecarsOf } from '../run/sidecars.ts';
import { carriedOver } from './carry-over.ts';
import { parallel } from './parallel.ts';
import { fileOfText, filmFiles, type Placed } from './release-files.ts';
import type { Workshop } from './workshop.ts';

/** How many files are put in place at once. */
const WIDTH = 4;

/**
 * Puts the films and texts of a render into a release of their own, with what the latest one has in other languages,
 * and makes it the latest. Where that one holds the very same files already, it stays.
 * @returns the release's id
 */
export const publish = async (workshop: Workshop, record: RenderRecord, plan: Plan): Promise<string> => {
  const { records, tool } = workshop;
  const { documentary, edition, pins, askedAt } = record;
  const before = await latestRelease(records, documentary, edition);
  // A conductor that was ended right after it had published finds what it made.
  if (before?.render === record.id) return before.id;
  const made = [
    ...(await filmFiles(plan, workshop.engineOf(documentary).results)),
    ...sidecarsOf(plan).map(fileOfText),
  ];
  const carried = before ? carriedOver(before, made, record, plan) : [];
  const files = [...made, ...carried];
  const all = [...files, fileOfText(checksumsOf(files.map(({ file }) => ({ path: file.name, sha256: file.sha256 }))))];
  const subtitles = revisionsOf(record, carried, before);
  if (before && isSame(before, all, pins.manifest, subtitles)) return before.id;
  const createdAt = records.now().toISOString();
  const list = all.map(({ file }) => file);
  const release = { id: releaseId(createdAt, list), documentary, edition, createdAt, askedAt };
  await parallel(all, WIDTH, (placed) => place(records.store, placed, releaseObject(release, placed.file.name)));
  const { build } = await tool.describe();
  const origin = { manifest: pins.manifest, subtitles, render: record.id, tool: build, files: list };
  await publishRelease(records, { ...release, ...origin });
  return release.id;
};

/** Revisions of the tracks that the files were made of. */
const revisionsOf = (
  { languages, pins }: RenderRecord,
  carried: readonly Placed[],
  before: ReleaseRecord | undefined,
): Record<string, number> => {
  const old = carried.flatMap(({ file: { language = '' } }) => {
    const revision = before?.subtitles[language];
    return revision === undefined ? [] : [[language, revision] as const];
  });
  const fresh = Object.entries(pins.subtitles).filter(([language]) => languages.includes(language));
  return Object.fromEntries([...old, ...fresh]);
};

const isSame = (
  before: ReleaseRecord,
  now: readonly Placed[],
  manifest: number,
  subtitles: Readonly<Record<string, number>>,
): boolean =>
  before.manifest === manifest &&
  JSON.stringify(Object.entries(before.subtitles).sort()) === JSON.stringify(Object.entries(subtitles).sort()) &&
  sameFiles(before.files, now);

const sameFiles = (before: readonly ReleaseFile[], now: readonly Placed[]): boolean => {
  const digest = ({ name, sha256 }: ReleaseFile): string => `${sha256} ${name}`;
  const known = new Set(before.map(digest));
  return known.size === now.length && now.every(({ file }) => known.has(digest(file)));
};

/** Puts one file where it belongs and looks that all of it is there. @throws PolyreelError `result-gone` */
const place = async (store: ObjectStore, { file, from }: Placed, to: string): Promise<void> => {
  if (typeof from === 'string') await store.copy(from, to);
  else await store.replace(to, from);
  if ((await store.size(to)) !== file.bytes)
    throw new PolyreelError('result-gone', `${file.name} is gone or not whole; run it again.`);
};
