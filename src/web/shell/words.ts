import { defineWords } from '../words/define.ts';

export const words = defineWords(
  {
    skip: 'To the content',
    language: 'Language of these pages',
    signIn: 'Sign in',
    signOut: 'Sign out',
    people: 'People',
    navigation: 'Main navigation',
  },
  {
    cs: {
      skip: 'Přejít k obsahu',
      language: 'Jazyk těchto stránek',
      signIn: 'Přihlásit se',
      signOut: 'Odhlásit se',
      people: 'Lidé',
      navigation: 'Hlavní navigace',
    },
    fr: {
      skip: 'Aller au contenu',
      language: 'Langue de ces pages',
      signIn: 'Se connecter',
      signOut: 'Se déconnecter',
      people: 'Personnes',
      navigation: 'Navigation principale',
    },
    hr: {
      skip: 'Na sadržaj',
      language: 'Jezik ovih stranica',
      signIn: 'Prijava',
      signOut: 'Odjava',
      people: 'Osobe',
      navigation: 'Glavna navigacija',
    },
  },
);
