import { PolyreelError } from '../../errors.ts';
import type { Problem } from '../../problem.ts';
import { jsonBytes, namesUnder, readAll, readJson } from '../json.ts';
import type { Records } from '../records.ts';
import { answersFolder } from './answer-names.ts';
import { type Answers, answerProblems } from './check-answers.ts';
import type { Workshop } from './workshop.ts';

/** One sheet or form that somebody filled in. Nothing in it says who: no name, no address, no hour. */
export interface Answer {
  readonly language: string;
  readonly via: 'phone' | 'paper';
  /** `YYYY-MM-DD`, UTC, on which it came. */
  readonly day: string;
  readonly answers: Answers;
}

export interface SentAnswer {
  /** Chosen by who sends it, at random: the same one sent twice is one answer. */
  readonly id: string;
  readonly language: string;
  readonly via: Answer['via'];
  readonly answers: Readonly<Record<string, unknown>>;
}

/** More than any hall holds, and no more than a store lists at a glance. */
export const MOST_ANSWERS = 2_000;

/** `YYYY-MM-DD` of now, UTC. */
const today = ({ now }: Pick<Records, 'now'>): string => now().toISOString().slice(0, 10);

export const isOpen = (records: Pick<Records, 'now'>, { closesOn }: Pick<Workshop, 'closesOn'>): boolean =>
  today(records) <= closesOn;

/**
 * Keeps an answer, for good and once.
 * @throws PolyreelError `bad-input` with all problems; `too-many` where the workshop has as many as it takes; `conflict`
 *   where another answer came under the same id: what is accepted is never lost
 */
export const keepAnswer = async (
  records: Records,
  { documentary, id: workshop, questions, languages }: Workshop,
  { id, language, via, answers }: SentAnswer,
): Promise<void> => {
  const problems = [...languageProblems(languages, language), ...answerProblems(questions, answers)];
  if (problems.length) throw new PolyreelError('bad-input', 'the answers do not fit the questions.', { problems });
  const said = Object.fromEntries(
    Object.entries(answers as Answers).flatMap(([question, answer]) => {
      const kept = typeof answer === 'string' ? answer.trim() : answer;
      return kept === '' ? [] : [[question, kept]];
    }),
  );
  const name = `${answersFolder(documentary, workshop)}${id}.json`;
  const answer: Answer = { language, via, day: today(records), answers: said };
  // Where it stands already it was sent before, and its first answer got lost on the way: also where there is no more room.
  const before = await readJson<Answer>(records.store, name);
  if (!before && (await countAnswers(records, { documentary, id: workshop })) >= MOST_ANSWERS)
    throw new PolyreelError('too-many', `this workshop has ${MOST_ANSWERS} answers, and takes no more.`);
  if (!before && (await records.store.create(name, jsonBytes(answer)))) return;
  const standing = before ?? (await readJson<Answer>(records.store, name));
  if (standing && wordsOf(standing) !== wordsOf(answer))
    throw new PolyreelError('conflict', 'another answer was sent under this id before; make up a new one.');
};

/** What was said; a form that is sent again after midnight is the same. */
const wordsOf = ({ language, via, answers }: Answer): string =>
  JSON.stringify([language, via, Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))]);

const languageProblems = (languages: readonly string[], language: string): Problem[] => {
  if (languages.includes(language)) return [];
  const message = `the form is not in "${language}"; it is in ${languages.join(', ')}.`;
  return [{ severity: 'block', code: 'unknown-language', at: '/language', message }];
};

/** In no order that would tell who came first. */
export const listAnswers = async (
  { store }: Records,
  { documentary, id }: Pick<Workshop, 'documentary' | 'id'>,
): Promise<Answer[]> => readAll<Answer>(store, await namesUnder(store, answersFolder(documentary, id), /\.json$/));

/** How many there are: by their names, without reading any. */
export const countAnswers = async (
  { store }: Records,
  { documentary, id }: Pick<Workshop, 'documentary' | 'id'>,
): Promise<number> => (await namesUnder(store, answersFolder(documentary, id), /\.json$/)).length;
