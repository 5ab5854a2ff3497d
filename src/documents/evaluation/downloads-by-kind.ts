import { sumDownloads } from '../downloads.ts';
import type { Records } from '../records.ts';
import { listReleases } from '../releases.ts';

export interface KindSum {
  /** As releases call their files, such as `burned`; `other` of a file that no release lists any more. */
  readonly kind: string;
  /** Absent of what serves all languages. */
  readonly language?: string;
  readonly count: number;
}

/** How often files of each kind and language were fetched, of all releases and by all keys together. */
export const downloadsByKind = async (records: Records, documentary: string): Promise<KindSum[]> => {
  const [sums, releases] = await Promise.all([sumDownloads(records, documentary), listReleases(records, documentary)]);
  const known = new Map(
    releases.flatMap(({ id, files }) => files.map((file) => [`${id}/${file.name}`, file] as const)),
  );
  const counts = new Map<string, KindSum>();
  for (const { release, file, count } of sums) {
    const found = known.get(`${release}/${file}`);
    const what = { kind: found?.kind ?? 'other', ...(found?.language ? { language: found.language } : {}) };
    const name = `${what.kind} ${what.language ?? ''}`;
    counts.set(name, { ...what, count: (counts.get(name)?.count ?? 0) + count });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
};
