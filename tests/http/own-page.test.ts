import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SignedInClient, signIn } from './support/browser-like.ts';
import type { Answered } from './support/client.ts';
import { openService, type TestService } from './support/service.ts';

const keys = '/v1/keys';
const json = { role: 'partner', label: 'Hall' };
const evil = { origin: 'https://evil.example' };

describe('what changes something, for who is signed in', () => {
  let service: TestService;
  let client: SignedInClient;
  beforeEach(async () => {
    service = await openService({ publicUrl: 'http://films.example' });
    client = await signIn(service, { key: service.admin });
  });
  afterEach(() => service.close());

  const send = (headers: Record<string, string>) =>
    service.call('POST', keys, { json, headers: { cookie: client.cookie, ...headers } });
  const told = ({ status, json: said }: Answered) => [
    status,
    said.code,
    said.problems?.map(({ code, at }: { code: string; at: string }) => `${code} ${at}`),
  ];

  it('needs the token of this very session', async () => {
    const other = await signIn(service, { key: service.admin });
    for (const token of ['', 'x', other.csrf, `${client.csrf}x`])
      expect(told(await send({ 'x-csrf-token': token }))).toEqual([403, 'csrf', ['csrf-token X-CSRF-Token']]);
    expect(told(await send({}))).toEqual([403, 'csrf', ['csrf-token X-CSRF-Token']]);
    expect((await send({ 'x-csrf-token': client.csrf })).status).toBe(201);
  });

  it.each([
    [{ origin: 'https://evil.example' }, ['foreign-page Origin']],
    [{ origin: 'http://films.example.evil.example' }, ['foreign-page Origin']],
    [{ origin: 'http://films.example:8443' }, ['foreign-page Origin']],
    [{ origin: 'null' }, ['foreign-page Origin']],
    [{ 'sec-fetch-site': 'cross-site' }, ['foreign-page Sec-Fetch-Site']],
    [{ 'sec-fetch-site': 'same-site' }, ['foreign-page Sec-Fetch-Site']],
    [
      { origin: 'http://films.example', 'sec-fetch-site': 'cross-site', 'x-csrf-token': 'x' },
      ['foreign-page Sec-Fetch-Site', 'csrf-token X-CSRF-Token'],
    ],
  ] as const)('is refused from a page of another site: %j', async (headers, problems) => {
    expect(told(await send({ 'x-csrf-token': client.csrf, ...headers }))).toEqual([403, 'csrf', problems]);
  });

  it('is taken from pages of the service, under each of its addresses', async () => {
    for (const origin of ['http://films.example', service.url])
      for (const site of ['same-origin', 'none'])
        expect((await client.call('POST', keys, { json, headers: { origin, 'sec-fetch-site': site } })).status).toBe(
          201,
        );
  });

  it('is for a key that is sent as it was, whatever comes with it', async () => {
    const headers = { ...evil, 'sec-fetch-site': 'cross-site', cookie: client.cookie };
    expect((await service.call('POST', keys, { key: service.admin, json, headers })).status).toBe(201);
  });

  it('is signing in and out too: no page of another site does either', async () => {
    for (const [method, body] of [
      ['POST', { json: { key: service.admin } }],
      ['DELETE', {}],
    ] as const) {
      const without = await service.call(method, '/v1/session', { ...body, headers: evil });
      expect(told(without)).toEqual([403, 'csrf', ['foreign-page Origin']]);
      expect(without.headers.get('set-cookie')).toBeNull();
    }
    const { cookie } = client;
    expect(told(await service.call('DELETE', '/v1/session', { headers: { cookie, ...evil } }))).toEqual([
      ...[403, 'csrf'],
      ['foreign-page Origin', 'csrf-token X-CSRF-Token'],
    ]);
    expect((await client.call('GET', keys)).status).toBe(200);
  });

  it('does not concern looking, downloading and following events', async () => {
    const headers = { ...evil, 'sec-fetch-site': 'cross-site' };
    for (const method of ['GET', 'HEAD'])
      expect((await service.call(method, keys, { headers: { ...headers, cookie: client.cookie } })).status).toBe(200);
  });
});
