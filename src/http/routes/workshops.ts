import { z } from 'zod';
import { countAnswers, isOpen, keepAnswer } from '../../documents/evaluation/answers.ts';
import { countScreening } from '../../documents/evaluation/screenings.ts';
import {
  changeWorkshop,
  findWorkshop,
  listWorkshops,
  makeWorkshop,
  readWorkshop,
  removeWorkshop,
  type Workshop,
} from '../../documents/evaluation/workshop.ts';
import { workshopSheet } from '../../documents/evaluation/workshop-sheet.ts';
import { manifestNow } from '../../documents/manifest-now.ts';
import { latestInLanguage } from '../../documents/releases.ts';
import { fields } from '../../manifest/fields.ts';
import { language } from '../../manifest/values.ts';
import { noteChange } from '../audit.ts';
import { notFound } from '../guard.ts';
import { HttpRefusal } from '../refusal.ts';
import { publicRoute, type Route, route } from '../route.ts';
import { flag, documentaryParams as params } from '../shapes.ts';
import {
  form,
  newScreening,
  newWorkshop,
  sentAnswers,
  workshop,
  workshopChanges,
  workshopParams,
} from '../workshop-shapes.ts';
import { requireOwnKey, workshopView } from '../workshop-view.ts';

const path = '/v1/documentaries/:documentary/workshops';
const tag = 'workshops';
const access = { roles: ['editor', 'partner'] } as const;
const body = { kind: 'json', limit: 20_000 } as const;

const create = route({
  ...{ method: 'POST', path, tag, access, params, body },
  summary: 'Announces a workshop; its form asks what the manifest asks now',
  bodySchema: newWorkshop,
  replies: { 201: { description: 'the workshop, with the address of its form', schema: workshop } },
  handle: async (call) => {
    requireOwnKey(call.caller);
    const { records } = call.running.services;
    const { documentary } = call.params;
    const manifest = await manifestNow(records, documentary);
    if (!manifest) throw notFound('there is no such documentary, or it has no manifest yet.');
    const { audience, closesOn, ...announced } = call.body;
    const more = { ...(audience === undefined ? {} : { audience }), ...(closesOn === undefined ? {} : { closesOn }) };
    const made = await makeWorkshop(records, manifest, { ...announced, ...more }, call.caller.author);
    await noteChange(call, 'workshop.create', documentary, { workshop: made.id, place: made.place, date: made.date });
    return { status: 201, json: workshopView(call, made, 0) };
  },
});

const list = route({
  ...{ method: 'GET', path, tag, access, params },
  summary: 'The workshops of a documentary, the latest first',
  replies: { 200: { description: 'workshops', schema: z.object({ workshops: z.array(workshop) }) } },
  handle: async (call) => {
    requireOwnKey(call.caller);
    const { records } = call.running.services;
    const found = await listWorkshops(records, call.params.documentary);
    const views = await Promise.all(
      found.map(async (one) => workshopView(call, one, await countAnswers(records, one))),
    );
    return { status: 200, json: { workshops: views } };
  },
});

const get = route({
  ...{ method: 'GET', path: `${path}/:workshop`, tag, access, params: workshopParams },
  summary: 'A workshop, and how many people have answered',
  replies: { 200: { description: 'the workshop', schema: workshop } },
  handle: async (call) => {
    requireOwnKey(call.caller);
    const { records } = call.running.services;
    const found = await readWorkshop(records, call.params.documentary, call.params.workshop);
    if (!found) throw notFound('there is no such workshop.');
    return { status: 200, json: workshopView(call, found, await countAnswers(records, found)) };
  },
});

const change = route({
  ...{ method: 'PATCH', path: `${path}/:workshop`, tag, access, params: workshopParams, body },
  summary: 'Changes what is said of a workshop, such as how many people came; what it asks stays',
  bodySchema: workshopChanges,
  replies: { 200: { description: 'the workshop as it is now', schema: workshop } },
  handle: async (call) => {
    requireOwnKey(call.caller);
    const { records } = call.running.services;
    const { documentary, workshop: id } = call.params;
    const changes = Object.fromEntries(Object.entries(call.body).filter(([, value]) => value !== undefined));
    const changed = await changeWorkshop(records, documentary, id, changes);
    if (!changed) throw notFound('there is no such workshop.');
    await noteChange(call, 'workshop.change', documentary, { workshop: id, ...changes });
    return { status: 200, json: workshopView(call, changed, await countAnswers(records, changed)) };
  },
});

