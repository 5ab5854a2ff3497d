import { SCALE } from '../../manifest/evaluation.ts';
import type { EvaluationQuestion } from '../../manifest/kit.ts';
import type { Answer } from './answers.ts';
import type { Answered } from './check-answers.ts';
import { isSame } from './same-question.ts';
import type { Workshop } from './workshop.ts';

/** An answer with the workshop that it came from. */
export interface Given extends Answer {
  readonly workshop: Workshop;
}

/** What a group of people said to a question. */
export interface Tally {
  readonly answered: number;
  /** How often each value was chosen, by `1` … `5`, `true` and `false`, or the choice's id; empty of words. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of a scale: absent where nobody answered. */
  readonly mean?: number;
}

export interface GroupTally extends Tally {
  /** A language, a country, or the id of a workshop. */
  readonly name: string;
}

export interface QuestionResult extends Tally {
  readonly question: EvaluationQuestion;
  /** What was said in words. */
  readonly texts: readonly { readonly text: string; readonly language: string; readonly workshop: string }[];
  readonly byLanguage: readonly GroupTally[];
  readonly byCountry: readonly GroupTally[];
  readonly byWorkshop: readonly GroupTally[];
}

/** Only the answers that fit; whatever is absent fits all. */
export interface ResultFilter {
  readonly language?: string | undefined;
  readonly country?: string | undefined;
  readonly workshop?: string | undefined;
}

export const fits =
  ({ language, country, workshop }: ResultFilter) =>
  (given: Given): boolean =>
    (language === undefined || given.language === language) &&
    (country === undefined || given.workshop.country === country) &&
    (workshop === undefined || given.workshop.id === workshop);

/** Of several workshops, what each question was answered; one that changed its meaning is another question. */
export const resultsOf = (given: readonly Given[], workshops: readonly Workshop[]): QuestionResult[] =>
  questionsOf(workshops).map((question) => {
    const said = given.flatMap((one) => {
      const answer = answerTo(question, one);
      return answer === undefined ? [] : [{ ...one, answer }];
    });
    const by = (nameOf: (one: Given) => string): GroupTally[] =>
      [...groups(said, nameOf)].map(([name, some]) => ({ name, ...tally(question, some) }));
    return {
      ...{ question, ...tally(question, said) },
      texts:
        question.kind === 'text'
          ? said.map(({ answer, language, workshop }) => ({ text: String(answer), language, workshop: workshop.id }))
          : [],
      byLanguage: by(({ language }) => language),
      byCountry: by(({ workshop }) => workshop.country),
      byWorkshop: by(({ workshop }) => workshop.id),
    };
  });

/** Each question once, as the latest workshop asked it; where its words or choices were others, those are a question of their own. */
export const questionsOf = (workshops: readonly Workshop[]): EvaluationQuestion[] => {
  const known: EvaluationQuestion[] = [];
  for (const { questions } of workshops)
    for (const question of questions) if (!known.some((one) => isSame(one, question))) known.push(question);
  return known;
};

/** What was answered to this very question, and not to another of that name. */
export const answerTo = (question: EvaluationQuestion, { workshop, answers }: Given): Answered | undefined =>
  workshop.questions.some((asked) => isSame(question, asked)) ? answers[question.id] : undefined;

const groups = <Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> => {
  const found = new Map<string, Item[]>();
  for (const item of items) found.set(nameOf(item), [...(found.get(nameOf(item)) ?? []), item]);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Every value that can be chosen, in the order in which it is shown. */
export const valuesOf = ({ kind, choices = [] }: EvaluationQuestion): string[] => {
  switch (kind) {
    case 'scale':
      return Array.from({ length: SCALE }, (_, i) => String(i + 1));
    case 'yes-no':
      return ['true', 'false'];
    case 'choice':
      return choices.map(({ id }) => id);
    case 'text':
      return [];
  }
};

const tally = (question: EvaluationQuestion, said: readonly { readonly answer: Answered }[]): Tally => {
  const values = said.map(({ answer }) => String(answer));
  const counts = Object.fromEntries(
    valuesOf(question).map((value) => [value, values.filter((one) => one === value).length]),
  );
  const sum = question.kind === 'scale' ? values.reduce((total, value) => total + Number(value), 0) : 0;
  return {
    ...{ answered: values.length, counts },
    ...(question.kind === 'scale' && values.length > 0 ? { mean: sum / values.length } : {}),
  };
};
