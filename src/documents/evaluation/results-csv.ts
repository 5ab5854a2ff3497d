import { localise } from '../../manifest/localised.ts';
import { answerTo, type Given, questionsOf } from './results.ts';
import type { Workshop } from './workshop.ts';

/** Programs for tables take a text that begins so for a formula, and run it. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value: string | number | boolean | undefined): string => {
  if (value === undefined) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const row = (cells: Parameters<typeof cell>[0][]): string => `${cells.map(cell).join(',')}\r\n`;

/**
 * One row for each answer (RFC 4180), with a byte order mark: without one, Excel takes UTF-8 for something else.
 * @param language of the questions in the first row
 */
export const resultsCsv = (given: readonly Given[], workshops: readonly Workshop[], language: string): string => {
  const questions = questionsOf(workshops);
  const head = ['workshop', 'place', 'country', 'date', 'language', 'via', 'day'];
  return [
    '\uFEFF',
    row([...head, ...questions.map(({ id, text }) => `${id}: ${localise(text, language, ['en'])}`)]),
    ...given.map((one) => {
      const { id, place, country, date } = one.workshop;
      const about = [id, place, country, date, one.language, one.via, one.day];
      return row([...about, ...questions.map((question) => answerTo(question, one))]);
    }),
  ].join('');
};
