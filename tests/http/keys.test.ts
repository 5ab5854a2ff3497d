import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PolyreelError } from '../../src/errors.ts';
import { openService, type TestService } from './support/service.ts';

describe('keys', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await openService({ limits: { failedKeys: 5 } });
  });
  afterEach(() => service.close());

  const list = (key: string) => service.call('GET', '/v1/documentaries', { key });

  it('are asked for', async () => {
    for (const answered of [
      await service.call('GET', '/v1/documentaries/farm'),
      await list('wrong'),
      await service.call('GET', '/v1/documentaries', { headers: { authorization: 'Basic eDp5' } }),
    ]) {
      expect([answered.status, answered.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="polyreel"']);
    }
  });

  it('are made, listed without their text, and revoked at once', async () => {
    const json = { role: 'translator', languages: ['cs'], label: 'Jana' };
    const made = await service.call('POST', '/v1/keys', { key: service.admin, json });
    expect([made.status, made.json.role, made.json.languages]).toEqual([201, 'translator', ['cs']]);
    const text: string = made.json.key;
    expect((await list(text)).status).toBe(200);
    const all = await service.call('GET', '/v1/keys', { key: service.admin });
    expect([all.json.keys.length, all.text.includes(text)]).toEqual([2, false]);
    const gone = await service.call('DELETE', `/v1/keys/${made.json.id}`, { key: service.admin });
    expect(gone.json.revokedAt).toBeTypeOf('string');
    expect((await list(text)).status).toBe(401);
    expect((await service.call('DELETE', '/v1/keys/0123456789ab', { key: service.admin })).status).toBe(404);
  });

  it('are revoked here at once, also where the queue that would tell others is away', async () => {
    const { records, services } = service;
    const tell = () => Promise.reject(new PolyreelError('queue-away', 'away'));
    const alone = await openService({ records, queues: { ...services.queues, tell } });
    const json = { role: 'partner', label: 'Hall' };
    const made = await alone.call('POST', '/v1/keys', { key: service.admin, json });
    const key: string = made.json.key;
    expect((await alone.call('GET', '/v1/documentaries', { key })).status).toBe(200);
    expect((await alone.call('DELETE', `/v1/keys/${made.json.id}`, { key: service.admin })).status).toBe(200);
    expect((await alone.call('GET', '/v1/documentaries', { key })).status).toBe(401);
    await alone.close();
  });

  it('are refused with all that is wrong with them', async () => {
    const json = { role: 'translater', documentaries: [], label: '', expiresAt: 'soon' };
    const { status, json: said } = await service.call('POST', '/v1/keys', { key: service.admin, json });
    expect([status, said.problems.length]).toEqual([422, 4]);
    expect((await service.call('POST', '/v1/keys', { key: service.admin })).status).toBe(422);
  });

  it('are believed for ten seconds, unless another process says that keys have changed', async () => {
    const key = await service.key({ role: 'partner' });
    expect((await list(key)).status).toBe(200);
    const { store } = service.records;
    for await (const name of store.list('keys/'))
      if (new TextDecoder().decode(await store.read(name)).includes('partner')) await store.remove(name);
    expect((await list(key)).status).toBe(200);
    service.tell({ topic: 'render-cancelled', id: 'x' });
    expect((await list(key)).status).toBe(200);
    service.tell({ topic: 'keys-changed', id: 'x' });
    expect((await list(key)).status).toBe(401);
  });

  it('end when they expire, also where they are believed', async () => {
    const expiresAt = new Date(Date.now() + 5_000).toISOString();
    const json = { role: 'partner', label: 'For a day', expiresAt };
    const { key } = (await service.call('POST', '/v1/keys', { key: service.admin, json })).json;
    expect((await list(key)).status).toBe(200);
    service.pass(6_000);
    expect((await list(key)).status).toBe(401);
  });

  it('that fail too often from one address make it wait; a key that is known goes on', async () => {
    expect((await list(service.admin)).status).toBe(200);
    for (let i = 0; i < 5; i += 1) expect((await list(`wrong-${i}`)).status).toBe(401);
    const waiting = await list('wrong-again');
    expect([waiting.status, waiting.json.code]).toEqual([429, 'too-many']);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await list(service.admin)).status).toBe(200);
    service.pass(61_000);
    expect((await list('wrong-again')).status).toBe(401);
  });

  it('stand in no log', async () => {
    await list(service.admin);
    await list('wrong-key-of-somebody');
    await service.call('GET', `/v1/nothing?token=${service.admin}`);
    await service.call('POST', '/v1/keys', { key: service.admin, json: { role: 'partner', label: 'x' } });
    expect(service.log()).toContain('"route":"/v1/documentaries"');
    expect(service.log()).not.toContain(service.admin);
    expect(service.log()).not.toContain('wrong-key-of-somebody');
  });
});