const remove = route({
  ...{ method: 'DELETE', path: `${path}/:workshop`, tag, access, params: workshopParams },
  query: fields({ answers: flag.optional() }),
  summary: 'Removes a workshop; one that has answers only together with them',
  replies: { 204: { description: 'it is gone' }, 409: { description: 'it has answers' } },
  handle: async (call) => {
    requireOwnKey(call.caller);
    const { documentary, workshop: id } = call.params;
    await removeWorkshop(call.running.services.records, documentary, id, call.query.answers ?? false);
    await noteChange(call, 'workshop.remove', documentary, { workshop: id });
    return { status: 204 };
  },
});

const sheet = route({
  ...{ method: 'GET', path: `${path}/:workshop/sheet.pdf`, tag, access, params: workshopParams },
  query: fields({ language: language.default('en') }),
  summary: 'Sheets of paper for a workshop: its questions, and a code that leads to its form',
  replies: { 200: { description: 'the sheet', type: 'application/pdf' } },
  handle: async (call) => {
    requireOwnKey(call.caller);
    const { services } = call.running;
    const { documentary, workshop: id } = call.params;
    const found = await readWorkshop(services.records, documentary, id);
    if (!found) throw notFound('there is no such workshop.');
    const funding = (await manifestNow(services.records, documentary))?.funding;
    const contents = workshopSheet(found, call.query.language, workshopView(call, found, 0).url, funding);
    const headers = {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${documentary}.${id}.${call.query.language}.pdf"`,
      'cache-control': 'no-store',
    };
    return { status: 200, headers, content: await services.print(contents) };
  },
});

/** Bytes: thirty answers of a thousand letters, each of which may take six as JSON writes it. */
const filledIn = { kind: 'json', limit: 200_000 } as const;

const formParams = fields({ workshop: z.string().max(64) });

const ask = publicRoute({
  ...{ method: 'GET', path: '/v1/workshops/:workshop', tag, params: formParams },
  summary: 'What a workshop asks, for whoever has the address of its form',
  replies: { 200: { description: 'the form', schema: form } },
  handle: async ({ params: { workshop: id }, running: { services } }) => {
    const found = await findWorkshop(services.records, id);
    if (!found) throw notFound('there is no such form; look at its address again.');
    return { status: 200, json: formOf(found, isOpen(services.records, found)) };
  },
});

const formOf = (
  { edition: _, audience: __, documentary: ___, createdAt, createdBy, ...shown }: Workshop,
  open: boolean,
) => ({
  ...shown,
  open,
});

const answer = publicRoute({
  ...{ method: 'POST', path: '/v1/workshops/:workshop/answers', tag, params: formParams, body: filledIn },
  summary: 'Answers a workshop’s form; nothing of who sends it is kept',
  bodySchema: sentAnswers,
  replies: { 204: { description: 'the answers are kept' }, 410: { description: 'the form takes no more answers' } },
  handle: async ({ params: { workshop: id }, body: sent, running: { services } }) => {
    const found = await findWorkshop(services.records, id);
    if (!found) throw notFound('there is no such form; look at its address again.');
    if (!isOpen(services.records, found))
      throw new HttpRefusal('gone', `this form took answers until ${found.closesOn}.`);
    await keepAnswer(services.records, found, sent);
    return { status: 204 };
  },
});

const screened = route({
  ...{ method: 'POST', path: '/v1/documentaries/:documentary/screenings', tag, params, body },
  access: { roles: ['editor', 'translator', 'partner'], public: true },
  summary: 'Counts that the film was shown in a hall; nothing but what was shown, and on which day',
  bodySchema: newScreening,
  replies: { 204: { description: 'it is counted' } },
  handle: async ({ params: { documentary }, body: { edition, language }, running: { services } }) => {
    if (!(await latestInLanguage(services.records, documentary, language, edition)))
      throw notFound('there is no release that could have been shown.');
    await countScreening(services.records, { documentary, edition, language });
    return { status: 204 };
  },
});

export const workshopRoutes: readonly Route[] = [...[create, list, get, change, remove, sheet, ask, answer, screened]];
