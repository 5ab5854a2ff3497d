import { z } from 'zod';
import { grantName } from '../../documents/grants.ts';
import { isMaster, isSegment, namesOthers } from '../../documents/stream-files.ts';
import { fields } from '../../manifest/fields.ts';
import { countLater } from '../count.ts';
import { mayNotLeave } from '../may-not-leave.ts';
import { publicRoute, type Route } from '../route.ts';
import { beginsAtStart, sendObject } from '../send-object.ts';

const path = '/v1/play/:grant/:file*';
const tag = 'releases';
const params = fields({ grant: z.string().min(1).max(1000), file: z.string().min(1).max(500) });

/** A partner's page may show the film: the address itself is what lets it in. */
const ANY_PAGE = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Content-Length, Content-Range, ETag',
  'cross-origin-resource-policy': 'cross-origin',
};
const PREFLIGHT = {
  ...ANY_PAGE,
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'Range, If-Range, If-None-Match',
  'access-control-max-age': '86400',
};

/** What is named by its content never changes, and a grant holds no longer. */
const KEPT = 'private, max-age=43200, immutable';

const get = publicRoute({
  ...{ method: 'GET', path, tag, params },
  summary:
    'A playlist, a segment, a poster or a thumbnail of one release, for players: the address itself is the permit',
  replies: {
    200: { description: 'the file', type: 'application/octet-stream' },
    206: { description: 'the bytes that Range asks for', type: 'application/octet-stream' },
    302: { description: 'where a segment can be fetched for a quarter of an hour' },
    304: { description: 'you have it' },
    401: { description: 'the address was not given by this service, or its key was revoked' },
    410: { description: 'the address has expired, or its release was withdrawn' },
    416: { description: 'the file has no such bytes' },
  },
  handle: async (call) => {
    const { params: asked, headers, running, raw } = call;
    // A page that is refused must be able to read why.
    raw.reply.headers(ANY_PAGE);
    const { release, file, object, grant } = await running.play.open(asked.grant, asked.file);
    const { documentary, id } = release;
    const answer = await sendObject(call, {
      ...{ object, file, inline: true, filename: file.name.split('/').at(-1) ?? file.name },
      here: namesOthers(file) || mayNotLeave(headers),
      ...(isSegment(file.name) ? { cache: KEPT } : {}),
    });
    if (isMaster(file) && beginsAtStart(call, answer)) {
      const about = { documentary, release: id, file: file.name, key: grant.key };
      countLater(running.services, { ...about, once: grantName(asked.grant) });
    }
    return answer;
  },
});

const options = publicRoute({
  ...{ method: 'OPTIONS', path, tag, params },
  summary: 'Tells a browser that any page may play',
  replies: { 204: { description: 'it may' } },
  handle: async () => ({ status: 204, headers: PREFLIGHT }),
});

export const playRoutes: readonly Route[] = [get, options];
