import { habitsOf } from './habits.ts';

/** Dearer than one more line: such a break is made only where a word alone fills the line. */
const NEVER = 1_000_000;

const UNIT =
  /^(?:%|‰|°C|°|€|\$|£|Kč|kn|kg|g|t|km|m|cm|mm|ha|l|ml|h|min|s|°F|let|roku|roky|rok|godina|godine|ans|an|years?|km\/h|EUR|CZK|eura?|euros?|tisíc|milionů|milijuna?|mil\.|mld\.|milliards?|millions?)[.,;:!?…]*$/;
const NUMBER = /\d[.,]?$/;
const ABBREVIATION = /^(?:Mr|Mrs|Ms|Dr|Prof|St|M|Mme|Mlle|ing|mgr|bc|mudr|gđa?|g|č|čl|str|tzv|např|tj|br|sv)\.?$/i;
const PUNCTUATION_ONLY = /^[^\p{L}\p{N}]+$/u;
const SENTENCE_END = /[.!?…]["'”“»)\]]*$/;
const CLAUSE_END = /[,;:–—]["'”“»)\]]*$/;
const CAPITAL = /^\p{Lu}/u;
const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}]/gu, '');
/** French sets these apart from the word that they belong to. */
const CLOSER = /^[?!:;»]/;
/** `(` and `„` open what follows. */
const OPENER = /^["'“„«(¿¡[-]+$/;

const forbidden = (before: string, after: string, language: string): boolean =>
  habitsOf(language).never.has(before.toLowerCase().replace(/^["'“„«(]+/, '')) ||
  (NUMBER.test(before) && (UNIT.test(after) || /^\d{3}\b/.test(after))) ||
  PUNCTUATION_ONLY.test(after) ||
  CLOSER.test(after) ||
  OPENER.test(before);

/**
 * What it costs to break between two words, from 0 (after a sentence) upwards; the scale is that of `slack` in the
 * search: 100 is a line left wholly empty.
 */
export const breakCost = (before: string, after: string, language: string): number => {
  if (forbidden(before, after, language)) return NEVER;
  if (SENTENCE_END.test(before) && !ABBREVIATION.test(before)) return 0;
  if (CLAUSE_END.test(before)) return 4;
  const { leading } = habitsOf(language);
  if (leading.has(plain(before)) || ABBREVIATION.test(before)) return 60;
  if (leading.has(plain(after)) || habitsOf(language).never.has(plain(after))) return 10;
  return CAPITAL.test(before) && CAPITAL.test(after) ? 40 : 25;
};
