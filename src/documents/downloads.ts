import { randomBytes } from 'node:crypto';
import { listKeys } from './list-keys.ts';
import { decodeName, encodeName, slugged } from './names.ts';
import type { Records } from './records.ts';

export interface Download {
  readonly documentary: string;
  readonly release: string;
  readonly file: string;
  /** Id of the key that fetched it. */
  readonly key: string;
}

/** Who watches asks for the same file again and again: under one name it counts once. */
export interface Counting extends Download {
  readonly once?: string;
}

/** One small object a download, whose name says everything: many count at once, and a sum reads only names. */
export const countDownload = async (
  { store, now }: Records,
  { documentary, release, file, key, once }: Counting,
): Promise<void> => {
  const folder = ['downloads', slugged(documentary), ...[release, file, key].map(encodeName)].join('/');
  const mark = new TextEncoder().encode('{}');
  if (once !== undefined) {
    await store.create(`${folder}/${encodeName(once)}.json`, mark);
    return;
  }
  const stamp = now().toISOString().replaceAll(':', '-');
  const name = (): string => `${folder}/${stamp}-${randomBytes(6).toString('hex')}.json`;
  while (!(await store.create(name(), mark)));
};

export type DownloadSum = Omit<Download, 'documentary'> & { readonly count: number };

/** How often each key fetched each file of a documentary's releases. */
export const sumDownloads = async ({ store }: Records, documentary: string): Promise<DownloadSum[]> => {
  const counts = new Map<string, number>();
  for await (const name of store.list(`downloads/${slugged(documentary)}/`)) {
    const place = name.split('/').slice(2, 5).join('/');
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([place, count]) => sumOf(place, count));
};

export interface LabelledSum extends DownloadSum {
  /** What the key is called; undefined where there is no such key any more. */
  readonly label?: string;
}

/** The same with the labels of the keys, revoked ones too. */
export const labelledDownloads = async (records: Records, documentary: string): Promise<LabelledSum[]> => {
  const [sums, keys] = await Promise.all([sumDownloads(records, documentary), listKeys(records)]);
  const labels = new Map(keys.map(({ id, label }) => [id, label]));
  return sums.map((sum) => {
    const label = labels.get(sum.key);
    return label === undefined ? sum : { ...sum, label };
  });
};

const sumOf = (place: string, count: number): DownloadSum => {
  const [release = '', file = '', key = ''] = place.split('/').map(decodeName);
  return { release, file, key, count };
};
