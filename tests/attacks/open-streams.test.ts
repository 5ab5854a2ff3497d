import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findKey } from '../../src/documents/keys.ts';
import { signIn } from '../http/support/browser-like.ts';
import { type Reader, readEvents } from '../http/support/events.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { makeDocumentary } from '../http/support/world.ts';
import { until } from '../support/program.ts';

/** Milliseconds: far more than an end takes, and less than the sign of life that would end it by itself. */
const SOON = 5_000;

describe('a stream of events that is open', () => {
  let service: TestService;
  let render: string;
  const open = async (limits: object): Promise<void> => {
    service = await openService({ limits });
    await makeDocumentary(service, 'farm');
    const asked = await service.call('POST', '/v1/documentaries/farm/renders', { key: service.admin, json: {} });
    render = asked.json.id;
  };
  beforeEach(() => open({ heartbeatMs: 600_000 }));
  afterEach(() => service.close());

  const follow = async (key: string, headers?: Record<string, string>): Promise<Reader> => {
    const reader = readEvents(service.url, render, key, undefined, headers);
    await until('the stream is open', () => reader.list.length === 1);
    return reader;
  };
  const isEnded = async ({ ended }: Reader, within = SOON): Promise<boolean> =>
    Promise.race([
      ended.then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), within).unref()),
    ]);
  const revoke = async (key: string): Promise<void> => {
    const entry = await findKey(service.records, key);
    await service.call('DELETE', `/v1/keys/${entry?.id}`, { key: service.admin });
  };

  it('ends at once with its key, and those of other keys go on', async () => {
    const [mine, other] = [await service.key({ role: 'editor' }), await service.key({ role: 'editor' })];
    const [gone, stays] = [await follow(mine), await follow(other)];
    await revoke(mine);
    expect(await isEnded(gone)).toBe(true);
    service.renders.change(render, { progress: 0.5 });
    await until('others hear what happens', () => stays.list.length === 2);
    expect(gone.list).toHaveLength(1);
    expect(service.renders.watchers()).toBe(1);
    stays.leave();
  });

  it('ends with its session, by signing out and with the key of it', async () => {
    const key = await service.key({ role: 'editor' });
    const [out, revoked] = [await signIn(service, { key }), await signIn(service, { key })];
    const [one, two] = [await follow('', { cookie: out.cookie }), await follow('', { cookie: revoked.cookie })];
    await out.call('DELETE', '/v1/session');
    expect([await isEnded(one), await isEnded(two, 200)]).toEqual([true, false]);
    await revoke(key);
    expect(await isEnded(two)).toBe(true);
  });

  it('ends when another process says that keys have changed', async () => {
    const key = await service.key({ role: 'editor' });
    const reader = await follow(key);
    const twin = await openService({ records: service.records }, service.records.store);
    const entry = await findKey(service.records, key);
    await twin.call('DELETE', `/v1/keys/${entry?.id}`, { key: service.admin });
    await twin.close();
    service.tell({ topic: 'keys-changed', id: 'x' });
    expect(await isEnded(reader)).toBe(true);
  });

  it('ends at a sign of life once its key has expired, of which nobody tells', async () => {
    await service.close();
    await open({ heartbeatMs: 50 });
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const json = { role: 'editor', label: 'For a minute', expiresAt };
    const { key } = (await service.call('POST', '/v1/keys', { key: service.admin, json })).json;
    const reader = await follow(key);
    await until('signs of life come', () => reader.comments > 2);
    expect(await isEnded(reader, 0)).toBe(false);
    service.pass(60_000);
    expect(await isEnded(reader)).toBe(true);
  });

  it('stays where the store is away, for then nobody can tell', async () => {
    const reader = await follow(await service.key({ role: 'editor' }));
    const { store } = service.records;
    const { read } = store;
    Object.assign(store, { read: () => Promise.reject(new Error('away')) });
    service.tell({ topic: 'keys-changed', id: 'x' });
    expect(await isEnded(reader, 200)).toBe(false);
    Object.assign(store, { read });
    reader.leave();
  });
});
