import { randomInt } from 'node:crypto';
import { PolyreelError } from '../../errors.ts';
import { evaluationQuestions } from '../../manifest/evaluation.ts';
import type { EvaluationQuestion } from '../../manifest/kit.ts';
import type { Localised } from '../../manifest/localised.ts';
import type { ManifestDocument } from '../../manifest/schema.ts';
import { changeJson, jsonBytes, namesUnder, readAll, readJson } from '../json.ts';
import type { Author } from '../model.ts';
import { slugged } from '../names.ts';
import type { Records } from '../records.ts';
import { answersFolder } from './answer-names.ts';

/** One evening on which the film was shown and talked about. */
export interface Workshop {
  /** What the address of its form ends in. */
  readonly id: string;
  readonly documentary: string;
  readonly place: string;
  /** ISO 3166, two letters. */
  readonly country: string;
  /** `YYYY-MM-DD`, as the last day on which its form takes answers. */
  readonly date: string;
  readonly closesOn: string;
  readonly edition: string;
  /** How many people came. */
  readonly audience?: number;
  /** What the film is called, and what is asked: as the manifest had it when the workshop was made. */
  readonly film: Localised;
  readonly languages: readonly string[];
  readonly title?: Localised;
  readonly introduction?: Localised;
  readonly questions: readonly EvaluationQuestion[];
  readonly createdAt: string;
  readonly createdBy: Author;
}

/** What is said of a workshop, and may be changed. */
export type Announced = Pick<Workshop, 'place' | 'country' | 'date' | 'edition' | 'audience'> & {
  readonly closesOn?: string;
};

/** Letters and digits that nobody takes for another, on paper or aloud. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 8;

export const isWorkshopId = (text: string): boolean => new RegExp(`^[${LETTERS}]{${LENGTH}}$`).test(text);

const newId = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

const objectOf = (documentary: string, id: string): string => `workshops/${slugged(documentary)}/${id}.json`;
const nameOf = (id: string): string => `workshop-names/${id}.json`;

const DAY = 24 * 3_600_000;

/** Days after a workshop on which people who took the code home still answer. */
const OPEN_DAYS = 30;

const laterDay = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** Makes a workshop that asks what the manifest asks now. */
export const makeWorkshop = async (
  { store, now }: Records,
  manifest: Pick<ManifestDocument, 'id' | 'title' | 'languages' | 'evaluation'>,
  announced: Announced,
  createdBy: Author,
): Promise<Workshop> => {
  const { id: documentary, title: film, languages, evaluation } = manifest;
  for (;;) {
    const id = newId();
    const workshop: Workshop = {
      ...{ id, documentary, ...announced, closesOn: announced.closesOn ?? laterDay(announced.date, OPEN_DAYS) },
      ...{ film, languages, questions: evaluationQuestions({ evaluation }) },
      ...(evaluation?.title === undefined ? {} : { title: evaluation.title }),
      ...(evaluation?.introduction === undefined ? {} : { introduction: evaluation.introduction }),
      ...{ createdAt: now().toISOString(), createdBy },
    };
    // The name comes last: who can find a workshop finds all of it.
    if (!(await store.create(objectOf(documentary, id), jsonBytes(workshop)))) continue;
    if (await store.create(nameOf(id), jsonBytes({ documentary }))) return workshop;
    await store.remove(objectOf(documentary, id));
  }
};

/** The workshops of a documentary, the latest first. */
export const listWorkshops = async ({ store }: Records, documentary: string): Promise<Workshop[]> => {
  const names = await namesUnder(store, `workshops/${slugged(documentary)}/`, /\.json$/);
  const found = await readAll<Workshop>(store, names);
  return found.sort((a, b) => b.date.localeCompare(a.date) || b.createdAt.localeCompare(a.createdAt));
};

export const readWorkshop = async (
  { store }: Records,
  documentary: string,
  id: string,
): Promise<Workshop | undefined> =>
  isWorkshopId(id) ? readJson<Workshop>(store, objectOf(documentary, id)) : undefined;

/** A workshop by its id alone, as the address of its form has it. */
export const findWorkshop = async (records: Records, id: string): Promise<Workshop | undefined> => {
  if (!isWorkshopId(id)) return undefined;
  const named = await readJson<{ readonly documentary: string }>(records.store, nameOf(id));
  return named && readWorkshop(records, named.documentary, id);
};

/** Changes what is said of a workshop; what it asks stays. @returns undefined where there is none */
export const changeWorkshop = async (
  { store }: Records,
  documentary: string,
  id: string,
  changes: Partial<Announced>,
): Promise<Workshop | undefined> =>
  isWorkshopId(id)
    ? changeJson<Workshop>(store, objectOf(documentary, id), (found) => (found ? { ...found, ...changes } : undefined))
    : undefined;

/**
 * Removes a workshop, and its answers where that is said.
 * @throws PolyreelError `not-found`; `conflict` where it has answers and nothing is said of them
 */
export const removeWorkshop = async (
  records: Records,
  documentary: string,
  id: string,
  withAnswers: boolean,
): Promise<void> => {
  const { store } = records;
  if (!(await readWorkshop(records, documentary, id)))
    throw new PolyreelError('not-found', 'there is no such workshop.');
  const answers = await namesUnder(store, answersFolder(documentary, id), /\.json$/);
  if (answers.length > 0 && !withAnswers)
    throw new PolyreelError(
      'conflict',
      `${answers.length} people have answered; they are removed with the workshop only where "answers=true" says so.`,
    );
  // The name goes first: nobody answers a workshop that is being removed.
  await store.remove(nameOf(id));
  for (const name of answers) await store.remove(name);
  await store.remove(objectOf(documentary, id));
};
