import { PolyreelError } from '../../errors.ts';
import { jsonBytes, namesUnder, readAll } from '../json.ts';
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
 * @throws PolyreelError `bad-input` with all problems; `too-many` where the workshop has as many as it takes
 */
export const keepAnswer = async (
  records: Records,
  { documentary, id: workshop, questions }: Workshop,
  { id, language, via, answers }: SentAnswer,
): Promise<void> => {
  const problems = answerProblems(questions, answers);
  if (problems.length) throw new PolyreelError('bad-input', 'the answers do not fit the questions.', { problems });
  const said = Object.fromEntries(
    Object.entries(answers as Answers).flatMap(([question, answer]) => {
      const kept = typeof answer === 'string' ? answer.trim() : answer;
      return kept === '' ? [] : [[question, kept]];
    }),
  );
  const folder = answersFolder(documentary, workshop);
  if ((await countAnswers(records, { documentary, id: workshop })) >= MOST_ANSWERS)
    throw new PolyreelError('too-many', `this workshop has ${MOST_ANSWERS} answers, and takes no more.`);
  const answer: Answer = { language, via, day: today(records), answers: said };
  // Where it stands already it was sent before, and its first answer got lost on the way.
  await records.store.create(`${folder}${id}.json`, jsonBytes(answer));
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
