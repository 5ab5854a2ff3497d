import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../src/documents/audit.ts';
import { createRelease } from '../../src/documents/create-release.ts';
import type { ReleaseRecord } from '../../src/documents/model.ts';
import { publishAsIs } from '../documents/release-kit.ts';
import { until } from '../support/program.ts';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary, makeRelease } from './support/world.ts';

const at = '/v1/documentaries/farm/releases';
const film = '/v1/documentaries/farm/downloads/farm.cs.720p.mp4';
let service: TestService;
let [editor, partner, translator] = ['', '', ''];
let [first, second] = [{} as ReleaseRecord, {} as ReleaseRecord];

beforeEach(async () => {
  service = await openService();
  await makeDocumentary(service, 'farm');
  first = await makeRelease(service, 'farm', new Uint8Array(10));
  service.pass(1000);
  second = await makeRelease(service, 'farm', new Uint8Array(20));
  editor = await service.key({ role: 'editor' });
  partner = await service.key({ role: 'partner' });
  translator = await service.key({ role: 'translator', languages: ['cs'] });
});
afterEach(() => service.close());

const get = (path: string, key = partner) => service.call('GET', path, { key });
const latest = async (key = partner): Promise<string> => (await get(`${at}/latest`, key)).json.id;
const withdraw = (id: string, json?: object) =>
  service.call('DELETE', `${at}/${id}`, { key: editor, ...(json ? { json } : {}) });
const choose = (release: string, headers: Record<string, string> = {}) =>
  service.call('PUT', `${at}/latest`, { key: editor, json: { release }, headers });
const listed = async (key: string): Promise<string[]> => {
  const seen = async (path: string, from: (json: { releases: { id: string; withdrawn?: object }[] }) => unknown) =>
    from((await get(path, key)).json) as { id: string; withdrawn?: object }[];
  const [own, shown] = [
    await seen(at, (json) => json.releases),
    await seen('/v1/documentaries/farm', (j) => j.releases),
  ];
  expect(shown).toEqual(own);
  return own.map(({ id, withdrawn }) => `${id}${withdrawn ? ' withdrawn' : ''}`);
};

describe('a withdrawn release', () => {
  it('is gone for partners, and its downloads with it; editors see that it was', async () => {
    expect(await latest()).toBe(second.id);
    const done = await withdraw(second.id, { reason: 'a wrong name' });
    expect([done.status, done.json.withdrawn.reason, done.json.withdrawn.by.role]).toEqual([
      200,
      'a wrong name',
      'editor',
    ]);
    expect(await latest()).toBe(first.id);
    for (const key of [partner, translator]) expect(await listed(key)).toEqual([first.id]);
    expect(await listed(editor)).toEqual([`${second.id} withdrawn`, first.id]);
    const said = [await get(`${at}/${second.id}`), await get(`${film}?release=${second.id}`, editor)];
    for (const { status, json } of said)
      expect([status, json.code, json.detail]).toEqual([
        410,
        'gone',
        `the release ${second.id} was withdrawn; take the latest one.`,
      ]);
    expect((await get(`${at}/${second.id}`, editor)).json.withdrawn.reason).toBe('a wrong name');
    expect((await get(film)).bytes.length).toBe(10);
  });

  it('may be withdrawn again, with no body too, and leaves one line of audit', async () => {
    expect((await withdraw(second.id)).status).toBe(200);
    expect((await withdraw(second.id, { reason: 'again' })).json.withdrawn).not.toHaveProperty('reason');
    expect((await withdraw('other')).status).toBe(404);
    const day = service.records.now().toISOString().slice(0, 10);
    const lines = (await listAudit(service.records, day)).filter(({ action }) => action === 'release.withdraw');
    expect(lines.map(({ detail }) => detail)).toEqual([{ edition: 'full', release: second.id }]);
  });

  it('may be the last: then a partner is told that there is none, and of no documentary', async () => {
    for (const { id } of [first, second]) await withdraw(id);
    expect((await get(`${at}/latest`)).status).toBe(404);
    expect((await get(film)).status).toBe(404);
    expect((await get('/v1/documentaries/farm')).status).toBe(404);
    expect((await get('/v1/documentaries/farm', editor)).json.releases).toHaveLength(2);
  });

  it('cannot be withdrawn with what is no reason', async () => {
    const { status, json } = await withdraw(second.id, { reason: 7, because: 'x' });
    expect([status, json.problems.map(({ at: where }: { at: string }) => where).sort()]).toEqual([
      422,
      ['/because', '/reason'],
    ]);
  });
});

