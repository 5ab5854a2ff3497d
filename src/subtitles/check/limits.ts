import { baseLanguage } from '../encoding/alphabets.ts';

/** What a subtitle of a language may be; changeable for each documentary. */
export interface Limits {
  /** Characters as readers count them: grapheme clusters, spaces in, tags and line breaks out. */
  readonly charactersPerLine: number;
  readonly lines: number;
  readonly charactersPerSecond: number;
  /** Milliseconds on the screen. */
  readonly shortest: number;
  readonly longest: number;
  /** Frames of the film between two subtitles. */
  readonly gap: number;
  /** `tight` is `-Text`, `spaced` is `- Text`, `second` a dash before the second speaker only, as some do in Croatian. */
  readonly dash: 'tight' | 'spaced' | 'second' | 'any';
}

/** Times the speed limit: a fifth over it nobody can read. */
export const UNREADABLE = 1.2;

/** Netflix timed text general requirements: 42 characters, two lines, 5/6 s to 7 s, two frames. */
const GENERAL: Limits = {
  charactersPerLine: 42,
  lines: 2,
  charactersPerSecond: 17,
  shortest: 833,
  longest: 7000,
  gap: 2,
  dash: 'any',
};

/** Speeds of Netflix by Subtitle Edit's tables; Czech dashes by JTP, French and English ones by their language pages. */
const BY_LANGUAGE: Readonly<Record<string, Partial<Limits>>> = {
  en: { charactersPerSecond: 20, dash: 'tight' },
  cs: { dash: 'tight' },
  fr: { dash: 'spaced' },
};

/** Subtitles for deaf and hard-of-hearing people may go at 20 characters a second in every language. */
const SDH = { charactersPerSecond: 20 };

export const limitsFor = (language: string, changes: Partial<Limits> = {}, sdh = false): Limits => ({
  ...GENERAL,
  ...BY_LANGUAGE[baseLanguage(language)],
  ...(sdh ? SDH : {}),
  ...changes,
});
