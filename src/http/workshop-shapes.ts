import { z } from 'zod';
import { isWorkshopId } from '../documents/evaluation/workshop.ts';
import { COUNTRIES } from '../manifest/countries.ts';
import { fields } from '../manifest/fields.ts';
import { language, slug } from '../manifest/values.ts';
import { author } from './shapes.ts';

const DATE = 'write a day such as "2026-05-12"';
const day = z.iso.date(DATE);
const COUNTRY = 'two capital letters of ISO 3166, such as "CZ"';
const country = z.string(COUNTRY).refine((code) => COUNTRIES.includes(code), COUNTRY);
const PLACE = 'write where it is, in at most 200 characters';
const place = z.string(PLACE).trim().min(1, PLACE).max(200, PLACE);
const AUDIENCE = 'write how many people came: a whole number up to 100,000';
const audience = z.int(AUDIENCE).min(0, AUDIENCE).max(100_000, AUDIENCE);

export const newWorkshop = fields({
  ...{ place, country, date: day },
  edition: slug.default('full'),
  audience: audience.optional(),
  closesOn: day.optional(),
});

export const workshopChanges = fields({
  place: place.optional(),
  country: country.optional(),
  date: day.optional(),
  edition: slug.optional(),
  audience: audience.optional(),
  closesOn: day.optional(),
});

export const workshopId = z.string().refine(isWorkshopId, 'a workshop is named by eight letters and digits');
export const workshopParams = fields({ documentary: slug, workshop: z.string().max(64) });

const localised = z.union([z.string(), z.record(z.string(), z.string())]);
export const question = z.object({
  id: z.string(),
  text: localised,
  kind: z.enum(['scale', 'yes-no', 'choice', 'text']),
  choices: z.array(z.object({ id: z.string(), text: localised })).optional(),
  low: localised.optional(),
  high: localised.optional(),
});

const announced = {
  ...{ id: z.string(), place: z.string(), country: z.string(), date: z.string(), closesOn: z.string() },
};

/** A workshop, for those who hold it. */
export const workshop = z.object({
  ...announced,
  film: localised.meta({ description: 'what it is called' }),
  edition: z.string(),
  audience: z.number().optional(),
  answers: z.number().meta({ description: 'how many people answered' }),
  url: z.string().meta({ description: 'of its form' }),
  createdAt: z.string(),
  createdBy: author,
});

/** What somebody who answers is shown. */
export const form = z.object({
  ...announced,
  open: z.boolean().meta({ description: 'whether it takes answers' }),
  film: localised,
  languages: z.array(z.string()),
  title: localised.optional(),
  introduction: localised.optional(),
  questions: z.array(question),
});

const ID = 'a random text of 16 to 64 letters, digits, "-" or "_": the same one sent twice is one answer';

export const sentAnswers = fields({
  id: z.string(ID).regex(/^[\w-]{16,64}$/, ID),
  language,
  via: z.enum(['phone', 'paper'], 'write "phone", or "paper" for a sheet that is typed in').default('phone'),
  answers: z.record(z.string().max(64), z.unknown(), 'write answers by the ids of the questions'),
});

const tally = {
  answered: z.number(),
  counts: z.record(z.string(), z.number()).meta({ description: 'by "1" to "5", "true" and "false", or choice' }),
  mean: z.number().optional().meta({ description: 'of a scale' }),
};
const groups = z.array(z.object({ name: z.string(), ...tally }));

export const results = z.object({
  answers: z.number(),
  languages: z.array(z.string()).meta({ description: 'in which somebody answered, whatever is asked for' }),
  workshops: z.array(workshop),
  questions: z.array(
    z.object({
      question,
      ...tally,
      texts: z.array(z.object({ text: z.string(), language: z.string(), workshop: z.string() })),
      ...{ byLanguage: groups, byCountry: groups, byWorkshop: groups },
    }),
  ),
  screenings: z.array(z.object({ edition: z.string(), language: z.string(), count: z.number() })),
  downloads: z.array(z.object({ kind: z.string(), language: z.string().optional(), count: z.number() })),
});

export const resultsQuery = {
  language: language.optional(),
  country: country.optional(),
  workshop: workshopId.optional(),
};

export const newScreening = fields({ edition: slug.default('full'), language });
