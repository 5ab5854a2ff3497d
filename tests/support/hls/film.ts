import { makeClip, type Studio, srt } from '../studio.ts';

export const LANGUAGES = ['en', 'cs', 'fr', 'hr'] as const;
export const WORDS: Readonly<Record<(typeof LANGUAGES)[number], readonly [string, string, string]>> = {
  en: ['The nurse comes to every village.', 'Twice a week, in all weathers.', 'The bus stops where you wave.'],
  cs: ['Sestra přijíždí do každé vesnice.', 'Dvakrát týdně, i v dešti.', 'Autobus zastaví, kde zamáváte.'],
  fr: ['L’infirmière va partout.', 'Deux fois la semaine, toujours.', 'Le bus s’arrête où vous faites signe.'],
  hr: ['Sestra dolazi u svako selo.', 'Dvaput tjedno, i po kiši.', 'Autobus staje gdje mahnete.'],
};

export const track = (words: readonly string[]): string =>
  srt([
    ['03,000', '05,000', words[0] ?? ''],
    ['05,080', '09,400', words[1] ?? ''],
    ['12,000', '14,500', words[2] ?? ''],
  ]);

/** 2 s, then 14 s that pass over in 7 s (longer than a segment may be) into 9 s, at 25 frames a second. */
export const FRAMES = 50 + 350 + 225 - 175;

const timeline = [
  { card: { title: { en: 'Care', cs: 'Péče', fr: 'Soins', hr: 'Skrb' } }, duration: '2s' },
  { section: { title: { en: 'Czechia', cs: 'Česko', fr: 'Tchéquie', hr: 'Češka' } } },
  { clip: 'a', from: '1s', to: '15s' },
  { section: { title: 'France' } },
  { clip: 'b', from: '0s', to: '9s', transition: { type: 'crossfade', duration: '7s' } },
];

/** Writes a small film in four languages, and gives its manifest. */
export const stockFilm = async (studio: Studio, changes: Readonly<Record<string, unknown>>): Promise<string> => {
  await makeClip(studio.path('media/a.mp4'), { seconds: 16, rate: '25', level: 0.4 });
  await makeClip(studio.path('media/b.mp4'), { seconds: 10, rate: '30', tone: 700, level: 0.1 });
  for (const language of LANGUAGES) await studio.write(`${language}.srt`, track(WORDS[language]));
  return studio.manifest({
    title: { en: 'Care at Home', cs: 'Péče doma', fr: 'Soins à domicile', hr: 'Skrb kod kuće' },
    languages: LANGUAGES,
    format: { width: 320, height: 180, frameRate: '25' },
    media: { a: { file: 'media/a.mp4' }, b: { file: 'media/b.mp4' } },
    subtitles: Object.fromEntries(LANGUAGES.map((language) => [language, `${language}.srt`])),
    renditions: [
      { name: 'small', height: 180 },
      { name: 'tiny', height: 90 },
    ],
    timeline,
    ...changes,
  });
};
