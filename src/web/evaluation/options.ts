import { SCALE } from '../../manifest/evaluation.ts';
import type { Question } from '../api/types.ts';
import type { UiLanguage } from '../words/define.ts';
import { inLanguage } from '../words/localised.ts';

/** What somebody said to a question: a step of the scale, yes or no, the id of a choice, or words. */
export type Answered = number | boolean | string;

export interface Option {
  readonly value: Answered;
  readonly label: string;
  /** What the step of a scale means, where that is said. */
  readonly meaning?: string;
}

/** What can be ticked, in the order in which it stands on paper; nothing of a question that is answered in words. */
export const optionsOf = (
  { kind, choices = [], low, high }: Question,
  language: UiLanguage,
  { yes, no }: { readonly yes: string; readonly no: string },
): readonly Option[] => {
  switch (kind) {
    case 'scale':
      return Array.from({ length: SCALE }, (_, i) => {
        const meaning = inLanguage(i === 0 ? low : i === SCALE - 1 ? high : undefined, language);
        return { value: i + 1, label: String(i + 1), ...(meaning ? { meaning } : {}) };
      });
    case 'yes-no':
      return [
        { value: true, label: yes },
        { value: false, label: no },
      ];
    case 'choice':
      return choices.map(({ id, text }) => ({ value: id, label: inLanguage(text, language) }));
    case 'text':
      return [];
  }
};
