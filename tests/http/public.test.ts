import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../src/documents/audit.ts';
import { sumDownloads } from '../../src/documents/downloads.ts';
import { TABLE } from '../../src/http/table.ts';
import { until } from '../support/program.ts';
import { signIn } from './support/browser-like.ts';
import { openService, type TestService } from './support/service.ts';
import { makeStream } from './support/streams.ts';
import { makeDocumentary } from './support/world.ts';

const farm = '/v1/documentaries/farm';
const film = `${farm}/downloads/film.cs.720p.mp4`;

/** All that a partner may ask about one documentary, and that who shows it in a hall counts it. */
const OPEN = ['', '/releases', '/releases/latest', '/releases/:release', '/downloads/:file*'];
const SCREENINGS = 'POST /v1/documentaries/:documentary/screenings';

describe('a public documentary', () => {
  let service: TestService;
  let release: string;
  beforeEach(async () => {
    service = await openService();
    for (const id of ['farm', 'mill']) {
      await makeDocumentary(service, id);
      const { id: made } = await makeStream(service, id, 'first words');
      if (id === 'farm') release = made;
    }
  });
  afterEach(() => service.close());

  const get = (path: string, headers: Record<string, string> = {}) => service.call('GET', path, { headers });
  const setPublic = (yes: boolean, at = farm) =>
    service.call('PATCH', at, { key: service.admin, json: { public: yes } });

  it('shows to everybody what partners may see, and nothing else, until it is public no more', async () => {
    const lines = TABLE.filter(
      ({ path, method }) => path.startsWith('/v1/documentaries/:documentary') && method !== 'OPTIONS',
    );
    const knock = async (documentary: string): Promise<string[]> => {
      const seen: string[] = [];
      for (const { method, path } of lines) {
        const parts: Record<string, string> = {
          documentary,
          release,
          language: 'cs',
          upload: 'x',
          file: 'film.cs.720p.mp4',
          key: 'x',
        };
        const address = path.replace(/:(\w+)\*?/g, (_, name: string) => parts[name] ?? '');
        const json = `${method} ${path}` === SCREENINGS ? { json: { language: 'cs' } } : {};
        const { status } = await service.call(method, address, json);
        if (status < 400) seen.push(`${method} ${path}`);
        else expect([status, `${method} ${path}`]).toEqual([401, `${method} ${path}`]);
      }
      return seen;
    };
    expect(await knock('farm')).toEqual([]);
    expect((await setPublic(true)).json).toEqual({ autoRender: false, public: true });
    const open = [...OPEN.map((end) => `GET /v1/documentaries/:documentary${end}`), SCREENINGS];
    expect((await knock('farm')).sort()).toEqual(open.sort());
    expect(await knock('mill')).toEqual([]);
    expect(await knock('no-such')).toEqual([]);
    expect((await setPublic(false)).json.public).toBe(false);
    expect(await knock('farm')).toEqual([]);
  });

  it('is shown as to a partner, also to keys of other documentaries', async () => {
    await setPublic(true);
    const partner = (await service.call('GET', farm, { key: await service.key({ role: 'partner' }) })).json;
    expect((await get(farm)).json).toEqual(partner);
    expect(partner.settings).toBeUndefined();
    const elsewhere = await service.key({ role: 'editor', documentaries: ['mill'] });
    expect((await service.call('GET', farm, { key: elsewhere })).json).toEqual(partner);
    expect((await service.call('GET', `${farm}/manifest`, { key: elsewhere })).status).toBe(404);
    expect((await service.call('GET', farm, { key: service.admin })).json.settings.public).toBe(true);
    expect((await service.call('GET', farm, { key: 'wrong' })).status).toBe(401);
    const { call } = await signIn(service, { key: elsewhere });
    expect((await call('GET', farm)).json).toEqual(partner);
    expect((await get(farm, { cookie: `polyreel_session=ps_${'a'.repeat(43)}` })).json).toEqual(partner);
  });

  it('is listed without a key, as those are that are public and no others', async () => {
    const listed = async () => (await get('/v1/documentaries')).json.documentaries.map(({ id }: { id: string }) => id);
    expect(await listed()).toEqual([]);
    await setPublic(true, '/v1/documentaries/mill');
    expect(await listed()).toEqual(['mill']);
    await setPublic(true);
    expect(await listed()).toEqual(['farm', 'mill']);
    await setPublic(false, '/v1/documentaries/mill');
    expect(await listed()).toEqual(['farm']);
    expect((await service.call('GET', '/v1/documentaries', { key: 'wrong' })).status).toBe(401);
    expect(service.log()).toContain('"key":"public"');
  });

  it('counts who downloads and plays it under "public", and plays only while it is public', async () => {
    await setPublic(true);
    const { url } = (await get(`${farm}/releases/latest`)).json.play;
    expect((await get(url)).status).toBe(200);
    expect((await get(film)).status).toBe(200);
    const counted = () => sumDownloads(service.records, 'farm');
    await until('both are counted', async () => (await counted()).length === 2);
    expect((await counted()).map(({ key, count }) => [key, count])).toEqual([
      ['public', 1],
      ['public', 1],
    ]);
    await setPublic(false);
    expect((await get(url)).status).toBe(401);
    await setPublic(true);
    expect((await get(url)).status).toBe(200);
  });

  it('shows a withdrawn release to nobody, and nothing while it has none', async () => {
    await setPublic(true);
    await service.call('DELETE', `${farm}/releases/${release}`, { key: service.admin });
    expect((await get(`${farm}/releases/${release}`)).status).toBe(410);
    expect((await get(`${farm}/releases`)).json.releases).toEqual([]);
    expect((await get(farm)).status).toBe(404);
    expect((await get('/v1/documentaries')).json.documentaries).toEqual([]);
  });

  it('is made so, and taken back, in all processes at once', async () => {
    const { records, services } = service;
    const other = await openService({ records, queues: services.queues });
    expect((await other.call('GET', farm)).status).toBe(401);
    await setPublic(true);
    expect((await other.call('GET', farm)).status).toBe(200);
    await setPublic(false);
    expect((await other.call('GET', farm)).status).toBe(401);
    await other.close();
  });

  it('is made so by its editors, with a line of who did it', async () => {
    const patch = async (holder: Parameters<TestService['key']>[0]) =>
      (await service.call('PATCH', farm, { key: await service.key(holder), json: { public: true } })).status;
    expect(await patch({ role: 'partner' })).toBe(403);
    expect(await patch({ role: 'translator', languages: ['cs'] })).toBe(403);
    expect(await patch({ role: 'editor', documentaries: ['mill'] })).toBe(404);
    expect(await patch({ role: 'editor', documentaries: ['farm'] })).toBe(200);
    expect(await patch({ role: 'editor' })).toBe(200);
    expect(
      (await service.call('PATCH', farm, { key: service.admin, json: { public: 'yes', x: 1 } })).json.problems,
    ).toHaveLength(2);
    const lines = await listAudit(service.records, new Date().toISOString().slice(0, 10));
    const said = lines.filter(({ action }) => action === 'settings.put');
    expect(said.map(({ documentary, detail }) => [documentary, detail])).toEqual([
      ['farm', { autoRender: false, public: true }],
    ]);
  });
});
