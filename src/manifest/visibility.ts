import type { Problem } from '../problem.ts';
import { toNumber } from '../rational.ts';
import { type Funding, fundingDuration, fundingTexts, fundingUnknown } from './funding.ts';
import type { ManifestDocument } from './schema.ts';
import { formatClock, timeSeconds } from './time.ts';

const warning = (code: string, at: string, message: string): Problem => ({ severity: 'warning', code, at, message });

/**
 * Words that are read in a second from a card; of a disclaimer, which everybody knows and which is recognised rather than
 * read; and the shortest time in which a card is seen at all.
 */
const [READ, RECOGNISED, LEAST_SECONDS] = [3, 15, 3];

/** The emblem's height, as a share of the picture's: that of the largest image that a card can have. */
export const EMBLEM_HEIGHT = 0.36;

/**
 * What a film lacks of the visibility that the European Union asks of what it pays for, and of the consent of those who
 * are seen. Said where a manifest is checked, not where it is rendered. Missing consent is not among it where the
 * manifest requires it: then it is an error, and {@link consentProblems} is part of what stops a render.
 */
export const visibilityProblems = (manifest: Visible): Problem[] => [
  ...(manifest.funding ? cardProblems(manifest.funding, manifest) : [NO_FUNDING]),
  ...(manifest.requireConsent ? [] : consentProblems(manifest)),
];

type Visible = Pick<
  ManifestDocument,
  'funding' | 'languages' | 'format' | 'logo' | 'media' | 'timeline' | 'editions' | 'requireConsent'
>;

const NO_FUNDING = warning(
  'no-funding',
  '/funding',
  'the film does not say who paid for it; add "funding": {} for the emblem and the statement of the European Union.',
);

const cardProblems = (funding: Funding, manifest: Visible): Problem[] => [
  ...durationProblems(funding, manifest),
  ...fundingUnknown(manifest).map(({ field, language }) =>
    warning(
      'funding-untranslated',
      `/funding/${field}/${language}`,
      `the official wording in "${language}" is not known here, and English is shown; write it: "${field}": { "${language}": "…" }.`,
    ),
  ),
  ...logoProblems(manifest),
];

const durationProblems = (funding: Funding, { languages, format }: Visible): Problem[] => {
  const seconds = timeSeconds(fundingDuration(funding), format.frameRate);
  const { statement = {}, disclaimer = {} } = fundingTexts(funding, languages);
  const needed = languages.map((of) => count(statement, of) / READ + count(disclaimer, of) / RECOGNISED);
  const least = Math.max(LEAST_SECONDS, ...needed);
  if (toNumber(seconds) >= least) return [];
  const message = `${formatClock(seconds)} is too short to read the card; write "${Math.ceil(least)}s".`;
  return [warning('funding-too-short', '/funding/duration', message)];
};

const count = (texts: NonNullable<ReturnType<typeof fundingTexts>['statement']>, language: string): number =>
  (typeof texts === 'string' ? texts : (texts[language] ?? '')).split(/\s+/).filter(Boolean).length;

const logoProblems = ({ logo }: Visible): Problem[] => {
  if (!logo?.height || logo.height <= EMBLEM_HEIGHT) return [];
  const message = `the logo is larger than the emblem of the European Union, which must not be smaller than any other; write at most ${EMBLEM_HEIGHT}.`;
  return [warning('logo-larger-than-emblem', '/logo/height', message)];
};

/** Videos that are shown though nobody's consent is noted: errors where the manifest requires it, otherwise warnings. */
export const consentProblems = ({
  timeline,
  editions = {},
  media = {},
  requireConsent,
}: Pick<Visible, 'timeline' | 'editions' | 'media' | 'requireConsent'>): Problem[] => {
  const entries = [...timeline, ...Object.values(editions).flatMap((edition) => edition.timeline ?? [])];
  const shown = new Set(
    entries.flatMap((entry) => ('clip' in entry ? [entry.clip, ...(entry.with ? [entry.with.clip] : [])] : [])),
  );
  return Object.entries(media).flatMap(([name, { consent, people }]): Problem[] => {
    if (!shown.has(name) || people === false || consent?.trim()) return [];
    const message = `it is not noted that the people in "${name}" agree to be shown; write where their consent is kept, or "people": false where nobody can be recognised.`;
    return [
      {
        severity: requireConsent ? 'error' : 'warning',
        code: 'no-consent',
        at: `/media/${name.replaceAll('~', '~0').replaceAll('/', '~1')}/consent`,
        message,
      },
    ];
  });
};
