import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { notoSans } from '../../src/adapters/fonts/noto.ts';
import { redisQueues } from '../../src/adapters/queue/redis.ts';
import { serviceLogger } from '../../src/http/logger.ts';
import { countWork } from '../../src/jobs/count-work.ts';
import { openWorkshop } from '../../src/jobs/open-workshop.ts';
import { openRenderDesk } from '../../src/jobs/renders.ts';
import type { Queues } from '../../src/ports.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { until } from '../support/program.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { expectAway, inTime } from './support/away.ts';
import type { Answered } from './support/client.ts';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary } from './support/world.ts';

describe('a service whose Redis goes away', () => {
  let home = '';
  let redis: RedisServer;
  let queues: Queues;
  let service: TestService;
  let closeDesk: () => Promise<void>;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'polyreel-away-'));
    redis = await startRedis();
    queues = redisQueues({ url: redis.url, onTrouble: () => {} });
    const store = memoryStore();
    const parts = { store, queues, tool: openMediaTool({}), font: notoSans(), home, jobs: 1, hasHooks: false };
    const log = serviceLogger({ write: () => {} });
    const workshop = await openWorkshop({ ...parts, log, rangeUrl: async () => undefined, version: '0.1.0' });
    const desk = await openRenderDesk(workshop);
    closeDesk = desk.close;
    service = await openService({ queues, renders: desk, work: countWork(workshop), tool: parts.tool }, store);
    await makeDocumentary(service, 'farm');
  });
  afterAll(async () => {
    await service.close();
    await closeDesk();
    await queues.close();
    await redis.stop();
    await rm(home, { recursive: true, force: true });
  });

  const send = (method: string, path: string, json?: object): Promise<Answered> =>
    service.call(method, path, { key: service.admin, ...(json ? { json } : {}) });
  const ask = (languages: readonly string[]): Promise<Answered> =>
    send('POST', '/v1/documentaries/farm/renders', { languages });

  it('says so at once, does what it can without it, and goes on when it is back', async () => {
    const { status, json } = await ask(['cs']);
    expect([status, (await send('GET', '/readyz')).json.status]).toEqual([202, 'ready']);
    await redis.kill();
    await Promise.all([
      expectAway(ask(['en']), 'queue-away'),
      expectAway(ask(['cs']), 'queue-away'),
      expectAway(send('GET', `/v1/renders/${json.id}`), 'queue-away'),
      expectAway(send('POST', `/v1/renders/${json.id}/cancel`, {}), 'queue-away'),
    ]);
    const ready = await inTime(send('GET', '/readyz'));
    expect([ready.status, ready.headers.get('retry-after'), ready.json.checks]).toEqual([
      ...[503, '5'],
      { queue: 'it does not answer', store: 'ok', ffmpeg: 'ok' },
    ]);
    for (const path of ['/healthz', '/metrics', '/v1/documentaries/farm', '/v1/documentaries/farm/renders'])
      expect((await inTime(send('GET', path))).status, path).toBe(200);
    await redis.restart();
    await until('the service is ready', async () => (await send('GET', '/readyz')).status === 200);
    expect((await send('GET', `/v1/renders/${json.id}`)).json).toMatchObject({ id: json.id, state: 'queued' });
    const again = await ask(['en']);
    expect([again.status, again.json.state]).toEqual([202, 'queued']);
  });

  it('does not do later what it refused because Redis had no memory left', async () => {
    const asking = new Redis(redis.url);
    try {
      await asking.config('SET', 'maxmemory', '1');
      await expectAway(ask(['cs', 'en']), 'queue-away');
      const { renders } = (await send('GET', '/v1/documentaries/farm/renders')).json;
      expect(renders.filter(({ languages }: { languages: string[] }) => languages.length === 2)).toEqual([]);
      expect((await send('GET', '/readyz')).json.checks.queue).toBe('it does not answer');
      await expect(queues.ping()).rejects.toThrow(/takes nothing \(OOM .*\)\. Mend that/);
      await asking.config('SET', 'maxmemory', '0');
      expect((await ask(['cs', 'en'])).status).toBe(202);
    } finally {
      asking.disconnect();
    }
  });
});
