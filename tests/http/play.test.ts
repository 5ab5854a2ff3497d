import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sumDownloads } from '../../src/documents/downloads.ts';
import { newGrants } from '../../src/documents/grants.ts';
import { findKey } from '../../src/documents/keys.ts';
import type { ReleaseRecord } from '../../src/documents/model.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { until } from '../support/program.ts';
import { openService, type TestService } from './support/service.ts';
import { makeStream, segmentName } from './support/streams.ts';
import { makeDocumentary } from './support/world.ts';

const HOURS = 3_600_000;
const releases = '/v1/documentaries/farm/releases';
const downloads = '/v1/documentaries/farm/downloads';

describe('an address for players', () => {
  let service: TestService;
  let release: ReleaseRecord;
  let partner: string;
  beforeEach(async () => {
    service = await openService();
    await makeDocumentary(service, 'farm');
    release = await makeStream(service, 'farm', 'first words');
    partner = await service.key({ role: 'partner' });
  });
  afterEach(() => service.close());

  const get = (path: string, headers: Record<string, string> = {}) => service.call('GET', path, { headers });
  const playUrl = async (at = 'latest', key = partner): Promise<string> =>
    (await service.call('GET', `${releases}/${at}`, { key })).json.play.url;
  const beside = (url: string, address: string): string => new URL(address, `http://host${url}`).pathname;
  const counted = async (file: string): Promise<number> =>
    (await sumDownloads(service.records, 'farm')).find((sum) => sum.file === file)?.count ?? 0;

  it('stands in a release, and all that players show is reached from it without a key', async () => {
    const master = await playUrl();
    expect(master).toMatch(/^\/v1\/play\/[\w.-]+\/hls\/master\.m3u8$/);
    const got = await get(master);
    expect([got.status, got.headers.get('content-type')]).toEqual([200, 'application/vnd.apple.mpegurl']);
    expect(got.headers.get('content-disposition')).toBe('inline; filename="master.m3u8"');
    expect(got.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
    const playlist = beside(master, 'subtitles/cs.m3u8');
    const address = (await get(playlist)).text.split('\n').find((line) => line.endsWith('.vtt')) ?? '';
    const segment = await get(beside(playlist, address));
    expect([segment.status, segment.text]).toEqual([200, 'first words']);
    expect(segment.headers.get('cache-control')).toBe('private, max-age=43200, immutable');
    for (const name of ['../poster.jpg', '../thumbnails.vtt'])
      expect((await get(beside(master, name))).status, name).toBe(200);
    for (const name of ['../film.cs.720p.mp4', '../release.json', 'video/720p.m3u8', '..%2f..%2flatest.json'])
      expect((await get(beside(master, name))).status, name).toBe(404);
    const part = await get(beside(playlist, address), { range: 'bytes=6-' });
    expect([part.status, part.text]).toEqual([206, 'words']);
  });

  it('may be used by any page, which can read why it is refused', async () => {
    const master = await playUrl();
    for (const path of [master, beside(master, '../film.cs.720p.mp4'), '/v1/play/forged/hls/master.m3u8']) {
      const { headers } = await get(path, { origin: 'https://partner.example' });
      expect(headers.get('access-control-allow-origin'), path).toBe('*');
    }
    const asked = await service.call('OPTIONS', master, { headers: { origin: 'https://partner.example' } });
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'Range, If-Range, If-None-Match',
    ]);
    expect(
      (await service.call('GET', releases, { key: partner })).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  it('is refused where anything of it was changed, or where another service gave it', async () => {
    const master = await playUrl();
    const [, , , text = '', ...rest] = master.split('/');
    const [said = '', mark = ''] = text.split('.');
    const other = await openService();
    const to = { documentary: 'farm', edition: 'full', release: release.id, key: '0'.repeat(12) };
    const foreign = (await newGrants(other.records).give(to)).text;
    await other.close();
    const [, , , its = ''] = (await playUrl()).split('/');
    const changed = `${said.startsWith('A') ? 'B' : 'A'}${said.slice(1)}.${mark}`;
    for (const forged of [
      'x',
      `${said}.`,
      said,
      changed,
      `${said}.${'A'.repeat(43)}`,
      `${said}.${its.split('.')[1]}`,
      foreign,
    ]) {
      const { status, json } = await get(`/v1/play/${forged}/${rest.join('/')}`);
      expect([status, json.code], forged).toEqual([401, 'unauthorized']);
    }
    expect((await get(master)).status).toBe(200);
  });

  it('expires after twelve hours, and says when', async () => {
    const { url, expiresAt } = (await service.call('GET', `${releases}/latest`, { key: partner })).json.play;
    expect(Math.round((Date.parse(expiresAt) - Date.now()) / HOURS)).toBe(12);
    service.pass(12 * HOURS - 60_000);
    expect((await get(url)).status).toBe(200);
    service.pass(61_000);
    const { status, json } = await get(url);
    expect([status, json.detail]).toEqual([410, 'this address has expired; ask for the release again.']);
  });

  it('ends with the key that it was given to', async () => {
    const mine = await service.key({ role: 'partner' });
    const [url, others] = [await playUrl('latest', mine), await playUrl()];
    expect((await get(url)).status).toBe(200);
    const entry = await findKey(service.records, mine);
    await service.call('DELETE', `/v1/keys/${entry?.id}`, { key: service.admin });
    expect((await get(url)).json).toMatchObject({ status: 401, code: 'unauthorized' });
    expect((await get(others)).status).toBe(200);
  });

  it('is gone with its release, and never given for one that is withdrawn', async () => {
    const url = await playUrl();
    expect((await get(url)).status).toBe(200);
    await service.call('DELETE', `${releases}/${release.id}`, { key: service.admin });
    expect((await get(url)).json).toMatchObject({ status: 410, code: 'gone' });
    const seen = await service.call('GET', `${releases}/${release.id}`, { key: service.admin });
    expect([seen.status, seen.json.play]).toEqual([200, undefined]);
  });

  it('ends within ten seconds in a process that was not told', async () => {
    const url = await playUrl();
    expect((await get(url)).status).toBe(200);
    const twin = await openService({ records: service.records }, service.records.store);
    await twin.call('DELETE', `${releases}/${release.id}`, { key: service.admin });
    await twin.close();
    service.pass(10_001);
    expect((await get(url)).status).toBe(410);
  });

  it('is the same secret’s in all processes, however many make it at once', async () => {
    const now = new Date();
    const records = { store: memoryStore(), now: () => now };
    const many = Array.from({ length: 8 }, () => newGrants(records));
    const to = { documentary: 'farm', edition: 'full', release: release.id, key: '0'.repeat(12) };
    const given = await Promise.all(many.map((grants) => grants.give(to)));
    for (const grants of many) for (const { text } of given) expect(await grants.read(text)).toMatchObject(to);
    expect(new Set(given.map(({ text }) => text)).size).toBe(8);
  });

  it('never stands in the log', async () => {
    const master = await playUrl();
    const [, , , text = ''] = master.split('/');
    for (const path of [master, `/v1/play/${text}/nothing`, `/v1/play/${text}`, master.replace('.', '%')])
      await get(path);
    await service.call('DELETE', master);
    expect(service.log()).toContain('/v1/play/:grant/*');
    expect(service.log()).not.toContain(text);
    expect(service.log()).not.toContain(text.split('.')[1]);
  });

  it('counts once, when it is played, whatever the player asks for', async () => {
    const [one, other] = [await playUrl(), await playUrl()];
    expect(await counted('hls/master.m3u8')).toBe(0);
    for (const url of [one, one, other, beside(one, 'subtitles/cs.m3u8'), beside(one, '../poster.jpg')]) await get(url);
    await until('both are counted', async () => (await counted('hls/master.m3u8')) === 2);
    await get(one);
    await service.call('GET', `${downloads}/${segmentName('first words')}`, { key: partner });
    await service.call('GET', `${downloads}/film.cs.720p.mp4`, { key: partner });
    await until('a film is counted', async () => (await counted('film.cs.720p.mp4')) === 1);
    expect(await sumDownloads(service.records, 'farm')).toHaveLength(2);
    expect(await counted('hls/master.m3u8')).toBe(2);
  });
});
