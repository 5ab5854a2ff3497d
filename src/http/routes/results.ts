import { listAnswers } from '../../documents/evaluation/answers.ts';
import { downloadsByKind } from '../../documents/evaluation/downloads-by-kind.ts';
import { fits, type Given, type ResultFilter, resultsOf } from '../../documents/evaluation/results.ts';
import { resultsCsv } from '../../documents/evaluation/results-csv.ts';
import { writeReport } from '../../documents/evaluation/results-report.ts';
import { sumScreenings } from '../../documents/evaluation/screenings.ts';
import { listWorkshops, type Workshop } from '../../documents/evaluation/workshop.ts';
import { manifestNow } from '../../documents/manifest-now.ts';
import type { Records } from '../../documents/records.ts';
import { fields } from '../../manifest/fields.ts';
import { fundingTexts } from '../../manifest/funding.ts';
import { localise } from '../../manifest/localised.ts';
import { language } from '../../manifest/values.ts';
import { type Route, route } from '../route.ts';
import { documentaryParams as params } from '../shapes.ts';
import { results, resultsQuery } from '../workshop-shapes.ts';
import { requireOwnKey, workshopView } from '../workshop-view.ts';

const path = '/v1/documentaries/:documentary/results';
const tag = 'workshops';
const access = { roles: ['editor', 'partner'] } as const;
/** Of the words of a table or a report, beside what is asked for. */
const query = fields({ ...resultsQuery, words: language.default('en') });

const everything = async (
  records: Records,
  documentary: string,
): Promise<{ readonly workshops: readonly Workshop[]; readonly given: readonly Given[] }> => {
  const workshops = await listWorkshops(records, documentary);
  const given = await Promise.all(
    workshops.map(async (workshop) => (await listAnswers(records, workshop)).map((one) => ({ ...one, workshop }))),
  );
  return { workshops, given: given.flat() };
};

const isOf =
  ({ country, workshop }: ResultFilter) =>
  (one: Workshop): boolean =>
    (country === undefined || one.country === country) && (workshop === undefined || one.id === workshop);

const counts = (given: readonly Given[], { id }: Workshop): number =>
  given.filter(({ workshop }) => workshop.id === id).length;

const get = route({
  ...{ method: 'GET', path, tag, access, params, query: fields(resultsQuery) },
  summary:
    'What people answered, by question, language, country and workshop, and how often the film was shown and fetched',
  replies: { 200: { description: 'the results', schema: results } },
  handle: async (call) => {
    requireOwnKey(call.caller);
    const { records } = call.running.services;
    const { documentary } = call.params;
    const { workshops, given } = await everything(records, documentary);
    const wanted = given.filter(fits(call.query));
    const json = {
      answers: wanted.length,
      languages: [...new Set(given.map((one) => one.language))].sort(),
      workshops: workshops.map((one) => workshopView(call, one, counts(given, one))),
      questions: resultsOf(wanted, workshops.filter(isOf(call.query))),
      screenings: await sumScreenings(records, documentary),
      downloads: await downloadsByKind(records, documentary),
    };
    return { status: 200, json };
  },
});

const csv = route({
  ...{ method: 'GET', path: `${path}.csv`, tag, access, params, query },
  summary: 'The same as a table, one row for each answer',
  replies: { 200: { description: 'the table', type: 'text/csv' } },
  handle: async (call) => {
    requireOwnKey(call.caller);
    const { documentary } = call.params;
    const { workshops, given } = await everything(call.running.services.records, documentary);
    const table = resultsCsv(given.filter(fits(call.query)), workshops.filter(isOf(call.query)), call.query.words);
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${documentary}.results.csv"`,
      'cache-control': 'no-store',
    };
    return { status: 200, headers, content: table };
  },
});

const report = route({
  ...{ method: 'GET', path: `${path}.html`, tag, access, params, query },
  summary: 'The same as a document for a final report, which word processors open as well',
  replies: { 200: { description: 'the document', type: 'text/html' } },
  handle: async (call) => {
    requireOwnKey(call.caller);
    const { records } = call.running.services;
    const { documentary } = call.params;
    const { words } = call.query;
    const { workshops, given } = await everything(records, documentary);
    const wanted = given.filter(fits(call.query));
    const some = workshops.filter(isOf(call.query));
    const manifest = await manifestNow(records, documentary);
    const statement = manifest?.funding && fundingTexts(manifest.funding, [words]).statement;
    const content = writeReport({
      language: words,
      title: localise(manifest?.title ?? some[0]?.film ?? documentary, words, manifest?.languages ?? []),
      ...(statement ? { funding: localise(statement, words, [words]) } : {}),
      workshops: some.map((one) => ({ ...one, answers: counts(wanted, one) })),
      results: resultsOf(wanted, some),
      screenings: await sumScreenings(records, documentary),
      downloads: await downloadsByKind(records, documentary),
    });
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': `attachment; filename="${documentary}.results.${words}.html"`,
      // What people wrote stands in it: nothing of it runs, wherever it is opened.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'no-store',
    };
    return { status: 200, headers, content };
  },
});

export const resultRoutes: readonly Route[] = [get, csv, report];
