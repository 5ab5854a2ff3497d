import { SCALE } from '../../manifest/evaluation.ts';
import type { EvaluationQuestion } from '../../manifest/kit.ts';
import { nearest } from '../../manifest/nearest.ts';
import type { Problem } from '../../problem.ts';

/** What somebody said to a question: a step of the scale, yes or no, the id of a choice, or words. */
export type Answered = number | boolean | string;
export type Answers = Readonly<Record<string, Answered>>;

/** Characters of an answer in words. */
export const LONGEST_ANSWER = 1_000;

/** No form asks as much: to look for the nearest name of thousands of unknown ones takes its time. */
const MOST_TOLD = 100;

const block = (code: string, at: string, message: string): Problem => ({ severity: 'block', code, at, message });

/** Everything that is wrong with answers, by the questions that were asked. Any may be left out, but not all. */
export const answerProblems = (
  questions: readonly EvaluationQuestion[],
  answers: Readonly<Record<string, unknown>>,
): Problem[] => {
  const known = new Map(questions.map((question) => [question.id, question]));
  const problems = Object.entries(answers)
    .slice(0, MOST_TOLD)
    .flatMap(([id, answer]): Problem[] => {
      const question = known.get(id);
      const at = `/answers/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (!question)
        return [
          block(
            'unknown-question',
            at,
            `nothing is asked under "${id.slice(0, 64)}"; did you mean "${nearest(id.slice(0, 64), [...known.keys()])}"?`,
          ),
        ];
      const help = wrong(question, answer);
      return help === undefined ? [] : [block('wrong-answer', at, help)];
    });
  const untold = Object.keys(answers).length - MOST_TOLD;
  if (untold > 0)
    problems.push(
      block(
        'too-many-answers',
        '/answers',
        `${untold} more answers were not looked at; this form asks ${questions.length} questions.`,
      ),
    );
  if (problems.length > 0 || Object.values(answers).some((answer) => typeof answer !== 'string' || answer.trim()))
    return problems;
  return [block('nothing-answered', '/answers', 'nothing is answered; answer one question at least.')];
};

const wrong = ({ kind, choices = [] }: EvaluationQuestion, answer: unknown): string | undefined => {
  switch (kind) {
    case 'scale':
      return Number.isInteger(answer) && (answer as number) >= 1 && (answer as number) <= SCALE
        ? undefined
        : `answer with a whole number from 1 to ${SCALE}.`;
    case 'yes-no':
      return typeof answer === 'boolean' ? undefined : 'answer with true or false.';
    case 'choice':
      return choices.some(({ id }) => id === answer)
        ? undefined
        : `answer with one of ${choices.map(({ id }) => `"${id}"`).join(', ')}.`;
    case 'text':
      return typeof answer === 'string' && answer.length <= LONGEST_ANSWER
        ? undefined
        : `answer with a text of at most ${LONGEST_ANSWER} characters.`;
  }
};
