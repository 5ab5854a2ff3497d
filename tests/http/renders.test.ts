import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../support/program.ts';
import { readEvents } from './support/events.ts';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary } from './support/world.ts';

describe('renders over HTTP', () => {
  let service: TestService;
  const at = '/v1/documentaries/farm/renders';

  beforeEach(async () => {
    service = await openService({ limits: { heartbeatMs: 50 } });
    await makeDocumentary(service, 'farm');
  });
  afterEach(() => service.close());

  const ask = async (json: object = {}, key = service.admin): Promise<string> =>
    (await service.call('POST', at, { key, json })).json.id;

  it('are asked for, seen and cancelled', async () => {
    const { status, json, headers } = await service.call('POST', at, { key: service.admin });
    expect([status, json.state, json.languages]).toEqual([202, 'queued', ['en', 'cs', 'hr']]);
    expect(headers.get('location')).toBe(`/v1/renders/${json.id}`);
    service.renders.change(json.id, { state: 'running', stage: 'pictures', progress: 0.4, secondsLeft: 12 });
    const seen = await service.call('GET', `/v1/renders/${json.id}`, { key: service.admin });
    expect(seen.json).toMatchObject({ state: 'running', stage: 'pictures', progress: 0.4, secondsLeft: 12 });
    const cancelled = await service.call('POST', `/v1/renders/${json.id}/cancel`, { key: service.admin });
    expect([cancelled.status, cancelled.json.state]).toEqual([200, 'cancelled']);
    expect((await service.call('GET', '/v1/renders/nothing', { key: service.admin })).status).toBe(404);
  });

  it('of a translator are in their own languages', async () => {
    const key = await service.key({ role: 'translator', languages: ['cs', 'sl'] });
    const own = await service.call('POST', at, { key, json: {} });
    expect(own.json.languages).toEqual(['cs']);
    for (const json of [{ languages: ['cs', 'hr'] }, { preview: { cue: 1, language: 'hr' } }]) {
      const foreign = await service.call('POST', at, { key, json });
      expect([foreign.status, foreign.json.detail]).toEqual([403, 'this key renders cs, sl, not hr.']);
    }
    expect((await service.call('POST', at, { key, json: { languages: ['sl'] } })).status).toBe(422);
    expect((await service.call('GET', `/v1/renders/${own.json.id}`, { key })).status).toBe(200);
    expect((await service.call('GET', `/v1/renders/${await ask()}`, { key })).status).toBe(404);
  });

  it('tell what happens as events, from how they stand to their end', async () => {
    const id = await ask();
    const events = readEvents(service.url, id, service.admin);
    await until('the first event is there', () => events.list.length === 1);
    service.renders.change(id, { progress: 0.5, stage: 'pictures' });
    service.renders.change(id, { problems: [{ severity: 'warning', code: 'odd', at: '', message: 'odd' }] });
    service.renders.change(id, { state: 'succeeded', release: 'r1', progress: 1 });
    await events.ended;
    expect(events.type).toBe('text/event-stream; charset=utf-8');
    expect(events.list.map(({ id: number, event }) => `${number} ${event}`)).toEqual([
      'undefined state',
      '1 progress',
      '2 problem',
      '3 state',
    ]);
    expect(events.list.at(-1)?.data).toMatchObject({ state: 'succeeded', release: 'r1' });
    expect(service.renders.watchers()).toBe(0);
  });

  it('go on after the event that a client saw last', async () => {
    const id = await ask();
    for (const progress of [0.1, 0.2, 0.3]) service.renders.change(id, { progress });
    const events = readEvents(service.url, id, service.admin, '1');
    await until('what was missed is there', () => events.list.length === 2);
    service.renders.change(id, { state: 'failed' });
    await events.ended;
    expect(events.list.map((event) => event.id)).toEqual(['2', '3', '4']);
  });

  it('tell how they ended to who comes when all is over', async () => {
    const id = await ask();
    service.renders.change(id, { state: 'failed' });
    for (const after of [undefined, '1', 'nonsense']) {
      const events = readEvents(service.url, id, service.admin, after);
      await events.ended;
      expect(events.list.at(-1)?.data).toMatchObject({ state: 'failed' });
    }
  });

  it('are asked at every sign of life, so that a lost event does not hold a client for ever', async () => {
    const id = await ask();
    const events = readEvents(service.url, id, service.admin);
    await until('the first event is there', () => events.list.length === 1);
    service.renders.changeSilently(id, { state: 'succeeded' });
    await events.ended;
    expect(events.list.at(-1)?.data).toMatchObject({ state: 'succeeded' });
    expect(events.comments).toBeGreaterThan(0);
  });

  it('are let go of when the client goes, and end when the service closes', async () => {
    const id = await ask();
    const gone = readEvents(service.url, id, service.admin);
    await until('it is watched', () => service.renders.watchers() === 1 && gone.list.length === 1);
    gone.leave();
    await until('it is let go', () => service.renders.watchers() === 0);
    const staying = readEvents(service.url, id, service.admin);
    await until('it is watched', () => service.renders.watchers() === 1);
    await service.app.close();
    await staying.ended;
    expect(service.renders.watchers()).toBe(0);
  });

  it('give the files of a preview', async () => {
    const id = await ask({ preview: { shot: 0 } });
    const key = 'e'.repeat(64);
    await service.records.store.create(`results/ee/${key}/data`, new TextEncoder().encode('preview'));
    const file = { name: 'shot 0.mp4', kind: 'burned', bytes: 7, sha256: 'f', key, type: 'video/mp4' } as const;
    service.renders.change(id, { state: 'succeeded', files: [file] });
    const { json } = await service.call('GET', `/v1/renders/${id}`, { key: service.admin });
    expect(json.files[0]).not.toHaveProperty('key');
    const got = await service.call('GET', json.files[0].url, { key: service.admin });
    expect([got.status, got.text, got.headers.get('content-type')]).toEqual([200, 'preview', 'video/mp4']);
    expect((await service.call('GET', `/v1/renders/${id}/files/other.mp4`, { key: service.admin })).status).toBe(404);
  });
});
