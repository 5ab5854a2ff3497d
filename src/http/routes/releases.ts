import { z } from 'zod';
import type { ReleaseRecord } from '../../documents/model.ts';
import { latestInLanguage, latestRelease, listReleases, readRelease } from '../../documents/releases.ts';
import { latestEtag } from '../../documents/set-latest.ts';
import { fields } from '../../manifest/fields.ts';
import { language, slug } from '../../manifest/values.ts';
import { namesTag } from '../etag.ts';
import { notFound } from '../guard.ts';
import { type PlayUrl, playUrl } from '../play-url.ts';
import { type Route, route } from '../route.ts';
import { listedRelease, documentaryParams as params, release, releaseParams } from '../shapes.ts';
import { releaseView } from '../views.ts';
import { goneRelease, seesWithdrawn } from '../withdrawn.ts';

const tag = 'releases';
const path = '/v1/documentaries/:documentary/releases';
const access = { roles: ['editor', 'translator', 'partner'], public: true } as const;
const query = fields({ edition: slug.optional() });

const played = async (
  call: Parameters<typeof playUrl>[0],
  found: ReleaseRecord,
): Promise<{ readonly play?: PlayUrl }> => {
  const play = await playUrl(call, found);
  return play ? { play } : {};
};

const list = route({
  ...{ method: 'GET', path, tag, access, params, query },
  summary: 'Releases with their files, the newest first, without the parts of streams; withdrawn ones for editors',
  replies: { 200: { description: 'releases', schema: z.object({ releases: z.array(listedRelease) }) } },
  handle: async ({ params: { documentary }, query: { edition }, caller, running: { services } }) => {
    const all = await listReleases(services.records, documentary, edition);
    const seen = all.filter(({ withdrawn }) => !withdrawn || seesWithdrawn(caller.entry));
    return { status: 200, json: { releases: seen.map((one) => releaseView(one, services.publicUrl)) } };
  },
});

const latest = route({
  ...{ method: 'GET', path: `${path}/latest`, tag, access, params },
  query: fields({ edition: slug.optional(), language: language.optional() }),
  summary:
    'The latest release of an edition, of the full film where none is named; with a language, the newest that holds it',
  replies: { 200: { description: 'the release', schema: release }, 304: { description: 'you have it' } },
  handle: async (call) => {
    const { documentary } = call.params;
    const { edition, language: only } = call.query;
    const { records, publicUrl } = call.running.services;
    const found = only
      ? await latestInLanguage(records, documentary, only, edition)
      : await latestRelease(records, documentary, edition);
    if (!found) throw notFound(`there is no release${only ? ` that holds "${only}"` : ''} yet.`);
    const about = { etag: latestEtag(found.id) };
    if (namesTag(call.headers['if-none-match'], about.etag)) return { status: 304, headers: about };
    return { status: 200, headers: about, json: { ...releaseView(found, publicUrl), ...(await played(call, found)) } };
  },
});

const get = route({
  ...{ method: 'GET', path: `${path}/:release`, tag, access, query, params: releaseParams },
  summary: 'One release with all its files; a withdrawn one for editors only',
  replies: { 200: { description: 'the release', schema: release }, 410: { description: 'it was withdrawn' } },
  handle: async (call) => {
    const { params: where, caller } = call;
    const { services } = call.running;
    const found = await readRelease(services.records, where.documentary, where.release, call.query.edition);
    if (!found) throw notFound('there is no such release.');
    if (found.withdrawn && !seesWithdrawn(caller.entry)) throw goneRelease(found);
    return { status: 200, json: { ...releaseView(found, services.publicUrl), ...(await played(call, found)) } };
  },
});

export const releaseRoutes: readonly Route[] = [list, latest, get];
