import { z } from 'zod';
import { cuesAsFile, dropDraft } from '../../documents/drafts.ts';
import { currentSubtitles, putSubtitles, subtitleHistory, subtitlesAt } from '../../documents/subtitles.ts';
import { fields } from '../../manifest/fields.ts';
import { WRITTEN } from '../../subtitles/write.ts';
import { noteChange } from '../audit.ts';
import { autoRender } from '../auto-render.ts';
import { cueShown, encoding, kind } from '../cue-shapes.ts';
import { namesTag } from '../etag.ts';
import { notFound } from '../guard.ts';
import { problem } from '../problem-document.ts';
import { type Route, route } from '../route.ts';
import { fileOf, isJson, TRACK_LIMIT as limit, readCues } from '../sent-track.ts';
import { flag, languageParams as params, revision, subtitleRevision } from '../shapes.ts';
import { trackAs, trackCues } from '../track-as.ts';
import { trackView } from '../views.ts';

const path = '/v1/documentaries/:documentary/subtitles/:language';
const access = { roles: ['editor', 'translator'], language: 'path' } as const;
/** Whoever translates reads the source, and the work of others. */
const reading = { roles: access.roles } as const;
const tag = 'subtitles';

const kept = subtitleRevision.extend({
  render: z.string().nullable().meta({ description: 'id of the render that was started' }),
  renderProblems: z.array(problem.loose()).optional().meta({ description: 'why none could be started' }),
});

const put = route({
  ...{ method: 'PUT', path, tag, access, params },
  summary:
    "A translator's file as it is: any encoding, any format that is read; also as a form with one file, or cues as JSON",
  query: fields({ kind: kind.optional(), autoRender: flag.optional(), encoding: encoding.optional() }),
  body: { kind: 'bytes', limit },
  bodySchema: z.instanceof(Uint8Array),
  replies: {
    200: { description: 'it is the current one already', schema: kept },
    201: { description: 'a new revision', schema: kept },
  },
  handle: async (call) => {
    const { params: where, query, caller, running, headers } = call;
    const { records, tool, font } = running.services;
    const sentCues = isJson(headers) ? readCues(call.body).cues : undefined;
    const { bytes, name } = sentCues
      ? { bytes: cuesAsFile(sentCues, where.language) }
      : await fileOf(call.body, headers['content-type']);
    const ifMatch = headers['if-match'];
    const sent = {
      ...{ ...where, bytes, kind: query.kind ?? 'translation', author: caller.author },
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(name ? { fileName: name } : {}),
      ...(query.encoding && !sentCues ? { encoding: query.encoding } : {}),
    };
    const { created, etag, about } = await putSubtitles(records, sent, { tool, font });
    // What was written in it is a revision now.
    if (sentCues) await dropDraft(records, where);
    const { language, revision: number, kind } = about;
    // Who sends the current bytes again says that they fit the film as it is now: that is a change too.
    await noteChange(call, 'subtitles.put', where.documentary, { language, revision: number, kind, created });
    if (created) {
      const data = { language, revision: number, kind, cues: about.cues };
      const event = { type: 'subtitles.uploaded', documentary: where.documentary, data } as const;
      await running.services.announce?.(event, `${where.documentary}/${language}/${number}`);
    }
    const started = await autoRender(call, about, query.autoRender);
    return { status: created ? 201 : 200, headers: { etag }, json: { ...trackView(about), ...started } };
  },
});

const get = route({
  ...{ method: 'GET', path, tag, access: reading, params },
  summary: 'What is known of a track and its text; with "as", the track as a clean file, or the bytes as uploaded',
  query: fields({ as: z.enum([...WRITTEN, 'original']).optional(), revision: revision.optional() }),
  replies: {
    200: { description: 'the track', schema: subtitleRevision.extend({ track: z.array(cueShown).optional() }) },
    304: { description: 'you have it' },
  },
  handle: async ({ params: { documentary, language }, query, headers, running: { services } }) => {
    const { records } = services;
    const found = query.revision
      ? await subtitlesAt(records, documentary, language, query.revision)
      : await currentSubtitles(records, documentary, language);
    if (!found) throw notFound('there are no such subtitles.');
    const etag = query.as ? found.etag.replace(/"$/, `.${query.as}"`) : found.etag;
    if (namesTag(headers['if-none-match'], etag)) return { status: 304, headers: { etag } };
    if (!query.as)
      return { status: 200, headers: { etag }, json: { ...trackView(found.about), track: trackCues(found) } };
    const { content, headers: about } = await trackAs(records, documentary, found, query.as);
    return { status: 200, headers: { ...about, etag }, content };
  },
});

const history = route({
  ...{ method: 'GET', path: `${path}/history`, tag, access: reading, params },
  summary: 'All revisions, the newest first',
  replies: { 200: { description: 'revisions', schema: z.object({ revisions: z.array(subtitleRevision) }) } },
  handle: async ({ params: { documentary, language }, running: { services } }) => {
    const revisions = await subtitleHistory(services.records, documentary, language);
    if (revisions.length === 0) throw notFound('there are no such subtitles.');
    return { status: 200, json: { revisions: revisions.map(trackView) } };
  },
});

export const subtitleRoutes: readonly Route[] = [put, get, history];
