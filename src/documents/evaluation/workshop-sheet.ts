import { fundingTexts } from '../../manifest/funding.ts';
import { type Localised, localise } from '../../manifest/localised.ts';
import type { ManifestDocument } from '../../manifest/schema.ts';
import type { SheetContents } from '../../plan/kit/said.ts';
import { sheetQuestions } from '../../plan/kit/say.ts';
import { printWords } from '../../plan/kit/words.ts';
import type { Workshop } from './workshop.ts';

/**
 * The sheet of paper of one workshop: what its form asks, where and when it was, and a code that leads to the form.
 * @param online the form's address
 * @param funding of the manifest as it stands; the sheet bears the flag wherever it bears the statement
 */
export const workshopSheet = (
  { film, languages, title, introduction, questions, place, date }: Workshop,
  language: string,
  online: string,
  funding: ManifestDocument['funding'],
): SheetContents => {
  const say = (text: Localised | undefined): string => localise(text, language, languages).trim();
  const words = printWords(language);
  const { statement, disclaimer } = funding ? fundingTexts(funding, [language]) : {};
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
  return {
    ...{ output: 'evaluation', language, film: say(film), words, place, date: day, online },
    title: say(title) || words.evaluation,
    ...(say(introduction) ? { introduction: say(introduction) } : {}),
    questions: sheetQuestions(questions, say),
    ...(statement
      ? { funding: { statement: say(statement), ...(disclaimer ? { disclaimer: say(disclaimer) } : {}) } }
      : {}),
  };
};
