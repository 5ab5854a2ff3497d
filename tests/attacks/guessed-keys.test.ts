import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyObject } from '../../src/documents/kept-key.ts';
import { findKey } from '../../src/documents/keys.ts';
import { hashOf, newKeyText } from '../../src/documents/secret.ts';
import { openService, type TestService } from '../http/support/service.ts';
import { rounds } from '../support/seed.ts';

const LIMIT = 5;
const LIST = '/v1/documentaries';

describe('keys that are guessed', () => {
  let service: TestService;
  /** Names of all objects that were read. */
  let read: string[];
  const open = async (changes: Parameters<typeof openService>[0] = {}): Promise<void> => {
    service = await openService({ limits: { failedKeys: LIMIT }, ...changes });
    read = [];
    const { store } = service.records;
    const original = store.read;
    Object.assign(store, {
      read: (name: string) => {
        read.push(name);
        return original(name);
      },
    });
  };
  beforeEach(() => open());
  afterEach(() => service.close());

  const ask = async (key: string, headers: Record<string, string> = {}): Promise<number> =>
    (await service.call('GET', LIST, { key, headers })).status;
  const guess = async (times: number, headers: Record<string, string> = {}): Promise<number[]> => {
    const all: number[] = [];
    for (let i = 0; i < times; i += 1) all.push(await ask(newKeyText(), headers));
    return all;
  };
  const through = (...addresses: string[]) => ({ 'x-forwarded-for': addresses.join(', ') });

  it('from one address are looked for no more than so often in a minute', async () => {
    const all = await guess(rounds(100, 2_000));
    expect(all.slice(0, LIMIT)).toEqual(Array(LIMIT).fill(401));
    expect(new Set(all.slice(LIMIT))).toEqual(new Set([429]));
    expect(read.filter((name) => name.startsWith('keys/'))).toHaveLength(LIMIT);
  });

  it('do not stand in the way of a key that was good there, also when it is looked for again', async () => {
    const key = await service.key({ role: 'partner' });
    expect(await ask(key)).toBe(200);
    await guess(LIMIT);
    service.pass(11_000);
    expect([await ask(newKeyText()), await ask(key)]).toEqual([429, 200]);
    service.tell({ topic: 'keys-changed', id: 'x' });
    expect([await ask(newKeyText()), await ask(key)]).toEqual([429, 200]);
  });

  it('are no way in for a key that was good there and was revoked', async () => {
    const key = await service.key({ role: 'partner' });
    expect(await ask(key)).toBe(200);
    await ask(service.admin);
    await guess(LIMIT);
    const id = (await findKey(service.records, key))?.id;
    expect((await service.call('DELETE', `/v1/keys/${id}`, { key: service.admin })).status).toBe(200);
    read = [];
    for (let i = 0; i < 10; i += 1) expect(await ask(key)).toBe(429);
    // It was looked for once more, and is a guess as any other from then on.
    expect(read).toEqual([keyObject(hashOf(key))]);
  });

  it('count the same as keys, as what signs in, and as links', async () => {
    const post = async (json: object) => (await service.call('POST', '/v1/session', { json })).status;
    expect([await post({ key: newKeyText() }), await post({ link: `pl_${'a'.repeat(43)}` })]).toEqual([401, 401]);
    await guess(LIMIT - 2);
    expect(await post({ key: newKeyText() })).toBe(429);
    expect(await post({ link: `pl_${'b'.repeat(43)}` })).toBe(429);
    expect(await ask(newKeyText())).toBe(429);
  });

  it('are counted where they come from, whatever a client says of that', async () => {
    const all: number[] = [];
    for (let i = 0; i < LIMIT * 2; i += 1) all.push(...(await guess(1, through(`10.0.0.${i}`))));
    expect(all.slice(LIMIT)).toEqual(Array(LIMIT).fill(429));
  });

  describe('through a proxy', () => {
    beforeEach(async () => {
      await service.close();
      await open({ trustProxy: ['127.0.0.1', '10.0.0.0/8'] });
    });

    it('make nobody wait but those who guess', async () => {
      await guess(LIMIT, through('192.0.2.1'));
      expect(await ask(newKeyText(), through('192.0.2.1'))).toBe(429);
      expect(await ask(newKeyText(), through('192.0.2.2'))).toBe(401);
      expect(await ask(service.admin, through('192.0.2.3'))).toBe(200);
    });

    it('are counted by the address that the last of the known proxies saw, not by what came before', async () => {
      const all: number[] = [];
      for (let i = 0; i < LIMIT * 2; i += 1)
        all.push(...(await guess(1, through(`198.51.100.${i}`, '192.0.2.1', '10.0.0.7'))));
      expect(all.slice(LIMIT)).toEqual(Array(LIMIT).fill(429));
    });

    it('of many addresses leave good keys served, and are each told', async () => {
      const addresses = Array.from(
        { length: rounds(500, 12_000) },
        (_, i) => `198.${18 + (i >> 16)}.${i >> 8}.${i & 255}`,
      );
      for (let from = 0; from < addresses.length; from += 50)
        expect(
          await Promise.all(addresses.slice(from, from + 50).map((address) => ask(newKeyText(), through(address)))),
        ).toEqual(Array(Math.min(50, addresses.length - from)).fill(401));
      expect(await ask(service.admin, through('192.0.2.1'))).toBe(200);
    });
  });

  it('are found by the digest of the whole key, and compared by it', async () => {
    const [good, guessed] = [await service.key({ role: 'editor' }), newKeyText()];
    const { store } = service.records;
    // As if two digests were alike in a store that looks names up loosely.
    await store.create(keyObject(hashOf(guessed)), (await store.read(keyObject(hashOf(good)))) ?? new Uint8Array());
    read = [];
    expect([await ask(guessed), await ask(good), await ask(`${good.slice(0, -1)}!`)]).toEqual([401, 200, 401]);
    for (const secret of [good, guessed]) expect(read.join()).not.toContain(secret);
    expect(read.slice(0, 2)).toEqual([keyObject(hashOf(guessed)), keyObject(hashOf(good))]);
  });
});
