import type { KitContents } from '../../../src/plan/kit/contents.ts';
import { type ScreeningCue, screeningLanguage, screeningOf, writeScreening } from '../../../src/plan/screening/page.ts';

const TITLES: Readonly<Record<string, string>> = { cs: 'Blízko domova', fr: 'Près de chez soi' };
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  cs: ['Kdo u nás celé dny nikoho nevidí?', 'Kdo by za nimi mohl jezdit a kdo by ten čas zaplatil?'],
  fr: ['Qui, dans notre village, passe des jours sans voir personne ?', 'Qui pourrait aller les voir ?'],
};

/** Six seconds of film in two sections: it pauses after the first, and asks again at the end. */
export const contents = (language: string, changes: Partial<KitContents> = {}): KitContents => ({
  ...{ id: 'film', edition: 'full', language, title: `${TITLES[language]} & <dál>`, length: 6000 },
  address: 'https://films.example.eu/d/film',
  contacts: [],
  sections: [
    { title: language === 'cs' ? 'Česko </script>' : 'Tchéquie </script>', start: 0, end: 3000, practices: [] },
    { title: language === 'cs' ? 'Francie' : 'France', start: 3000, end: 6000, practices: [] },
  ],
  pauses: [
    { at: 3000, questions: QUESTIONS[language] ?? [] },
    { at: 6000, questions: [language === 'cs' ? 'Co si odneseme?' : 'Que retenons-nous ?'] },
  ],
  guide: {},
  recommendations: [],
  credits: [],
  funding: { statement: 'Spolufinancováno Evropskou unií', disclaimer: 'Vyjádřené názory …' },
  ...changes,
});

export const CUES: readonly ScreeningCue[] = [
  [0, 2000, 'L’infirmière arrive\nen voiture', false],
  [2000, 3000, '<b>En haut</b>', true],
];

/** In Czech by the film with its text in the picture, in French by one whose text the page draws. */
export const page = (changes: Partial<KitContents> = {}): string =>
  writeScreening(
    screeningOf('full', [
      screeningLanguage(contents('cs', changes), 'film.cs.720p.mp4'),
      screeningLanguage(contents('fr', changes), 'film 50 %.mp4', CUES),
    ]),
  );
