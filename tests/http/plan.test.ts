import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary, manifest } from './support/world.ts';

describe('the plan of a render', () => {
  let service: TestService;
  const plan = (json: object = {}, key = service.admin) =>
    service.call('POST', '/v1/documentaries/farm/plan', { key, json });

  beforeAll(async () => {
    service = await openService();
    await makeDocumentary(service, 'farm');
  });
  afterAll(() => service.close());

  it('says of each span what is to be made, in each look', async () => {
    const { status, json } = await plan();
    expect([status, json.edition, json.frames, json.ok, json.problems]).toEqual([200, 'full', 500, true, []]);
    expect(json.spans[0]).toMatchObject({ start: 0, shot: 0 });
    expect(json.spans.at(-1).end).toBe(500);
    const looks = json.spans[0].looks.map(({ language }: { language: string | null }) => language);
    expect(new Set(looks)).toEqual(new Set([null, 'en', 'cs', 'hr']));
    expect(json.spans[0].looks[0]).toMatchObject({ reuse: false, reason: 'never made before' });
    expect(json.spans[0].looks[0].because).toEqual({ because: 'first-time' });
    expect(json.pictures).toMatchObject({ reuse: 0, reuseFrames: 0 });
    expect(json.pictures.encode).toBe(json.pictures.spans);
    expect(json.steps).toContainEqual(expect.objectContaining({ kind: 'film', language: 'cs', reuse: false }));
    expect(service.renders.asked()).toBe(0);
  });

  it('of a translator is that of their own language', async () => {
    const key = await service.key({ role: 'translator', languages: ['cs'] });
    const films = (await plan({}, key)).json.steps.filter(({ kind }: { kind: string }) => kind === 'film');
    expect(films.flatMap(({ language }: { language?: string }) => language ?? [])).toEqual(['cs']);
    expect((await plan({ languages: ['hr'] }, key)).status).toBe(403);
    expect((await plan({ manifest: '{}' }, key)).status).toBe(403);
  });

  it('is made of a manifest that is not kept, and keeps it not', async () => {
    const longer = manifest('farm', { timeline: [{ card: { title: 'Hello' }, duration: '30s' }] });
    expect((await plan({ manifest: JSON.stringify(longer), languages: ['cs'] })).json.frames).toBe(750);
    expect((await plan()).json.frames).toBe(500);
  });

  it('is refused with everything that is wrong', async () => {
    const bad = await plan({
      manifest: JSON.stringify(manifest('farm', { timeline: [{ clip: 'x' }, { clip: 'y' }] })),
    });
    expect([bad.status, bad.json.problems.slice(0, 2).map(({ at }: { at: string }) => at)]).toEqual([
      422,
      ['/timeline/0/clip', '/timeline/1/clip'],
    ]);
    expect((await plan({ languages: ['sl'] })).json.problems).toMatchObject([{ code: 'unknown-language' }]);
    expect((await plan({ manifest: '{' })).status).toBe(422);
    expect((await plan({ edition: 'none' })).status).toBe(422);
    expect((await plan({ edition: 5, language: 'cs' })).json.problems).toHaveLength(2);
  });
});
