import type { Question } from '../api/types.ts';
import { inLanguage } from '../words/localised.ts';
import type { AnswerValue } from './answers.ts';

export interface Option {
  readonly value: AnswerValue;
  readonly label: string;
  /** What an end of a scale means. */
  readonly end?: string;
}

/** Steps of a scale. */
const STEPS = [1, 2, 3, 4, 5] as const;

/** What can be chosen, in its order and in a language; nothing where words are asked for. */
export const optionsOf = (
  { kind, low, high, choices = [] }: Question,
  language: string,
  said: { readonly yes: string; readonly no: string },
): readonly Option[] => {
  switch (kind) {
    case 'scale':
      return STEPS.map((value) => {
        const end = inLanguage(value === 1 ? low : value === 5 ? high : undefined, language);
        return { value, label: String(value), ...(end ? { end } : {}) };
      });
    case 'yes-no':
      return [
        { value: true, label: said.yes },
        { value: false, label: said.no },
      ];
    case 'choice':
      return choices.map(({ id, text }) => ({ value: id, label: inLanguage(text, language) }));
    case 'text':
      return [];
  }
};
