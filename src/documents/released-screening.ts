import { readScreening, type Screening, type ScreeningLanguage, screeningOf } from '../plan/screening/page.ts';
import type { ReleaseFile, ReleaseRecord } from './model.ts';
import { originsOf } from './origins.ts';
import type { Records } from './records.ts';
import { releaseObject } from './release-names.ts';

type Own = ReleaseFile & { readonly language: string };

/**
 * What the page for the hall says by a release, each language as the render said that made it: languages come into a
 * release at different times, and a page knows only those that were made with it.
 * @param language that comes first, if the release has it
 * @returns undefined where the release has no such page
 */
export const releasedScreening = async (
  records: Records,
  release: ReleaseRecord,
  language?: string,
): Promise<Screening | undefined> => {
  const pages = pagesOf(release);
  const films = new Set(release.files.map(({ name }) => name));
  const languages: ScreeningLanguage[] = [];
  for (const page of onePerRender(release, pages)) {
    const said = await readPage(records, release, page);
    const isOwn = ({ language: one, film }: ScreeningLanguage): boolean =>
      films.has(film) &&
      pages.some((each) => each.language === one && renderOf(release, each) === renderOf(release, page));
    languages.push(...(said?.languages ?? []).filter(isOwn));
  }
  const order = pages.map((each) => each.language);
  const place = (one: ScreeningLanguage): number => (one.language === language ? -1 : order.indexOf(one.language));
  languages.sort((a, b) => place(a) - place(b));
  return languages.length ? screeningOf(release.edition, languages) : undefined;
};

const pagesOf = ({ files, film }: ReleaseRecord): Own[] => {
  const order = film?.languages ?? [];
  return files
    .flatMap((file) => (file.kind === 'screening' && file.language ? [{ ...file, language: file.language }] : []))
    .sort((a, b) => order.indexOf(a.language) - order.indexOf(b.language));
};

/** All pages of one render say the same, in another order. */
const onePerRender = (release: ReleaseRecord, pages: readonly Own[]): Own[] => {
  const renders = pages.map((page) => renderOf(release, page));
  return pages.filter((_, i) => renders.indexOf(renders[i] ?? '') === i);
};

const renderOf = (release: ReleaseRecord, { language }: Own): string =>
  originsOf(release).languages[language]?.render ?? release.render;

const readPage = async ({ store }: Records, release: ReleaseRecord, { name }: Own): Promise<Screening | undefined> => {
  const bytes = await store.read(releaseObject(release, name));
  return bytes && readScreening(new TextDecoder().decode(bytes));
};
