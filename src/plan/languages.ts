import { iso6393To1 } from 'iso-639-3';

const THREE = new Map(Object.entries(iso6393To1).map(([three, two]) => [two, three]));

/** ISO 639-2/T, as MP4 writes languages: `ces` for `cs`; `und` for what has no code. */
export const threeLetters = (language: string): string => {
  const base = language.split('-')[0] ?? '';
  return base.length === 3 ? base : (THREE.get(base) ?? 'und');
};

/** The language's name in itself, as a menu shows it: `čeština`. */
export const ownName = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language;
