import { z } from 'zod';
import { rendersOf } from '../../documents/renders.ts';
import type { RenderView } from '../../jobs/renders-port.ts';
import { fields } from '../../manifest/fields.ts';
import { language, slug } from '../../manifest/values.ts';
import { noteChange } from '../audit.ts';
import type { Caller } from '../caller.ts';
import { ownRender } from '../own-render.ts';
import { renderSpan } from '../plan-shapes.ts';
import { languagesFor } from '../render-languages.ts';
import { type Route, route } from '../route.ts';
import { documentaryParams as params, preview, render, renderParams, renderSummary } from '../shapes.ts';
import { renderView, renderSummary as summaryOf } from '../views.ts';

const tag = 'renders';
const path = '/v1/documentaries/:documentary/renders';
const roles = ['editor', 'translator'] as const;

const ask = fields({
  edition: slug.optional(),
  languages: z.array(language).min(1, 'name at least one language, or leave "languages" out').max(40).optional(),
  preview: preview.optional(),
  draft: z
    .boolean('write true or false')
    .optional()
    .meta({ description: 'preview the cue as the draft of its language has it' }),
  acceptErrors: z.boolean('write true or false').optional(),
});

/** RFC draft of the header: any visible text. */
const idempotencyKey = (header: string | string[] | undefined): { readonly idempotencyKey?: string } =>
  typeof header === 'string' && header !== '' ? { idempotencyKey: header.slice(0, 200) } : {};

const post = route({
  ...{ method: 'POST', path, tag, params, access: { roles, language: 'body' } },
  summary: 'Asks for a render; the same ask twice is one render, also under one Idempotency-Key',
  body: { kind: 'json', limit: 64_000 },
  bodySchema: ask.optional(),
  replies: { 202: { description: 'it is queued, or there already', schema: render } },
  handle: async (call) => {
    const { params: where, caller, running, headers } = call;
    const since = running.services.records.now();
    const { edition, preview: part, draft, acceptErrors } = call.body ?? {};
    const languages = await languagesFor(running.services.records, caller, where.documentary, call.body);
    const view = await running.services.renders.ask({
      documentary: where.documentary,
      ...(edition ? { edition } : {}),
      ...(languages ? { languages } : {}),
      ...(part ? { preview: part } : {}),
      ...(draft ? { draft } : {}),
      ...(acceptErrors === undefined ? {} : { acceptErrors }),
      author: caller.author,
      ...idempotencyKey(headers['idempotency-key']),
    });
    if (isNew(view, caller, since))
      await noteChange(call, 'render.ask', where.documentary, {
        render: view.id,
        languages: view.languages,
        ...(edition ? { edition } : {}),
      });
    const { publicUrl } = running.services;
    const location = `${publicUrl ?? ''}/v1/renders/${view.id}`;
    return { status: 202, headers: { location }, json: renderView(view, publicUrl) };
  },
});

/** What was asked before has changed nothing now. */
const isNew = ({ askedBy, askedAt }: RenderView, { entry }: Caller, since: Date): boolean =>
  askedBy.key === entry.id && Date.parse(askedAt) >= since.getTime();

const list = route({
  ...{ method: 'GET', path, tag, params, access: { roles } },
  summary: 'Renders of a documentary, the newest first; to a translator, those of their own',
  replies: { 200: { description: 'renders', schema: z.object({ renders: z.array(renderSummary) }) } },
  handle: async ({ params: { documentary }, caller: { entry }, running: { services } }) => {
    const all = await rendersOf(services.records, documentary);
    const own = all.filter(({ askedBy }) => entry.role !== 'translator' || askedBy.key === entry.id);
    return { status: 200, json: { renders: own.map(summaryOf) } };
  },
});

const get = route({
  ...{ method: 'GET', path: '/v1/renders/:render', tag, params: renderParams, access: { roles } },
  summary: 'State, stage, progress and seconds left',
  replies: { 200: { description: 'the render', schema: render } },
  handle: async (call) => {
    const view = await ownRender(call);
    return { status: 200, json: renderView(view, call.running.services.publicUrl) };
  },
});

const cancel = route({
  ...{ method: 'POST', path: '/v1/renders/:render/cancel', tag, params: renderParams, access: { roles } },
  summary: 'Cancels a render; one that has ended stays as it ended',
  body: { kind: 'json', limit: 1_000 },
  bodySchema: fields({}).optional(),
  replies: { 200: { description: 'the render as it is now', schema: render } },
  handle: async (call) => {
    const { id, documentary } = await ownRender(call);
    const { renders, publicUrl } = call.running.services;
    const view = await renders.cancel(id, call.caller.author);
    await noteChange(call, 'render.cancel', documentary, { render: id });
    return { status: 200, json: renderView(view, publicUrl) };
  },
});

const spans = route({
  ...{ method: 'GET', path: '/v1/renders/:render/spans', tag, params: renderParams, access: { roles } },
  summary: 'How the pictures of a render stand on its timeline; ask again when "spansMade" of its progress has grown',
  replies: { 200: { description: 'its spans in order', schema: z.object({ spans: z.array(renderSpan) }) } },
  handle: async (call) => {
    const { id } = await ownRender(call);
    return { status: 200, json: { spans: await call.running.services.renders.spans(id) } };
  },
});

export const renderRoutes: readonly Route[] = [post, list, get, spans, cancel];
