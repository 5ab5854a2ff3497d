import { z } from 'zod';
import { editManifest } from '../../documents/edit-manifest.ts';
import { checkManifest, currentManifest, manifestAt, manifestHistory } from '../../documents/manifests.ts';
import { fields } from '../../manifest/fields.ts';
import { stops } from '../../problem.ts';
import { noteChange } from '../audit.ts';
import { namesTag } from '../etag.ts';
import { notFound } from '../guard.ts';
import { decode } from '../json-body.ts';
import { type Route, route } from '../route.ts';
import { manifestChecked, manifestKept, manifestRevision, documentaryParams as params, revision } from '../shapes.ts';

const path = '/v1/documentaries/:documentary/manifest';
const access = { roles: ['editor'] } as const;
const tag = 'manifests';
/** Bytes; readManifest takes four million characters. */
const limit = 16_000_000;

const get = route({
  ...{ method: 'GET', path, tag, access, params },
  summary: 'The manifest as it was sent, the current one or a revision',
  query: fields({ revision: revision.optional() }),
  replies: { 200: { description: 'the JSON', type: 'application/json' }, 304: { description: 'you have it' } },
  handle: async ({ params: { documentary }, query, headers, running: { services } }) => {
    const { records } = services;
    const found = query.revision
      ? await manifestAt(records, documentary, query.revision)
      : await currentManifest(records, documentary);
    if (!found) throw notFound('there is no such manifest.');
    const about = { etag: found.etag, 'x-revision': String(found.revision) };
    if (namesTag(headers['if-none-match'], found.etag)) return { status: 304, headers: about };
    return {
      status: 200,
      headers: { ...about, 'content-type': 'application/json; charset=utf-8' },
      content: found.text,
    };
  },
});

const put = route({
  ...{ method: 'PUT', path, tag, access, params },
  summary:
    'Sends a manifest: a new revision, unless it is the current one. If-Match guards, If-None-Match: * creates only',
  body: { kind: 'bytes', limit, types: ['application/json'] },
  bodySchema: z.instanceof(Uint8Array),
  replies: {
    200: { description: 'it is the current one already', schema: manifestKept },
    201: { description: 'a new revision', schema: manifestKept },
  },
  handle: async (call) => {
    const { records, tool, font } = call.running.services;
    const { documentary } = call.params;
    const ifMatch = call.headers['if-match'];
    const kept = await editManifest(
      records,
      {
        documentary,
        text: decode(call.body),
        author: call.caller.author,
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ifNoneMatch: call.headers['if-none-match']?.trim() === '*',
      },
      { tool, font },
    );
    const { revision: number, etag, problems, created, conformed } = kept;
    if (created) await noteChange(call, 'manifest.put', documentary, { revision: number });
    for (const { language, revision } of conformed)
      await noteChange(call, 'subtitles.conform', documentary, { language, revision });
    const headers = { etag, location: `/v1/documentaries/${documentary}/manifest?revision=${number}` };
    return { status: created ? 201 : 200, headers, json: { documentary, revision: number, etag, problems, conformed } };
  },
});

const check = route({
  ...{ method: 'POST', path: `${path}/check`, tag, access, params },
  summary: 'What PUT would say of a manifest; nothing is kept',
  body: { kind: 'bytes', limit, types: ['application/json'] },
  bodySchema: z.instanceof(Uint8Array),
  replies: { 200: { description: 'its problems, whatever they are', schema: manifestChecked } },
  handle: async ({ params: { documentary }, body, running: { services } }) => {
    const problems = await checkManifest(services.records, documentary, decode(body), services);
    return { status: 200, json: { ok: !stops(problems, true), problems } };
  },
});

const history = route({
  ...{ method: 'GET', path: `${path}/history`, tag, access, params },
  summary: 'All revisions, the newest first',
  replies: { 200: { description: 'revisions', schema: z.object({ revisions: z.array(manifestRevision) }) } },
  handle: async ({ params: { documentary }, running: { services } }) => {
    const revisions = await manifestHistory(services.records, documentary);
    if (revisions.length === 0) throw notFound('there is no such manifest.');
    return { status: 200, json: { revisions } };
  },
});

export const manifestRoutes: readonly Route[] = [get, put, check, history];
