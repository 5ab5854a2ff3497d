import { defineWords } from '../words/define.ts';

export const words = defineWords(
  { all: 'All documentaries', filmPage: 'The film’s page' },
  {
    cs: { all: 'Všechny dokumenty', filmPage: 'Stránka filmu' },
    fr: { all: 'Tous les documentaires', filmPage: 'La page du film' },
    hr: { all: 'Svi dokumentarci', filmPage: 'Stranica filma' },
  },
);
