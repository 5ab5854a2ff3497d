import { baseLanguage } from '../encoding/alphabets.ts';

/** Small words of a language, lower case: a line may well begin with one and should not end with one. */
interface Habits {
  /** Joined to what follows so closely that a line never ends with them. */
  readonly never: readonly string[];
  readonly leading: readonly string[];
}

const list = (words: string): string[] => words.split(' ');

/** From the rules of ČSN 01 6910 (cs), Pravopis (hr), Netflix timed text guides (en, fr) and BBC subtitle guidelines. */
const HABITS: Readonly<Record<string, Habits>> = {
  cs: {
    never: list('k s v z o u a i'),
    leading: list(
      'ale že aby když protože nebo ani jestli který která které kteří kterou než jako co kde kdy jak proč ' +
        'na do od po za při pro přes před pod nad ke ku se ze ve bez mezi podle',
    ),
  },
  sk: {
    never: list('k s v z o u a i'),
    leading: list(
      'ale že aby keď pretože alebo ani ktorý ktorá ktoré ktorí než ako na do od po za pri pre pred pod so zo vo',
    ),
  },
  pl: {
    never: list('w z o u a i'),
    leading: list('ale że żeby gdy bo lub albo który która które na do od po za przy dla'),
  },
  hr: {
    never: list('u s k o i a'),
    leading: list(
      'ali da kad jer ili ni koji koja koje kako gdje što na do od po za pri pred pod nad iz sa uz bez kroz među',
    ),
  },
  sl: {
    never: list('v s z k h o u a'),
    leading: list('ali da ko ker in pa ki kako kje na do od po za pri pred pod nad iz'),
  },
  en: {
    never: [],
    leading: list(
      'and but or nor so that which who whom because if when while where although though as than ' +
        'a an the in on at of to for from with by about into over under between my your his her its our their',
    ),
  },
  fr: {
    never: [],
    leading: list(
      'et mais ou où donc car que qui quand si comme lorsque parce puisque dont ' +
        'le la les un une des de du au aux à en dans sur sous pour par avec sans chez vers mon ton son ma ta sa mes tes ses ce cette ces',
    ),
  },
  de: {
    never: [],
    leading: list(
      'und aber oder dass weil wenn als ob damit denn der die das ein eine einen einem den dem des in an auf zu für von mit bei nach aus',
    ),
  },
};

const NONE = { never: new Set<string>(), leading: new Set<string>() };
const SETS = new Map(
  Object.entries(HABITS).map(([language, { never, leading }]) => [
    language,
    { never: new Set(never), leading: new Set(leading) },
  ]),
);
const SAME: Readonly<Record<string, string>> = { bs: 'hr', sr: 'hr' };

export const habitsOf = (
  language: string,
): { readonly never: ReadonlySet<string>; readonly leading: ReadonlySet<string> } => {
  const base = baseLanguage(language);
  return SETS.get(SAME[base] ?? base) ?? NONE;
};
