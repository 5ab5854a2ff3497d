/**
 * The letters beyond a–z that a language writes, lower case; from each language's official alphabet, with the accents
 * that its common loan words keep (en, nl). They tell which code table gives sensible text.
 */
const LETTERS: Readonly<Record<string, string>> = {
  bg: 'абвгдежзийклмнопрстуфхцчшщъьюя',
  bs: 'čćđšž',
  ca: 'àçèéíïòóúü·',
  cs: 'áčďéěíňóřšťúůýž',
  da: 'æøåé',
  de: 'äöüß',
  el: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ',
  en: 'éèêëïçñöàâ',
  es: 'áéíóúüñ',
  et: 'äöüõšž',
  fi: 'äöåšž',
  fr: 'àâæçéèêëîïôœùûüÿ',
  ga: 'áéíóú',
  hr: 'čćđšž',
  hu: 'áéíóöőúüű',
  is: 'áðéíóúýþæö',
  it: 'àèéìíîòóùú',
  lt: 'ąčęėįšųūž',
  lv: 'āčēģīķļņšūž',
  mk: 'абвгдѓежзѕијклљмнњопрстќуфхцчџш',
  mt: 'ċġħżàèìòù',
  nl: 'áéëïíóöúüèê',
  no: 'æøåéòô',
  pl: 'ąćęłńóśźż',
  pt: 'àáâãçéêíóôõúü',
  ro: 'ăâîșțşţ',
  ru: 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  sk: 'áäčďéíĺľňóôŕšťúýž',
  sl: 'čšž',
  sq: 'çë',
  sr: 'čćđšžабвгдђежзијклљмнњопрстћуфхцчџш',
  sv: 'åäöé',
  tr: 'çğıöşüâî',
  uk: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
};

const ALIASES: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', sh: 'hr', cnr: 'hr' };

/** `cs-CZ` → `cs`; a language we have no letters for stays as it is. */
export const baseLanguage = (language: string): string => {
  const base = language.toLowerCase().split(/[-_]/)[0] ?? '';
  return ALIASES[base] ?? base;
};

const SETS = new Map(
  Object.entries(LETTERS).map(([language, letters]) => [language, new Set(letters + letters.toUpperCase())]),
);
const NONE: ReadonlySet<string> = new Set();

export const LANGUAGES: readonly string[] = Object.keys(LETTERS);
/** Both cases; empty for a language that we have no letters for. */
export const lettersOf = (language: string): ReadonlySet<string> => SETS.get(baseLanguage(language)) ?? NONE;
