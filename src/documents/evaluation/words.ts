/** What a report of results says by itself, in one language. */
export interface ReportWords {
  readonly language: string;
  readonly results: string;
  readonly workshops: string;
  readonly place: string;
  readonly country: string;
  readonly date: string;
  readonly audience: string;
  readonly answers: string;
  readonly all: string;
  readonly yes: string;
  readonly no: string;
  readonly mean: string;
  readonly byLanguage: string;
  readonly byCountry: string;
  readonly byWorkshop: string;
  readonly screenings: string;
  readonly downloads: string;
  readonly file: string;
  readonly count: string;
  readonly edition: string;
  readonly languageOfFilm: string;
  readonly nothing: string;
}

const ALL: readonly ReportWords[] = [
  {
    ...{ language: 'en', results: 'What people said', workshops: 'Workshops', place: 'Place', country: 'Country' },
    ...{
      date: 'Date',
      audience: 'People who came',
      answers: 'Answers',
      all: 'All',
      yes: 'yes',
      no: 'no',
      mean: 'Mean',
    },
    ...{ byLanguage: 'By language', byCountry: 'By country', byWorkshop: 'By workshop', screenings: 'Screenings' },
    ...{ downloads: 'Downloads', file: 'File', count: 'Times', edition: 'Edition', languageOfFilm: 'Language' },
    nothing: 'Nobody has answered yet.',
  },
  {
    ...{ language: 'cs', results: 'Co lidé řekli', workshops: 'Workshopy', place: 'Místo', country: 'Země' },
    ...{ date: 'Datum', audience: 'Kolik lidí přišlo', answers: 'Odpovědi', all: 'Celkem', yes: 'ano', no: 'ne' },
    ...{ mean: 'Průměr', byLanguage: 'Podle jazyka', byCountry: 'Podle země', byWorkshop: 'Podle workshopu' },
    ...{ screenings: 'Promítání', downloads: 'Stažení', file: 'Soubor', count: 'Počet', edition: 'Verze filmu' },
    ...{ languageOfFilm: 'Jazyk', nothing: 'Zatím nikdo neodpověděl.' },
  },
  {
    ...{ language: 'fr', results: 'Ce qu’ont dit les participants', workshops: 'Ateliers', place: 'Lieu' },
    ...{ country: 'Pays', date: 'Date', audience: 'Personnes présentes', answers: 'Réponses', all: 'Total' },
    ...{ yes: 'oui', no: 'non', mean: 'Moyenne', byLanguage: 'Par langue', byCountry: 'Par pays' },
    ...{ byWorkshop: 'Par atelier', screenings: 'Projections', downloads: 'Téléchargements', file: 'Fichier' },
    ...{ count: 'Nombre', edition: 'Version', languageOfFilm: 'Langue', nothing: 'Personne n’a encore répondu.' },
  },
  {
    ...{ language: 'hr', results: 'Što su ljudi rekli', workshops: 'Radionice', place: 'Mjesto', country: 'Zemlja' },
    ...{ date: 'Datum', audience: 'Koliko je ljudi došlo', answers: 'Odgovori', all: 'Ukupno', yes: 'da', no: 'ne' },
    ...{ mean: 'Prosjek', byLanguage: 'Po jeziku', byCountry: 'Po zemlji', byWorkshop: 'Po radionici' },
    ...{
      screenings: 'Projekcije',
      downloads: 'Preuzimanja',
      file: 'Datoteka',
      count: 'Broj',
      edition: 'Verzija filma',
    },
    ...{ languageOfFilm: 'Jezik', nothing: 'Još nitko nije odgovorio.' },
  },
];

/** The words in a language, whatever its region; English where nobody has written them. */
export const reportWords = (language: string): ReportWords =>
  ALL.find((words) => words.language === language.split('-')[0]) ?? (ALL[0] as ReportWords);
