import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Origin, ReleaseFile, ReleaseRecord } from '../../src/documents/model.ts';
import { releaseObject } from '../../src/documents/release-names.ts';
import { readScreening, screeningLanguage, screeningOf, writeScreening } from '../../src/plan/screening/page.ts';
import { SCREENING_SCRIPT } from '../../src/plan/screening/script.ts';
import { SCREENING_STYLE } from '../../src/plan/screening/style.ts';
import { publishAsIs } from '../documents/release-kit.ts';
import { contents } from '../plan/screening/draft.ts';
import { fakeStoreOrigin } from './support/fake-store-origin.ts';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary } from './support/world.ts';

let service: TestService;
beforeEach(async () => {
  service = await openService();
  await makeDocumentary(service, 'farm');
});
afterEach(() => service.close());

interface Draft {
  readonly edition?: string;
  /** The render that each language is from, and the title that it gave the film. */
  readonly languages?: Readonly<Record<string, readonly [render: string, title: string]>>;
  /** Names of films that are in the release. */
  readonly films?: readonly string[];
}

const filmOf = (language: string): string => `farm.${language}.720p.mp4`;

/** Publishes a release as renders do that were asked for at different times: each knows what was made with it. */
const release = async (
  {
    edition = 'full',
    languages = { cs: ['a', 'Statek'], fr: ['a', 'La ferme'] },
    films = Object.keys(languages).map(filmOf),
  }: Draft = {},
  to = service,
): Promise<ReleaseRecord> => {
  const about = { bytes: 4, sha256: 'a'.repeat(64), key: 'a'.repeat(64) };
  const names = Object.keys(languages);
  const texts = names.map((language) => {
    const [render, title] = languages[language] ?? ['', ''];
    const known = names.filter((one) => one === language || languages[one]?.[0] === render || render === 'knows-all');
    const order = [language, ...known.filter((one) => one !== language)];
    const said = order.map((one) =>
      screeningLanguage(contents(one, { title: one === language ? title : `${title} (${one})` }), filmOf(one)),
    );
    return writeScreening(screeningOf(edition, said));
  });
  const pages = names.map(
    (language, i): ReleaseFile => ({
      ...{ name: `farm.${language}.screening.html`, kind: 'screening', language, type: 'text/html; charset=utf-8' },
      ...{
        ...about,
        bytes: Buffer.byteLength(texts[i] ?? ''),
        sha256: createHash('sha256')
          .update(texts[i] ?? '')
          .digest('hex'),
      },
    }),
  );
  const burned = films.map((name): ReleaseFile => ({ ...about, name, kind: 'burned', type: 'video/mp4' }));
  const createdAt = service.records.now().toISOString();
  const originOf = (render: string): Origin => ({ askedAt: createdAt, render, manifest: 1, subtitles: {}, tool: 'b' });
  const record: ReleaseRecord = {
    id: `${createdAt.replace(/[-:.]/g, '')}-00000000`,
    ...{ documentary: 'farm', edition, createdAt, askedAt: createdAt, manifest: 1, subtitles: {}, tool: 'b' },
    ...{ render: `farm.${'0'.repeat(16)}-${Date.parse(createdAt) % 1e9}`, files: [...pages, ...burned] },
    origins: {
      shared: originOf('a'),
      languages: Object.fromEntries(names.map((one) => [one, originOf(languages[one]?.[0] ?? '')])),
    },
    film: { languages: names, renditions: ['720p'] },
  };
  for (const [i, { name }] of pages.entries())
    await to.records.store.create(releaseObject(record, name), new TextEncoder().encode(texts[i]));
  await publishAsIs(to.records, record);
  return record;
};

const get = (query = '', key: string | undefined = service.admin) =>
  service.call('GET', `/d/farm/screening${query}`, { ...(key ? { key } : {}) });
const said = async (query = '') =>
  readScreening((await get(query)).text)?.languages.map(({ language, title }) => [language, title]);

describe('the page for the hall in the service', () => {
  it('plays the films of the release that it belongs to', async () => {
    const { id } = await release();
    const { status, text, headers } = await get();
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      ...[200, 'text/html; charset=utf-8', 'no-store'],
    ]);
    expect(text).toContain(
      `data-films="/v1/documentaries/farm/downloads/" data-query="?release=${id}" data-report="/v1/documentaries/farm/screenings"`,
    );
    expect(await said()).toEqual([
      ['cs', 'Statek'],
      ['fr', 'Statek (fr)'],
    ]);
  });

  it('may run its own script and style, and nothing else', async () => {
    await release();
    const { headers, text } = await get();
    const digest = (of: string): string => `'sha256-${createHash('sha256').update(of).digest('base64')}'`;
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src ${digest(SCREENING_SCRIPT)}; style-src ${digest(SCREENING_STYLE)}; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(text).toContain(`<script>${SCREENING_SCRIPT}</script>`);
    expect(text).toContain(`<style>${SCREENING_STYLE}</style>`);
  });

  it('may show films from a store that gives them out itself', async () => {
    const other = await openService({}, fakeStoreOrigin('https://films.example'));
    await release({}, other);
    const { headers } = await other.call('GET', '/d/farm/screening', { key: other.admin });
    expect(headers.get('content-security-policy')).toContain("media-src 'self' https://films.example;");
    await other.close();
  });

  it('begins with the language that is asked for, and shows the edition', async () => {
    await release();
    await release({ edition: 'before', languages: { fr: ['b', 'Avant'] } });
    expect((await said('?language=fr'))?.map(([language]) => language)).toEqual(['fr', 'cs']);
    expect((await said('?language=hr'))?.map(([language]) => language)).toEqual(['cs', 'fr']);
    expect(await said('?edition=before')).toEqual([['fr', 'Avant']]);
    expect((await get('?edition=before')).text).toMatch(/data-query="\?release=[^"&]+&amp;edition=before"/);
  });

  it('says each language as the render said it that made the language, whatever another knew of it', async () => {
    await release({ languages: { cs: ['old', 'Statek'], fr: ['knows-all', 'La ferme'], hr: ['old', 'Imanje'] } });
    expect(await said()).toEqual([
      ['cs', 'Statek'],
      ['fr', 'La ferme'],
      ['hr', 'Statek (hr)'],
    ]);
  });

  it('offers no language whose film is not in the release', async () => {
    await release({ films: [filmOf('cs')] });
    expect(await said()).toEqual([['cs', 'Statek']]);
  });

  it('is open to whoever may see the film: by a key, or to everybody where it is public', async () => {
    await release();
    expect((await get('', '')).status).toBe(401);
    for (const role of ['partner', 'editor']) expect((await get('', await service.key({ role }))).status).toBe(200);
    const elsewhere = await service.key({ role: 'partner', documentaries: ['mill'] });
    expect((await get('', elsewhere)).status).toBe(404);
    await service.call('PATCH', '/v1/documentaries/farm', { key: service.admin, json: { public: true } });
    expect((await get('', '')).status).toBe(200);
  });

  it('is not there where nothing was released, or no such page, or an edition is unknown', async () => {
    expect((await get()).status).toBe(404);
    await release({ languages: {} });
    const { status, json } = await get();
    expect([status, json.detail]).toEqual([404, 'there is no page for the hall; deliver "screening", and render.']);
    expect((await get('?edition=none')).status).toBe(404);
    expect((await get('?language=%3Cscript%3E')).status).toBe(400);
    expect((await get('?more=1')).status).toBe(400);
  });
});