describe('the latest release', () => {
  it('is chosen by an editor, also against what was seen', async () => {
    expect((await choose(first.id)).json.id).toBe(first.id);
    expect(await latest()).toBe(first.id);
    const tag = (await get(`${at}/latest`)).headers.get('etag') ?? '';
    expect((await choose(second.id, { 'if-match': `"${second.id}"` })).status).toBe(412);
    expect((await choose(second.id, { 'if-match': tag })).status).toBe(200);
    expect((await choose(second.id)).status).toBe(200);
    const day = service.records.now().toISOString().slice(0, 10);
    const lines = (await listAudit(service.records, day)).filter(({ action }) => action === 'release.latest');
    expect(lines.map(({ detail }) => detail.release)).toEqual([first.id, second.id, second.id]);
  });

  it('is none that is withdrawn, unknown or not named', async () => {
    await withdraw(first.id);
    const refused = [await choose(first.id), await choose('20261124T050001000Z-00000000')];
    expect(refused.map(({ status }) => status)).toEqual([409, 404]);
    expect((await service.call('PUT', `${at}/latest`, { key: editor, json: {} })).status).toBe(422);
    expect(await latest()).toBe(second.id);
  });

  it('is not sent to those who have it', async () => {
    const headers = { 'if-none-match': `"${second.id}"` };
    expect((await service.call('GET', `${at}/latest`, { key: partner, headers })).status).toBe(304);
  });

  it('is asked for by language', async () => {
    expect((await get(`${at}/latest?language=cs`)).json.id).toBe(second.id);
    const none = await get(`${at}/latest?language=hr`);
    expect([none.status, none.json.detail]).toEqual([404, 'there is no release that holds "hr" yet.']);
  });
});

it('a release of a stream is listed without its parts, and shown with them', async () => {
  const part = {
    kind: 'hls',
    bytes: 1,
    sha256: 'c',
    key: 'k',
    type: 'video/mp4',
  } as unknown as ReleaseRecord['files'][0];
  const parts = Array.from({ length: 2000 }, (_, i) => ({ ...part, name: `hls/${i}.m4s` }));
  const files = [...first.files, { ...part, name: 'hls/master.m3u8' }, ...parts];
  const id = '20991124T050001000Z-00000000';
  const release: ReleaseRecord = {
    ...first,
    id,
    render: 'farm.1111111111111111-1',
    files,
    createdAt: '2099-01-01T00:00:00.000Z',
  };
  await createRelease(service.records, release);
  await publishAsIs(service.records, release);
  const { json, text } = await get(at);
  expect(json.releases[0].files.map(({ name }: { name: string }) => name)).toEqual([
    'farm.cs.720p.mp4',
    'hls/master.m3u8',
  ]);
  expect([json.releases[0].fileCount, text.length < 10_000]).toEqual([2002, true]);
  expect((await get(`${at}/latest`)).json.files).toHaveLength(2002);
});

it('downloads are told with the labels of the keys', async () => {
  for (const key of [partner, partner, translator]) await get(`${film}?release=${second.id}`, key);
  await get(`${film}?release=${first.id}`, translator);
  const sums = async (query = '') =>
    (await get(`/v1/documentaries/farm/downloads${query}`, editor)).json.downloads as { count: number }[];
  await until('they are counted', async () => (await sums()).reduce((sum, { count }) => sum + count, 0) === 4);
  const file = 'farm.cs.720p.mp4';
  expect(await sums(`?release=${second.id}`)).toHaveLength(2);
  expect(await sums()).toContainEqual({
    ...{ release: second.id, file, count: 2 },
    ...{ key: expect.stringMatching(/^[0-9a-f]{12}$/), label: expect.any(String) },
  });
});
