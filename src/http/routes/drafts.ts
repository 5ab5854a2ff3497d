import { dropDraft, putDraft, readDraft } from '../../documents/drafts.ts';
import { etagOf } from '../../documents/etag.ts';
import { noteChange } from '../audit.ts';
import { draft, draftSent } from '../cue-shapes.ts';
import { namesTag } from '../etag.ts';
import { type Route, route } from '../route.ts';
import { TRACK_LIMIT } from '../sent-track.ts';
import { languageParams as params } from '../shapes.ts';

const path = '/v1/documentaries/:documentary/subtitles/:language/draft';
const access = { roles: ['editor', 'translator'], language: 'path' } as const;
const tag = 'subtitles';

const get = route({
  ...{ method: 'GET', path, tag, access, params },
  summary: 'What a translator has written and not sent yet',
  replies: {
    200: { description: 'the draft', schema: draft },
    204: { description: 'there is none' },
    304: { description: 'you have it' },
  },
  handle: async ({ params: where, headers, running: { services } }) => {
    const found = await readDraft(services.records, where);
    // No refusal: most of the time there is none, and a page asks each time it is opened.
    if (!found) return { status: 204 };
    const about = { etag: etagOf(found.revision), 'cache-control': 'private, no-cache' };
    if (namesTag(headers['if-none-match'], about.etag)) return { status: 304, headers: about };
    return { status: 200, headers: about, json: found };
  },
});

const put = route({
  ...{ method: 'PUT', path, tag, access, params },
  summary:
    'Keeps a draft; If-Match names the one that it replaces, without it there must be none. No film is made of it',
  body: { kind: 'json', limit: TRACK_LIMIT },
  bodySchema: draftSent,
  replies: { 200: { description: 'it is kept', schema: draft } },
  handle: async ({ params: where, body, headers, caller, running: { services } }) => {
    const { cues, basedOn = null } = body;
    const ifMatch = headers['if-match'];
    const sent = { cues, basedOn, author: caller.author };
    const kept = await putDraft(services.records, where, sent, ifMatch === undefined ? {} : { ifMatch });
    return { status: 200, headers: { etag: etagOf(kept.revision) }, json: kept };
  },
});

const remove = route({
  ...{ method: 'DELETE', path, tag, access, params },
  summary: 'Gives a draft up',
  replies: { 204: { description: 'there is none' } },
  handle: async (call) => {
    const { params: where, headers, running } = call;
    const ifMatch = headers['if-match'];
    await dropDraft(running.services.records, where, ifMatch === undefined ? {} : { ifMatch });
    await noteChange(call, 'draft.delete', where.documentary, { language: where.language });
    return { status: 204 };
  },
});

export const draftRoutes: readonly Route[] = [get, put, remove];
