import { ask } from '../api/client.ts';
import type { WorkshopForm } from '../api/types.ts';

/** What a question is answered: a step of the scale, yes (true) or no, the id of a choice, or words. */
export type AnswerValue = number | boolean | string;
/** By the ids of the questions; those that are left out are absent. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** Characters of one answer in words. */
export const LONGEST = 1_000;

/** Names a form that is being filled in: sent twice, it is one answer. Pages that come over plain http have no `randomUUID`. */
export const newFormId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** An id as somebody typed it from paper: in capitals, with blanks or hyphens. */
export const typedId = (typed: string): string => typed.toLowerCase().replace(/[\s-]/g, '');

export interface Filled {
  readonly id: string;
  readonly language: string;
  readonly via: 'phone' | 'paper';
  readonly answers: Answers;
}

/** @throws Refused, Unreachable: nothing was kept, and the same form may be sent again */
export const sendAnswers = async ({ id }: Pick<WorkshopForm, 'id'>, json: Filled): Promise<void> => {
  await ask(`/v1/workshops/${id}/answers`, { method: 'POST', json });
};

export const withAnswer = (answers: Answers, question: string, value: AnswerValue | undefined): Answers => {
  const { [question]: _, ...rest } = answers;
  return value === undefined || value === '' ? rest : { ...rest, [question]: value };
};
