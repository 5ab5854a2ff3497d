import { cs } from './words/cs.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import { hr } from './words/hr.ts';
import type { PrintWords } from './words/shape.ts';

export type { PrintWords } from './words/shape.ts';

const ALL: readonly PrintWords[] = [en, cs, fr, hr];

/** The words of prints in a language, whatever its region; English where nobody has written them. */
export const printWords = (language: string): PrintWords =>
  ALL.find((words) => words.language === language.split('-')[0]) ?? en;

/** A text with what stands in braces filled in. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
