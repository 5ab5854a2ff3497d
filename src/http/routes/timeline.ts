import { z } from 'zod';
import { fields } from '../../manifest/fields.ts';
import { slug } from '../../manifest/values.ts';
import { namesTag } from '../etag.ts';
import { type Route, route } from '../route.ts';
import { sendObject } from '../send-object.ts';
import { documentaryParams as params } from '../shapes.ts';
import { timeline } from '../timeline-shapes.ts';
import { timelineEtag, timelineView } from '../timeline-view.ts';

const path = '/v1/documentaries/:documentary/timeline';
const access = { roles: ['editor', 'translator'] } as const;
const tag = 'timeline';

const get = route({
  ...{ method: 'GET', path, tag, access, params },
  summary: 'Sections, shots and cues of all languages, laid on the frames of the film',
  query: fields({ edition: slug.optional() }),
  replies: { 200: { description: 'the timeline', schema: timeline }, 304: { description: 'you have it' } },
  handle: async ({ params: { documentary }, query, headers, running: { services } }) => {
    const film = await services.films.film(documentary, query.edition);
    const about = { etag: timelineEtag(film), 'cache-control': 'private, no-cache' };
    if (namesTag(headers['if-none-match'], about.etag)) return { status: 304, headers: about };
    return { status: 200, headers: about, json: timelineView(film) };
  },
});

/** Few sizes: each is kept. */
const WIDTHS = ['160', '320', '640'] as const;

const picture = route({
  ...{ method: 'GET', path: `${path}/:shot.jpg`, tag, access },
  params: fields({ documentary: slug, shot: z.string().regex(/^\d{1,5}$/, 'write the number of a shot, from 0') }),
  query: fields({
    edition: slug.optional(),
    width: z
      .enum(WIDTHS, `write ${WIDTHS.join(', ')}`)
      .optional()
      .meta({ description: 'pixels; 160 where absent' }),
  }),
  summary: 'The middle of a shot as the film shows it; shots are counted as the timeline lists them, from 0',
  replies: {
    200: { description: 'the picture', type: 'image/jpeg' },
    206: { description: 'the bytes that Range asks for', type: 'image/jpeg' },
    304: { description: 'you have it' },
  },
  handle: async (call) => {
    const { documentary, shot } = call.params;
    const { films } = call.running.services;
    const film = await films.film(documentary, call.query.edition);
    const { object, record } = await films.picture(documentary, film, Number(shot), Number(call.query.width ?? '160'));
    const file = { bytes: record.bytes, sha256: record.sha256, type: 'image/jpeg' };
    return sendObject(call, { object, file, filename: `${documentary}.${shot}.jpg`, inline: true, here: true });
  },
});

export const timelineRoutes: readonly Route[] = [get, picture];
