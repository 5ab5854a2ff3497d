import { randomBytes } from 'node:crypto';
import { decodeName, encodeName, slugged } from '../names.ts';
import type { Records } from '../records.ts';

export interface Screening {
  readonly documentary: string;
  readonly edition: string;
  readonly language: string;
}

/** One small object a screening, whose name says all that is known of it: the day, and what was shown. */
export const countScreening = async (
  { store, now }: Records,
  { documentary, edition, language }: Screening,
): Promise<void> => {
  const folder = `screenings/${slugged(documentary)}/${now().toISOString().slice(0, 10)}`;
  const name = (): string =>
    `${folder}/${encodeName(edition)}/${encodeName(language)}/${randomBytes(6).toString('hex')}.json`;
  while (!(await store.create(name(), new TextEncoder().encode('{}'))));
};

export interface ScreeningSum {
  readonly edition: string;
  readonly language: string;
  readonly count: number;
}

/** How often each edition was shown in each language. */
export const sumScreenings = async ({ store }: Records, documentary: string): Promise<ScreeningSum[]> => {
  const counts = new Map<string, number>();
  for await (const name of store.list(`screenings/${slugged(documentary)}/`)) {
    const what = name.split('/').slice(3, 5).join('/');
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, count]) => {
      const [edition = '', language = ''] = what.split('/').map(decodeName);
      return { edition, language, count };
    });
};
