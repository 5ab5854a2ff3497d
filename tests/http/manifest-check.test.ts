import { afterAll, beforeAll, expect, it } from 'vitest';
import { openService, type TestService } from './support/service.ts';
import { manifest } from './support/world.ts';

let service: TestService;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const at = '/v1/documentaries/farm/manifest';
const send = (method: string, path: string, body: string) =>
  service.call(method, path, { key: service.admin, body, headers: { 'content-type': 'application/json' } });

const BAD: Readonly<Record<string, string>> = {
  'two faults': JSON.stringify(manifest('farm', { languages: ['en', 'xx-'], timline: [] })),
  'another documentary': JSON.stringify(manifest('mill')),
  'no JSON': '{"version": 1,',
  'text that is missing': JSON.stringify(manifest('farm', { title: { en: 'Farm' } })),
};

it.each(Object.entries(BAD))('says of a manifest with %s what PUT says', async (_, body) => {
  const checked = await send('POST', `${at}/check`, body);
  const put = await send('PUT', at, body);
  expect([checked.status, put.status, checked.json.ok]).toEqual([200, 422, false]);
  expect(checked.json.problems).toEqual(put.json.problems);
});

it('says of a good one that it is good, with what is missing yet, and keeps nothing', async () => {
  const json = manifest('farm', { media: { farm: { file: 'farm.mp4' } }, timeline: [{ clip: 'farm' }] });
  const checked = await send('POST', `${at}/check`, JSON.stringify(json));
  expect(checked.json.ok).toBe(true);
  expect(checked.json.problems).toContainEqual(
    expect.objectContaining({ code: 'missing-media', at: '/media/farm/file' }),
  );
  expect(checked.json.problems).toContainEqual(expect.objectContaining({ severity: 'warning', at: '/funding' }));
  expect((await service.call('GET', at, { key: service.admin })).status).toBe(404);
});
