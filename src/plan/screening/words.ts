import { cs } from './words/cs.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import { hr } from './words/hr.ts';
import type { ScreeningWords } from './words/shape.ts';

export { KEYS, type ScreeningWords } from './words/shape.ts';

const ALL: readonly ScreeningWords[] = [en, cs, fr, hr];

/** The words in a language, whatever its region; English where nobody has written them. */
export const screeningWords = (language: string): ScreeningWords =>
  ALL.find((words) => words.language === language.split('-')[0]) ?? en;
