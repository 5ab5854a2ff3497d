import { z } from 'zod';
import { latestRelease, listReleases, readRelease } from '../../documents/releases.ts';
import { fields } from '../../manifest/fields.ts';
import { slug } from '../../manifest/values.ts';
import { notFound } from '../guard.ts';
import { type Route, route } from '../route.ts';
import { documentaryParams as params, release } from '../shapes.ts';
import { releaseView } from '../views.ts';

const tag = 'releases';
const path = '/v1/documentaries/:documentary/releases';
const access = { roles: ['editor', 'translator', 'partner'] } as const;
const query = fields({ edition: slug.optional() });

const list = route({
  ...{ method: 'GET', path, tag, access, params, query },
  summary: 'Releases with their files, the newest first',
  replies: { 200: { description: 'releases', schema: z.object({ releases: z.array(release) }) } },
  handle: async ({ params: { documentary }, query: { edition }, running: { services } }) => {
    const releases = await listReleases(services.records, documentary, edition);
    return { status: 200, json: { releases: releases.map((one) => releaseView(one, services.publicUrl)) } };
  },
});

const latest = route({
  ...{ method: 'GET', path: `${path}/latest`, tag, access, params, query },
  summary: 'The latest release of an edition, of the full film where none is named',
  replies: { 200: { description: 'the release', schema: release } },
  handle: async ({ params: { documentary }, query: { edition }, running: { services } }) => {
    const found = await latestRelease(services.records, documentary, edition);
    if (!found) throw notFound('there is no release yet.');
    return { status: 200, json: releaseView(found, services.publicUrl) };
  },
});

const get = route({
  ...{ method: 'GET', path: `${path}/:release`, tag, access, query },
  params: fields({ documentary: slug, release: z.string().max(100) }),
  summary: 'One release',
  replies: { 200: { description: 'the release', schema: release } },
  handle: async ({ params: where, query: { edition }, running: { services } }) => {
    const found = await readRelease(services.records, where.documentary, where.release, edition);
    if (!found) throw notFound('there is no such release.');
    return { status: 200, json: releaseView(found, services.publicUrl) };
  },
});

export const releaseRoutes: readonly Route[] = [list, latest, get];
