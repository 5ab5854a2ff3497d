import type { Origin, Origins, ReleaseFile, ReleaseRecord } from './model.ts';

/** Kinds of which each language has its own; files of other kinds belong to all, whatever language they bear. */
const OWN: ReadonlySet<string> = new Set([
  ...['burned', 'sidecar', 'transcript', 'pack', 'audio'],
  ...['brochure', 'recommendations', 'screening', 'evaluation'],
]);

/** The language that a file belongs to; undefined where it is shared. */
export const languageOf = ({ kind, language }: Pick<ReleaseFile, 'kind' | 'language'>): string | undefined =>
  OWN.has(kind) ? language : undefined;

/** What the parts of a release were made from, also of one that was written before releases said so. */
export const originsOf = (release: ReleaseRecord): Origins => {
  if (release.origins) return release.origins;
  const { askedAt, render, manifest, subtitles, tool, versions } = release;
  const origin: Origin = { askedAt, render, manifest, subtitles, tool, ...(versions ? { versions } : {}) };
  const languages = new Set([...Object.keys(subtitles), ...release.files.flatMap((file) => languageOf(file) ?? [])]);
  return { shared: origin, languages: Object.fromEntries([...languages].map((language) => [language, origin])) };
};

/** When what the latest release holds was asked for. */
export interface Asked {
  readonly shared: string;
  readonly languages: Readonly<Record<string, string>>;
  /** When an editor said what is the latest: it overrules all that was asked for before. */
  readonly since?: string;
}

export const askedOf = ({ shared, languages }: Origins): Asked => ({
  shared: shared.askedAt,
  languages: Object.fromEntries(Object.entries(languages).map(([language, { askedAt }]) => [language, askedAt])),
});

/** @param language of its own files; absent for the shared ones */
export const isAskedLater = (askedAt: string, than: Asked, language?: string): boolean => {
  const stands = language === undefined ? than.shared : new Map(Object.entries(than.languages)).get(language);
  return askedAt > (stands ?? '') && askedAt > (than.since ?? '');
};

/** The last ask in a release, then its making: the order of releases, the newest last. */
export const orderOf = (release: ReleaseRecord): string => {
  const { shared, languages } = askedOf(originsOf(release));
  const last = [shared, ...Object.values(languages)].sort().at(-1) ?? '';
  return [last, release.createdAt, release.id].join(' ');
};
