import { z } from 'zod';
import { fields } from './fields.ts';
import { localised, longText, slug } from './values.ts';

const WEBSITE = 'write the address of a page, such as "https://films.example.eu/d/rural-social-services"';

/** Where people find the film: what the QR codes of its prints lead to. */
export const website = z.string(WEBSITE).max(500, 'at most 500 characters').refine(isPage, WEBSITE);

function isPage(address: string): boolean {
  if (!/^https?:\/\/[!-~]+$/.test(address) || !URL.canParse(address)) return false;
  const { username, password, hash } = new URL(address);
  return username === '' && password === '' && hash === '';
}

/** What a hall talks about when the film pauses at the end of the shot or section. */
export const questions = z
  .array(localised, 'write a list of questions: [{"en": "…", "cs": "…"}]')
  .min(1, 'write at least one question')
  .max(10, 'at most 10 questions of one pause');

/** An example of good practice, as a box in the brochure. */
const practice = fields({ title: localised, text: longText });

export const practices = z
  .array(practice, 'write a list of examples: [{"title": {"en": "…"}, "text": {"en": "…"}}]')
  .min(1, 'write at least one example')
  .max(10, 'at most 10 examples of one section');

export const brochure = fields({
  introduction: longText.optional(),
  contacts: z.array(localised).max(20, 'at most 20 lines').optional(),
});

export const recommendation = fields({ title: localised, text: longText });

/** The document that the recommendations become. */
export const guide = fields({ title: localised.optional(), introduction: longText.optional() });

export const QUESTION_KINDS = ['scale', 'yes-no', 'choice', 'text'] as const;

const choice = fields({ id: slug, text: localised });

const question = fields({
  id: slug,
  text: localised,
  kind: z.enum(QUESTION_KINDS, 'a question is "scale" (1 to 5), "yes-no", "choice" or "text"'),
  choices: z.array(choice).min(2, 'write at least two choices').max(12, 'at most 12 choices').optional(),
  low: localised.optional(),
  high: localised.optional(),
});

/** What people are asked after a workshop. */
export const evaluation = fields({
  title: localised.optional(),
  introduction: longText.optional(),
  questions: z.array(question).min(1, 'write at least one question').max(30, 'at most 30 questions').optional(),
});

export type EvaluationQuestion = z.output<typeof question>;
