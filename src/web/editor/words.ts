import { defineWords } from '../words/define.ts';

export const words = defineWords(
  { all: 'All documentaries', filmPage: 'The film’s page', workshops: 'Workshops' },
  {
    cs: { all: 'Všechny dokumenty', filmPage: 'Stránka filmu', workshops: 'Workshopy' },
    fr: { all: 'Tous les documentaires', filmPage: 'La page du film', workshops: 'Ateliers' },
    hr: { all: 'Svi dokumentarci', filmPage: 'Stranica filma', workshops: 'Radionice' },
  },
);
