import { z } from 'zod';
import { setLatest } from '../../documents/set-latest.ts';
import { withdrawRelease } from '../../documents/withdraw.ts';
import { fields } from '../../manifest/fields.ts';
import { slug } from '../../manifest/values.ts';
import { noteChange } from '../audit.ts';
import { type Route, route } from '../route.ts';
import { documentaryParams as params, release, releaseParams, releaseWithdrawn } from '../shapes.ts';
import { releaseView } from '../views.ts';

const tag = 'releases';
const path = '/v1/documentaries/:documentary/releases';
const access = { roles: ['editor'] } as const;
const query = fields({ edition: slug.optional() });
const limit = 10_000;

const withdraw = route({
  ...{ method: 'DELETE', path: `${path}/:release`, tag, access, query, params: releaseParams },
  summary: 'Withdraws a release: nobody is given it any more, and the newest one left is the latest',
  body: { kind: 'json', limit },
  bodySchema: fields({ reason: z.string().trim().max(1000).optional() }).optional(),
  replies: { 200: { description: 'it is withdrawn, now or before', schema: releaseWithdrawn } },
  handle: async (call) => {
    const { documentary, release: id } = call.params;
    const { records, publicUrl } = call.running.services;
    const { edition = 'full' } = call.query;
    const reason = call.body?.reason;
    const ask = { documentary, edition, release: id, author: call.caller.author, ...(reason ? { reason } : {}) };
    const { release: withdrawn, isNew } = await withdrawRelease(records, ask);
    call.running.play.forget();
    if (isNew)
      await noteChange(call, 'release.withdraw', documentary, { edition, release: id, ...(reason ? { reason } : {}) });
    return { status: 200, json: releaseView(withdrawn, publicUrl) };
  },
});

const put = route({
  ...{ method: 'PUT', path: `${path}/latest`, tag, access, query, params },
  summary:
    'Makes a release the latest, also an earlier one; renders that were asked for before do not change it. If-Match guards',
  body: { kind: 'json', limit },
  bodySchema: fields({ release: z.string().max(100) }),
  replies: { 200: { description: 'it is the latest', schema: release } },
  handle: async (call) => {
    const { documentary } = call.params;
    const { records, publicUrl } = call.running.services;
    const { edition = 'full' } = call.query;
    const ifMatch = call.headers['if-match'];
    const ask = { documentary, edition, release: call.body.release };
    const found = await setLatest(records, { ...ask, ...(ifMatch === undefined ? {} : { ifMatch }) });
    await noteChange(call, 'release.latest', documentary, { edition, release: found.id });
    return { status: 200, json: releaseView(found, publicUrl) };
  },
});

export const releaseChangeRoutes: readonly Route[] = [withdraw, put];
