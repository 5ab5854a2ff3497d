import { releasedScreening } from '../../documents/released-screening.ts';
import { latestRelease } from '../../documents/releases.ts';
import { fields } from '../../manifest/fields.ts';
import { language, slug } from '../../manifest/values.ts';
import { writeScreening } from '../../plan/screening/page.ts';
import { notFound } from '../guard.ts';
import { type Route, route } from '../route.ts';
import { screeningPolicy } from '../screening-policy.ts';
import { documentaryParams as params } from '../shapes.ts';

const get = route({
  ...{ method: 'GET', path: '/d/:documentary/screening', tag: 'pages', params },
  access: { roles: ['editor', 'translator', 'partner'], public: true },
  query: fields({ edition: slug.optional(), language: language.optional() }),
  summary:
    'Shows the film in the hall, by keys alone: the page of the latest release that deliver "screening" asks for',
  replies: { 200: { description: 'the page', type: 'text/html' } },
  handle: async ({ params: { documentary }, query: asked, running: { services, storeOrigin } }) => {
    const { records } = services;
    const release = await latestRelease(records, documentary, asked.edition);
    const screening = release && (await releasedScreening(records, release, asked.language));
    if (!screening) throw notFound('there is no page for the hall; deliver "screening", and render.');
    const { id, edition } = release;
    const at = `/v1/documentaries/${documentary}`;
    const query = `?${new URLSearchParams({ release: id, ...(edition === 'full' ? {} : { edition }) })}`;
    const headers = {
      ...{ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
      'content-security-policy': screeningPolicy(await storeOrigin()),
    };
    const served = { films: `${at}/downloads/`, query, report: `${at}/screenings` };
    return { status: 200, headers, content: writeScreening(screening, served) };
  },
});

export const screeningRoutes: readonly Route[] = [get];
