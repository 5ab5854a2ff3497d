import type { EvaluationQuestion } from '../../manifest/kit.ts';
import type { Localised } from '../../manifest/localised.ts';

/**
 * Whether two workshops asked the same: under one id, with the same words in every language that both have, and the same
 * choices. A translation that came later changes nothing; other words are another question, whose answers are not mixed.
 */
export const isSame = (a: EvaluationQuestion, b: EvaluationQuestion): boolean =>
  a.id === b.id &&
  a.kind === b.kind &&
  agree(a.text, b.text) &&
  agree(a.low, b.low) &&
  agree(a.high, b.high) &&
  haveSameChoices(a.choices ?? [], b.choices ?? []);

type Choices = NonNullable<EvaluationQuestion['choices']>;

const haveSameChoices = (a: Choices, b: Choices): boolean =>
  a.length === b.length && a.every(({ id, text }, i) => id === b[i]?.id && agree(text, b[i]?.text));

const agree = (a: Localised | undefined, b: Localised | undefined): boolean => {
  if (a === undefined || b === undefined) return a === b;
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return Object.entries(a).every(([language, text]) => b[language] === undefined || b[language] === text);
};
