import type { LocalisedAt } from './drawn-texts.ts';
import { DISCLAIMERS, LAST_RESORT, OR, STATEMENTS } from './funding-words.ts';
import { type Localised, localise } from './localised.ts';
import type { ManifestDocument } from './schema.ts';
import type { Time } from './time.ts';
import { parseTime } from './time.ts';

export type Funding = NonNullable<ManifestDocument['funding']>;

/** What the funding card says, one text for each language of the film; a text that is switched off is absent. */
export interface FundingTexts {
  readonly statement?: Localised;
  readonly disclaimer?: Localised;
}

type Words = Pick<ManifestDocument, 'funding' | 'languages'>;

/** The texts of the funding card in the languages of the film; where no wording is known, the English one. */
export const fundingTexts = (
  { statement, disclaimer, authority }: Funding,
  languages: readonly string[],
): FundingTexts => {
  const byLanguage = (words: (language: string) => string): Localised =>
    Object.fromEntries(languages.map((language) => [language, words(language)]));
  return {
    ...(statement === false
      ? {}
      : { statement: byLanguage((language) => own(statement, language) ?? inTable(STATEMENTS, language)) }),
    ...(disclaimer === false
      ? {}
      : {
          disclaimer: byLanguage(
            (language) => own(disclaimer, language) ?? standardDisclaimer(authority, language, languages),
          ),
        }),
  };
};

const own = (text: Funding['statement'], language: string): string | undefined => {
  if (typeof text === 'string') return text;
  return typeof text === 'object' ? text[language] : undefined;
};

/** A language of the tables for one of the film: that itself, or the one it is a form of (`fr` for `fr-BE`). */
const tableLanguage = (table: Readonly<Record<string, string>>, language: string): string | undefined =>
  [language, language.split('-')[0] ?? ''].find((tag) => Object.hasOwn(table, tag));

const inTable = (table: Readonly<Record<string, string>>, language: string): string =>
  table[tableLanguage(table, language) ?? LAST_RESORT] ?? '';

const standardDisclaimer = (
  authority: Localised | undefined,
  language: string,
  languages: readonly string[],
): string => {
  const named = localise(authority, language, languages).trim();
  return inTable(DISCLAIMERS, language).replace('{or}', () => (named ? `${inTable(OR, language)}${named}` : ''));
};

/** Languages of the film for which a text of the card is neither known nor written, by the field it belongs to. */
export const fundingUnknown = ({
  funding,
  languages,
}: Words): { field: 'statement' | 'disclaimer'; language: string }[] => {
  if (!funding) return [];
  const unknown = (field: 'statement' | 'disclaimer', table: Readonly<Record<string, string>>) =>
    funding[field] === false
      ? []
      : languages
          .filter((language) => own(funding[field], language) === undefined && !tableLanguage(table, language))
          .map((language) => ({ field, language }));
  return [...unknown('statement', STATEMENTS), ...unknown('disclaimer', DISCLAIMERS)];
};

/** The granting authority, if it is named, with its place. */
export const authorityText = (funding: Funding | undefined): LocalisedAt[] =>
  funding?.authority === undefined ? [] : [{ at: '/funding/authority', text: funding.authority }];

/** Every text of the card that stands in the manifest itself. */
export const fundingWritten = (funding: Funding | undefined): LocalisedAt[] => [
  ...authorityText(funding),
  ...(['statement', 'disclaimer'] as const).flatMap((field): LocalisedAt[] => {
    const text = funding?.[field];
    return text === undefined || typeof text === 'boolean' ? [] : [{ at: `/funding/${field}`, text }];
  }),
];

/** How long the card stands where the manifest does not say. */
const SIX_SECONDS = parseTime('6s') as Time;

export const fundingDuration = ({ duration }: Funding): Time => duration ?? SIX_SECONDS;

export const fundingPlaces = ({ place = 'end' }: Funding): { readonly start: boolean; readonly end: boolean } => ({
  start: place !== 'end',
  end: place !== 'start',
});
