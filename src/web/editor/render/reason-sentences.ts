/** Why something is made, and how much of it. */
export const reasonsEn = {
  nothingToMake: 'All pictures are there already.',
  spansToMake: { one: '{count} of {all} pieces of the film', other: '{count} of {all} pieces of the film' },
  spansBecause: { one: '{count} piece:', other: '{count} pieces:' },
  firstTime: 'never made before',
  newInTheCut: 'new in the cut',
  cutChanged: 'the cut changed here',
  textChanged: 'its text or style changed',
  renditionChanged: 'the picture size or quality changed',
  toolChanged: 'ffmpeg is another version now',
  soundChanged: 'a sound changed',
  resultGone: 'what was made is gone',
  cuesChanged: 'changed in the subtitles: {detail} ({language})',
  mediaChanged: 'the file of “{detail}” changed',
  shotLink: 'Shot {number}: {label}',
  pictures: {
    one: 'Pictures to encode: {encode}, used again: {reuse}. Beside them {count} sound, film or page is made.',
    other: 'Pictures to encode: {encode}, used again: {reuse}. Beside them {count} sounds, films and pages are made.',
  },
  planProblems: { one: '{count} thing to know', other: '{count} things to know' },
};

/** In a language that has more forms. */
type Said = { readonly [Key in keyof typeof reasonsEn]: string | Partial<Record<Intl.LDMLPluralRule, string>> };

export const reasonsCs: Said = {
  nothingToMake: 'Všechny obrazy už jsou hotové.',
  spansToMake: {
    one: '{count} z {all} úseků filmu',
    few: '{count} z {all} úseků filmu',
    many: '{count} z {all} úseků filmu',
    other: '{count} z {all} úseků filmu',
  },
  spansBecause: { one: '{count} úsek:', few: '{count} úseky:', many: '{count} úseku:', other: '{count} úseků:' },
  firstTime: 'ještě nikdy se nevyráběl',
  newInTheCut: 've střihu je nový',
  cutChanged: 'střih se tu změnil',
  textChanged: 'změnil se text nebo jeho vzhled',
  renditionChanged: 'změnila se velikost nebo kvalita obrazu',
  toolChanged: 'ffmpeg je jiné verze',
  soundChanged: 'změnil se zvuk',
  resultGone: 'co bylo vyrobeno, už není',
  cuesChanged: 'změnilo se v titulcích: {detail} ({language})',
  mediaChanged: 'změnil se soubor „{detail}“',
  shotLink: 'Záběr {number}: {label}',
  pictures: {
    one: 'Obrazů k zakódování: {encode}, použito znovu: {reuse}. Kromě nich {count} zvuk, film nebo stránka.',
    few: 'Obrazů k zakódování: {encode}, použito znovu: {reuse}. Kromě nich {count} zvuky, filmy a stránky.',
    many: 'Obrazů k zakódování: {encode}, použito znovu: {reuse}. Kromě nich {count} zvuku, filmu a stránky.',
    other: 'Obrazů k zakódování: {encode}, použito znovu: {reuse}. Kromě nich {count} zvuků, filmů a stránek.',
  },
  planProblems: {
    one: '{count} věc, o které je dobré vědět',
    few: '{count} věci, o kterých je dobré vědět',
    many: '{count} věci, o které je dobré vědět',
    other: '{count} věcí, o kterých je dobré vědět',
  },
};

export const reasonsFr: Said = {
  nothingToMake: 'Toutes les images existent déjà.',
  spansToMake: {
    one: '{count} morceau du film sur {all}',
    many: '{count} morceaux du film sur {all}',
    other: '{count} morceaux du film sur {all}',
  },
  spansBecause: { one: '{count} morceau :', many: '{count} morceaux :', other: '{count} morceaux :' },
  firstTime: 'jamais fait auparavant',
  newInTheCut: 'nouveau dans le montage',
  cutChanged: 'le montage a changé ici',
  textChanged: 'son texte ou son style a changé',
  renditionChanged: 'la taille ou la qualité de l’image a changé',
  toolChanged: 'ffmpeg a changé de version',
  soundChanged: 'un son a changé',
  resultGone: 'ce qui avait été fait a disparu',
  cuesChanged: 'changé dans les sous-titres : {detail} ({language})',
  mediaChanged: 'le fichier de « {detail} » a changé',
  shotLink: 'Plan {number} : {label}',
  pictures: {
    one: 'Images à encoder : {encode}, réutilisées : {reuse}. En plus, {count} son, film ou page.',
    many: 'Images à encoder : {encode}, réutilisées : {reuse}. En plus, {count} sons, films et pages.',
    other: 'Images à encoder : {encode}, réutilisées : {reuse}. En plus, {count} sons, films et pages.',
  },
  planProblems: {
    one: '{count} chose à savoir',
    many: '{count} choses à savoir',
    other: '{count} choses à savoir',
  },
};

export const reasonsHr: Said = {
  nothingToMake: 'Sve slike već postoje.',
  spansToMake: {
    one: '{count} od {all} odsječaka filma',
    few: '{count} od {all} odsječaka filma',
    other: '{count} od {all} odsječaka filma',
  },
  spansBecause: { one: '{count} odsječak:', few: '{count} odsječka:', other: '{count} odsječaka:' },
  firstTime: 'nikad prije izrađen',
  newInTheCut: 'nov u rezu',
  cutChanged: 'rez se ovdje promijenio',
  textChanged: 'promijenio se tekst ili njegov izgled',
  renditionChanged: 'promijenila se veličina ili kvaliteta slike',
  toolChanged: 'ffmpeg je sada druge verzije',
  soundChanged: 'promijenio se zvuk',
  resultGone: 'što je bilo izrađeno, nestalo je',
  cuesChanged: 'promijenjeno u titlovima: {detail} ({language})',
  mediaChanged: 'promijenila se datoteka „{detail}”',
  shotLink: 'Kadar {number}: {label}',
  pictures: {
    one: 'Slika za kodiranje: {encode}, ponovno upotrijebljeno: {reuse}. Uz njih {count} zvuk, film ili stranica.',
    few: 'Slika za kodiranje: {encode}, ponovno upotrijebljeno: {reuse}. Uz njih {count} zvuka, filma i stranice.',
    other:
      'Slika za kodiranje: {encode}, ponovno upotrijebljeno: {reuse}. Uz njih {count} zvukova, filmova i stranica.',
  },
  planProblems: {
    one: '{count} stvar koju treba znati',
    few: '{count} stvari koje treba znati',
    other: '{count} stvari koje treba znati',
  },
};
