import { z } from 'zod';
import { mediaOf } from '../../documents/media.ts';
import { fields } from '../../manifest/fields.ts';
import { slug } from '../../manifest/values.ts';
import { noteChange } from '../audit.ts';
import { publicRoute, type Reply, type Route, route } from '../route.ts';
import { media, documentaryParams as params } from '../shapes.ts';

const path = '/v1/documentaries/:documentary/media';
const upload = `${path}/:upload`;
const uploadParams = fields({ documentary: slug, upload: z.string().max(100) });
const access = { roles: ['editor'] } as const;
const tag = 'media';
const body = { kind: 'stream' } as const;
const kept: Reply = { description: 'it arrived; after the last byte: it is a medium of the documentary' };

const list = route({
  ...{ method: 'GET', path, tag, access, params },
  summary: 'What is uploaded',
  replies: { 200: { description: 'media by file name', schema: z.object({ media: z.array(media) }) } },
  handle: async ({ params: { documentary }, running: { services } }) => ({
    status: 200,
    json: { media: await mediaOf(services.records, documentary) },
  }),
});

const describe = publicRoute({
  ...{ method: 'OPTIONS', path, tag, params },
  summary: 'What of the tus protocol is spoken here',
  replies: { 204: { description: 'in headers' } },
  handle: async ({ running }) => running.media.describe(),
});

const create = route({
  ...{ method: 'POST', path, tag, access, params, body },
  summary: 'Begins an upload (tus); Upload-Metadata names the file',
  replies: { 201: { description: 'Location is the address of the upload' } },
  handle: async (call) => {
    const visit = { documentary: call.params.documentary, author: call.caller.author };
    return call.running.media.handle(visit, call.raw);
  },
});

/** The methods on an upload that was begun. */
const on = (method: 'HEAD' | 'PATCH' | 'DELETE', summary: string, replies: Route['replies']): Route =>
  route({
    ...{ method, path: upload, tag, access, params: uploadParams, summary, replies },
    body: method === 'PATCH' ? body : { kind: 'none' },
    handle: async (call) => {
      const visit = { ...call.params, author: call.caller.author };
      const answer = await call.running.media.handle(visit, call.raw);
      if (method === 'DELETE') await noteChange(call, 'upload.delete', visit.documentary, { upload: visit.upload });
      return answer;
    },
  });

export const mediaRoutes: readonly Route[] = [
  list,
  describe,
  create,
  on('HEAD', 'How much of an upload has arrived (tus)', { 200: { description: 'Upload-Offset' } }),
  on('PATCH', 'Goes on with an upload (tus); the last one is answered when the file was checked', { 204: kept }),
  on('DELETE', 'Gives an upload up (tus)', { 204: { description: 'it is gone' } }),
];
