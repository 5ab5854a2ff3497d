import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../src/documents/audit.ts';
import { findKey } from '../../src/documents/keys.ts';
import { cookieOf, signIn } from './support/browser-like.ts';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary, TRACKS } from './support/world.ts';

const HOUR = 3_600_000;
const session = '/v1/session';
const list = '/v1/keys';

describe('a session', () => {
  let service: TestService;
  let admin: string;
  beforeEach(async () => {
    service = await openService({ limits: { failedKeys: 5 } });
    admin = (await findKey(service.records, service.admin))?.id ?? '';
  });
  afterEach(() => service.close());

  const who = async (cookie: string) => (await service.call('GET', session, { headers: { cookie } })).json.session;

  it('is begun by a key, does what the key may, and tells who it is', async () => {
    const key = await service.key({ role: 'translator', languages: ['cs'], documentaries: ['farm'] });
    const { signedIn, call, cookie, csrf } = await signIn(service, { key: ` ${key}\n` });
    expect(signedIn.status).toBe(201);
    const id = (await findKey(service.records, key))?.id;
    expect(signedIn.json).toEqual({
      ...{ role: 'translator', label: 'translator', key: id, languages: ['cs'], documentaries: ['farm'] },
      ...{ csrf: expect.stringMatching(/^[\w-]{43}$/), expiresAt: expect.any(String) },
    });
    expect(Date.parse(signedIn.json.expiresAt) - Date.now()).toBeGreaterThan(13.9 * 24 * HOUR);
    expect(signedIn.headers.get('set-cookie')).toMatch(
      /^polyreel_session=ps_[\w-]{43}; Path=\/; Max-Age=1209\d{3}; HttpOnly; SameSite=Strict$/,
    );
    expect(signedIn.text).not.toContain(cookie.split('=')[1]);
    expect(await who(cookie)).toEqual(signedIn.json);
    expect(csrf).not.toBe((await signIn(service, { key })).csrf);
    await makeDocumentary(service, 'farm');
    expect((await call('PUT', '/v1/documentaries/farm/subtitles/cs', { body: TRACKS.cs ?? '' })).status).toBe(200);
    expect((await call('PUT', '/v1/documentaries/farm/subtitles/hr', { body: TRACKS.hr ?? '' })).status).toBe(403);
    expect((await call('GET', '/v1/documentaries/mill')).status).toBe(404);
  });

  it('is never asked for with an error: null where nobody is signed in', async () => {
    for (const cookie of ['', 'polyreel_session=x', `polyreel_session=ps_${'a'.repeat(43)}`])
      expect(await who(cookie)).toBeNull();
  });

  it('is over once somebody signs out, also for who has stolen its cookie', async () => {
    const { call, cookie } = await signIn(service, { key: service.admin });
    expect((await call('GET', list)).status).toBe(200);
    const out = await call('DELETE', session);
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      'polyreel_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    ]);
    expect((await call('GET', list)).status).toBe(401);
    expect(await who(cookie)).toBeNull();
    expect((await call('DELETE', session)).status).toBe(204);
  });

  it('is over in other processes too, when somebody signs out or signs in anew', async () => {
    const { records, services } = service;
    const other = await openService({ records, queues: services.queues });
    for (const leave of [
      (cookie: string, csrf: string) => service.call('DELETE', session, { headers: { cookie, 'x-csrf-token': csrf } }),
      (cookie: string) => service.call('POST', session, { json: { key: service.admin }, headers: { cookie } }),
    ]) {
      const { cookie, csrf } = await signIn(service, { key: service.admin });
      expect((await other.call('GET', list, { headers: { cookie } })).status).toBe(200);
      expect((await leave(cookie, csrf)).status).toBeLessThan(300);
      expect((await other.call('GET', list, { headers: { cookie } })).status).toBe(401);
    }
    await other.close();
  });

  it('dies with its key at once, and is over when it or its key expires', async () => {
    const json = { role: 'admin', label: 'For a day', expiresAt: new Date(Date.now() + 24 * HOUR).toISOString() };
    const made = (await service.call('POST', list, { key: service.admin, json })).json;
    const [short, long] = [await signIn(service, { key: made.key }), await signIn(service, { key: service.admin })];
    expect(short.signedIn.json.expiresAt).toBe(json.expiresAt);
    expect((await short.call('GET', list)).status).toBe(200);
    service.pass(24 * HOUR);
    expect([(await short.call('GET', list)).status, (await long.call('GET', list)).status]).toEqual([401, 200]);
    const revoked = await long.call('DELETE', `${list}/${admin}`);
    expect([revoked.status, (await long.call('GET', list)).status]).toEqual([200, 401]);
    const key = await service.key({ role: 'admin' });
    const last = await signIn(service, { key });
    service.pass(14 * 24 * HOUR - 3_000);
    expect((await last.call('GET', list)).status).toBe(200);
    // It was found just now, and is believed all the same no longer than it lasts.
    service.pass(4_000);
    expect((await last.call('GET', list)).status).toBe(401);
    expect((await service.call('GET', list, { key })).status).toBe(200);
  });

  it('is not begun by what is wrong; too many wrong keys and links from one address wait', async () => {
    const post = (json: unknown) => service.call('POST', session, { json });
    for (const json of [
      undefined,
      {},
      { key: service.admin, link: 'x' },
      { key: '' },
      { key: 7 },
      { password: 'x' },
      [],
    ])
      expect((await post(json)).status, JSON.stringify(json)).toBe(422);
    for (const json of [{ key: 'wrong' }, { link: 'wrong' }, { key: 'x'.repeat(512) }]) {
      const refused = await post(json);
      expect([refused.status, refused.headers.get('set-cookie')]).toEqual([401, null]);
    }
    for (const json of [{ key: 'wrong' }, { link: 'wrong' }]) await post(json);
    expect((await post({ key: service.admin })).status).toBe(429);
    service.pass(61_000);
    expect((await post({ key: service.admin })).status).toBe(201);
  });

  it('gives way to a key that is sent with it, be that right or wrong', async () => {
    const { call } = await signIn(service, { key: service.admin });
    const headers = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });
    expect((await call('GET', list, headers('wrong'))).status).toBe(401);
    expect((await call('GET', list, headers(await service.key({ role: 'partner' })))).status).toBe(403);
  });

  it('leaves a line for who signed in, and none for who could not', async () => {
    await signIn(service, { key: service.admin });
    await service.call('POST', session, { json: { key: 'wrong' } });
    const lines = await listAudit(service.records, new Date().toISOString().slice(0, 10));
    expect(lines.map(({ action, author, detail }) => [action, author.key, detail])).toEqual([
      ['session.create', admin, { by: 'key' }],
    ]);
  });

  it('is in no log and no answer but its cookie, as keys and links are not', async () => {
    const made = await service.call('POST', `${list}/${admin}/link`, { key: service.admin });
    const link = made.json.url.split('=')[1];
    const { cookie, csrf, call } = await signIn(service, { link });
    const text = cookie.split('=')[1] ?? '';
    const wrong = 'pr_0123456789012345678901234567890123456789012';
    const said = [
      await service.call('POST', session, { json: { link } }),
      await service.call('POST', session, { json: { [wrong]: 1, key: wrong, link: text } }),
      await service.call('POST', session, {
        body: `{"key": "${wrong}`,
        headers: { 'content-type': 'application/json' },
      }),
      await call('DELETE', `${list}/${text}`),
      await call('GET', `/v1/nothing?${text}`),
      await call('GET', session),
      await service.call('GET', `/v1/audit?day=${new Date().toISOString().slice(0, 10)}`, { key: service.admin }),
    ].map(({ text: body }) => body);
    const secrets = [link, text, wrong, service.admin];
    for (const secret of secrets) expect(service.log() + said.join('\n')).not.toContain(secret);
    expect(service.log()).not.toContain(csrf);
    expect(service.log()).toContain('"route":"/v1/session"');
  });

  it('is put into a cookie for https where people reach the service so', async () => {
    const behind = await openService({ publicUrl: 'https://films.example' });
    const { signedIn, call } = await signIn(behind, { key: behind.admin });
    expect(signedIn.headers.get('set-cookie')).toMatch(/^__Host-polyreel_session=ps_.*; Secure$/);
    expect((await call('POST', list, { json: {}, headers: { origin: 'https://films.example' } })).status).toBe(422);
    expect((await call('GET', list)).status).toBe(200);
    expect(cookieOf(await call('DELETE', session))).toBe('__Host-polyreel_session=');
    await behind.close();
    const proxied = await openService({ trustProxy: ['127.0.0.1'] });
    const json = { key: proxied.admin };
    const came = await proxied.call('POST', session, { json, headers: { 'x-forwarded-proto': 'https' } });
    expect(came.headers.get('set-cookie')).toMatch(/^__Host-.*; Secure$/);
    await proxied.close();
  });
});
