import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newGrants } from '../../src/documents/grants.ts';
import { findKey } from '../../src/documents/keys.ts';
import type { ReleaseRecord } from '../../src/documents/model.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { makeStream, segmentName } from '../http/support/streams.ts';
import { makeDocumentary } from '../http/support/world.ts';
import { chances, rounds } from '../support/seed.ts';
import { openRaw } from './support/raw-http.ts';

const MASTER = 'hls/master.m3u8';
const HALF_A_DAY = 12 * 3_600_000;

describe('an address that was given for playing', () => {
  let service: TestService;
  let [mine, newer, other]: ReleaseRecord[] = [];
  let key: string;
  beforeEach(async () => {
    service = await openService({ limits: { failedKeys: 1_000_000 } });
    for (const id of ['farm', 'mill']) await makeDocumentary(service, id);
    mine = await makeStream(service, 'farm', 'mine');
    service.pass(1_000);
    newer = await makeStream(service, 'farm', 'newer');
    other = await makeStream(service, 'mill', 'of the mill');
    key = await service.key({ role: 'partner', documentaries: ['farm'] });
  });
  afterEach(() => service.close());

  const grantFor = async (release: ReleaseRecord | undefined, holder = key): Promise<string> => {
    const entry = await findKey(service.records, holder);
    const { documentary = '', edition = '', id = '' } = release ?? {};
    return (await newGrants(service.records).give({ documentary, edition, release: id, key: entry?.id ?? '' })).text;
  };
  const play = async (grant: string, file = MASTER, method = 'GET'): Promise<number> =>
    (await service.call(method, `/v1/play/${grant}/${file}`)).status;

  it('gives what its release plays, and no other file of it', async () => {
    const grant = await grantFor(mine);
    expect([await play(grant), await play(grant, segmentName('mine')), await play(grant, 'poster.jpg')]).toEqual([
      200, 200, 200,
    ]);
    for (const file of ['film.cs.720p.mp4', 'film.cs.html', 'release.json', 'checksums.sha256', 'hls/', 'hls', '*'])
      expect(await play(grant, file), file).toBe(404);
    for (const release of [newer, other])
      for (const words of ['newer', 'of the mill']) {
        const wanted = segmentName(words);
        const own = (release === newer) === (words === 'newer');
        expect(await play(await grantFor(release), wanted), words).toBe(own ? 200 : 404);
        expect(await play(grant, wanted), words).toBe(404);
      }
  });

  it('leads nowhere else by its path', async () => {
    const grant = await grantFor(mine);
    const raw = async (path: string): Promise<number | undefined> => {
      const connection = await openRaw(service.url);
      connection.write(`GET /v1/play/${grant}/${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
      const [answer] = await connection.wait(1);
      connection.leave();
      return answer?.status;
    };
    const id = newer?.id ?? '';
    for (const path of [
      `../../${id}/hls/master.m3u8`,
      `hls/../../${id}/hls/master.m3u8`,
      `hls/..%2f..%2f${id}%2fhls/master.m3u8`,
      `hls/%2e%2e/film.cs.720p.mp4`,
      'hls/../film.cs.720p.mp4',
      'hls\\..\\film.cs.720p.mp4',
      'hls/%5c..%5cfilm.cs.720p.mp4',
      'hls/master.m3u8%00.mp4',
      'hls/master.m3u8/',
      'hls//master.m3u8',
      './hls/master.m3u8',
      'hls/%252e%252e/film.cs.720p.mp4',
      '%2fetc/passwd',
      '..%2f..%2f..%2fkeys',
      'HLS/MASTER.M3U8',
    ])
      expect([400, 404], path).toContain(await raw(path));
  });

  it('is for reading only', async () => {
    const grant = await grantFor(mine);
    for (const method of ['PUT', 'POST', 'PATCH', 'DELETE']) expect(await play(grant, MASTER, method)).toBe(405);
    expect(await play(grant, MASTER, 'HEAD')).toBe(200);
    const asKey = await service.call('GET', '/v1/documentaries/farm', { key: grant });
    expect(asKey.status).toBe(401);
  });

  it('is none when any letter of it was changed, or its parts are those of two', async () => {
    const [grant, second] = [await grantFor(mine), await grantFor(other)];
    const [said = '', mark = ''] = grant.split('.');
    const [saidOther = '', markOther = ''] = second.split('.');
    for (const forged of [`${said}.${markOther}`, `${saidOther}.${mark}`, `${said}.`, `.${mark}`, said, `${grant}.x`])
      expect([401, 404], forged).toContain(await play(forged));
    const { pick } = chances('letters of a grant');
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    for (let at = 0; at < grant.length; at += 1) {
      if (grant[at] === '.') continue;
      for (let round = 0; round < rounds(1, 8); round += 1) {
        const letter = pick(letters.filter((one) => one !== grant[at]));
        expect(await play(grant.slice(0, at) + letter + grant.slice(at + 1)), `letter ${at}`).toBe(401);
      }
    }
    // Of the last letter, two bits say nothing.
    for (const letter of letters)
      expect(await play(grant.slice(0, -1) + letter)).toBe(letter === grant.at(-1) ? 200 : 401);
  });

  it('says itself how long it holds, and cannot be made to say more', async () => {
    const grant = await grantFor(mine);
    const [said = '', mark = ''] = grant.split('.');
    const parts = JSON.parse(Buffer.from(said, 'base64url').toString()) as unknown[];
    parts[4] = Number(parts[4]) + HALF_A_DAY;
    expect(await play(`${Buffer.from(JSON.stringify(parts)).toString('base64url')}.${mark}`)).toBe(401);
    service.pass(HALF_A_DAY + 1_000);
    expect(await play(grant)).toBe(410);
  });

  it('ends with its key, also where the key is that of a session, and with its release', async () => {
    const grant = await grantFor(mine);
    const kept = await grantFor(mine, service.admin);
    expect(await play(grant)).toBe(200);
    const entry = await findKey(service.records, key);
    await service.call('DELETE', `/v1/keys/${entry?.id}`, { key: service.admin });
    expect([await play(grant), await play(grant, segmentName('mine')), await play(kept)]).toEqual([401, 401, 200]);
    await service.call('DELETE', `/v1/documentaries/farm/releases/${mine?.id}`, { key: service.admin });
    expect(await play(kept)).toBe(410);
  });

  it('ends with the publicity of its documentary, where it was given to everybody', async () => {
    const publish = (yes: boolean) =>
      service.call('PATCH', '/v1/documentaries/farm', { key: service.admin, json: { public: yes } });
    await publish(true);
    const { json } = await service.call('GET', '/v1/documentaries/farm/releases/latest');
    expect((await service.call('GET', json.play.url)).status).toBe(200);
    await publish(false);
    expect((await service.call('GET', json.play.url)).status).toBe(401);
  });
});
