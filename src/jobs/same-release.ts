import type { Origin, ReleaseFile, ReleaseRecord } from '../documents/model.ts';
import { originsOf } from '../documents/origins.ts';

/** Whether two releases hold the very same files, made from the same revisions. */
export const isSame = (before: ReleaseRecord, now: ReleaseRecord): boolean =>
  sameFiles(before.files, now.files) && revisionsOf(before) === revisionsOf(now);

const revisionsOf = (release: ReleaseRecord): string => {
  const { shared, languages } = originsOf(release);
  const told = ({ manifest, subtitles }: Origin): unknown => [manifest, Object.entries(subtitles).sort()];
  const own = Object.entries(languages).map(([language, origin]) => [language, told(origin)] as const);
  return JSON.stringify([told(shared), own.sort(([a], [b]) => (a < b ? -1 : 1))]);
};

const sameFiles = (before: readonly ReleaseFile[], now: readonly ReleaseFile[]): boolean => {
  const digest = ({ name, sha256 }: ReleaseFile): string => `${sha256} ${name}`;
  const known = new Set(before.map(digest));
  return known.size === now.length && now.every((file) => known.has(digest(file)));
};
