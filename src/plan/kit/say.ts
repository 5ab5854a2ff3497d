import { evaluationQuestions } from '../../manifest/evaluation.ts';
import type { EvaluationQuestion } from '../../manifest/kit.ts';
import { type Localised, localise } from '../../manifest/localised.ts';
import type { Manifest } from '../../manifest/read.ts';
import { formatClock } from '../../subtitles/write/transcript-html.ts';
import type { KitContents, KitSection } from './contents.ts';
import type { BrochureContents, BrochureSection, GuideContents, SheetContents, SheetQuestion } from './said.ts';
import { printWords } from './words.ts';

type Told = Pick<Manifest, 'evaluation' | 'funding' | 'languages'>;

/** What a brochure says: the film section by section, with all that belongs to each. */
export const brochureContents = (kit: KitContents): BrochureContents => {
  const sections = kit.sections.map((section) => sectionOf(section, kit));
  return {
    output: 'brochure',
    ...aboutFilm(kit),
    ...(kit.introduction ? { introduction: kit.introduction } : {}),
    sections,
    countries: [...new Set(sections.flatMap(({ country }) => country ?? []))],
    contacts: kit.contacts.filter(Boolean),
    credits: kit.credits,
  };
};

/** What the document of the recommendations says, with the places of the film that show each. */
export const guideContents = (kit: KitContents): GuideContents => {
  const { guide, recommendations } = kit;
  return {
    output: 'recommendations',
    ...aboutFilm(kit),
    title: guide.title ?? printWords(kit.language).recommendations,
    ...(guide.introduction ? { introduction: guide.introduction } : {}),
    recommendations: recommendations.map(({ number, title, text, shown }) => ({
      ...{ number, title, text },
      shown: shown.map(({ start, section, address }) => ({
        time: formatClock(start),
        ...(section ? { section } : {}),
        ...(address ? { address } : {}),
      })),
    })),
  };
};

/** What the sheet says on which people say how the workshop was. */
export const sheetContents = (kit: KitContents, manifest: Told): SheetContents => {
  const { title, introduction } = manifest.evaluation ?? {};
  const say = (text: Localised | undefined): string => localise(text, kit.language, manifest.languages).trim();
  return {
    output: 'evaluation',
    ...aboutFilm(kit),
    title: say(title) || printWords(kit.language).evaluation,
    ...(say(introduction) ? { introduction: say(introduction) } : {}),
    questions: sheetQuestions(evaluationQuestions(manifest), say),
  };
};

export const sheetQuestions = (
  questions: readonly EvaluationQuestion[],
  say: (text: Localised | undefined) => string,
): SheetQuestion[] =>
  questions.map(({ kind, text, choices = [], low, high }) => ({
    ...{ kind, text: say(text), choices: choices.map((choice) => say(choice.text)) },
    ...(low === undefined ? {} : { low: say(low) }),
    ...(high === undefined ? {} : { high: say(high) }),
  }));

const aboutFilm = ({ language, title, address, funding }: KitContents) => ({
  ...{ language, film: title, words: printWords(language) },
  ...(address === undefined ? {} : { address }),
  ...(funding ? { funding } : {}),
});

const sectionOf = (section: KitSection, { language, pauses }: KitContents): BrochureSection => {
  const { title, kind, country, text, practices, start, end, address } = section;
  return {
    ...{ title, isPractice: kind === 'good-practice', practices, time: formatClock(start) },
    ...(kind ? { kind: printWords(language).kinds[kind] } : {}),
    ...(country ? { country: countryName(country, language) } : {}),
    ...(text ? { text } : {}),
    questions: pauses.flatMap(({ at, questions }) => (start < at && at <= end ? questions : [])),
    ...(address ? { address } : {}),
  };
};

/** The name of a country of ISO 3166 in a language; the letters themselves where it has none. */
const countryName = (country: string, language: string): string =>
  new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(country) ?? country;
