import { cs } from './words/cs.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import { hr } from './words/hr.ts';
import type { PackWords } from './words/shape.ts';

export type { Advice, MemberKind, PackFilms, PackWords } from './words/shape.ts';

const ALL: readonly PackWords[] = [en, cs, fr, hr];

/** The words in a language, whatever its region; English where nobody has written them. */
export const packWords = (language: string): PackWords =>
  ALL.find((words) => words.language === language.split('-')[0]) ?? en;
