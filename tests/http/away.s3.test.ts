import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { s3Store } from '../../src/adapters/store/s3.ts';
import { type FaultyBucket, openFaultyBucket } from '../adapters/store/s3/desk.ts';
import { until } from '../support/program.ts';
import { freePort } from '../support/server.ts';
import { expectAway, inTime } from './support/away.ts';
import type { Answered } from './support/client.ts';
import { openService, type TestService } from './support/service.ts';
import { TUS_HEADERS } from './support/tus.ts';
import { makeDocumentary, manifest, SRT } from './support/world.ts';

describe('a service whose bucket goes away', () => {
  let bench: FaultyBucket;
  let service: TestService;

  beforeEach(async () => {
    bench = await openFaultyBucket({ idle: 500, patience: 500 });
    service = await openService({}, bench.store);
    await makeDocumentary(service, 'farm');
  });
  afterEach(async () => {
    bench.proxy.befall(() => undefined);
    await service.close();
    await bench.close();
  });

  const send = (method: string, path: string, more: Parameters<TestService['call']>[2] = {}): Promise<Answered> =>
    service.call(method, path, { key: service.admin, ...more });

  it.each(['unavailable', 'silence'] as const)('says so at once (%s), and goes on when it is back', async (fault) => {
    const farm = '/v1/documentaries/farm';
    const changed = { json: manifest('farm', { renditions: ['360p'] }), headers: { 'if-match': '"1"' } };
    bench.proxy.befall(() => fault);
    await Promise.all([
      expectAway(send('GET', '/v1/documentaries'), 'store-away'),
      expectAway(send('GET', farm), 'store-away'),
      expectAway(send('GET', `${farm}/manifest`), 'store-away'),
      expectAway(send('PUT', `${farm}/manifest`, changed), 'store-away'),
      expectAway(send('PUT', `${farm}/subtitles/cs`, { body: SRT.replace('vítejte', 'buďte') }), 'store-away'),
      expectAway(send('POST', `${farm}/renders`, { json: {} }), 'store-away'),
      expectAway(send('GET', `${farm}/media`), 'store-away'),
      expectAway(send('GET', farm, { key: 'a-key-that-was-not-asked-for-yet' }), 'store-away'),
    ]);
    const ready = await inTime(send('GET', '/readyz'));
    expect([ready.status, ready.json.checks]).toEqual([
      503,
      { queue: 'ok', store: 'it does not answer', ffmpeg: 'ok' },
    ]);
    expect((await inTime(send('GET', '/healthz'))).status).toBe(200);
    bench.proxy.befall(() => undefined);
    await until('the service is ready', async () => (await send('GET', '/readyz')).status === 200);
    expect((await send('PUT', `${farm}/manifest`, changed)).json.revision).toBe(2);
  });

  it('says so where nothing listens at all', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const store = s3Store({ ...bench.settings, endpoint });
    const alone = await openService({ records: { store, now: () => new Date() } }, bench.store);
    const headers = { ...TUS_HEADERS, 'upload-length': '5' };
    const media = '/v1/documentaries/farm/media';
    await expectAway(alone.call('POST', media, { key: service.admin, headers }), 'store-away');
    expect((await inTime(alone.call('GET', '/readyz'))).json.checks.store).toBe('it does not answer');
    await alone.close();
    await store.close();
  });
});
