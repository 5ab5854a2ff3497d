import jsqr from 'jsqr';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPdf, pagesOf, pictureOf, textOf } from '../support/pdf.ts';
import { signIn } from './support/browser-like.ts';
import { openService, type TestService } from './support/service.ts';
import { makeDocumentary, makeRelease, manifest } from './support/world.ts';

const DAY = 24 * 3_600_000;
const farm = '/v1/documentaries/farm';
const workshops = `${farm}/workshops`;

let service: TestService;
let partner: string;
beforeEach(async () => {
  service = await openService({ publicUrl: 'http://films.example' });
  for (const id of ['farm', 'mill']) await makeDocumentary(service, id);
  partner = await service.key({ role: 'partner', documentaries: ['farm'] });
});
afterEach(() => service.close());

const evening = { place: 'Kulturní dům Podlesí', country: 'CZ', date: new Date().toISOString().slice(0, 10) };
const make = async (json: object = evening, key = partner) => service.call('POST', workshops, { key, json });
let sent = 0;
const answer = (id: string, answers: object, more: object = {}) => {
  sent += 1;
  const json = { id: `answer-number-${String(sent).padStart(4, '0')}`, language: 'cs', answers, ...more };
  return service.call('POST', `/v1/workshops/${id}/answers`, { json });
};
const results = async (query = '') => (await service.call('GET', `${farm}/results${query}`, { key: partner })).json;
const question = async (id: string, query = '') =>
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the service
  (await results(query)).questions.find((one: any) => one.question.id === id);

describe('a workshop', () => {
  it('is announced by a partner, asks what the manifest asks, and shows its form to everybody', async () => {
    const made = await make();
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ ...evening, edition: 'full', answers: 0 });
    expect(made.json.url).toBe(`http://films.example/w/${made.json.id}`);
    expect(made.json.id).toMatch(/^[a-hjkmnp-z2-9]{8}$/);
    const form = await service.call('GET', `/v1/workshops/${made.json.id}`);
    expect(form.json).toMatchObject({ place: evening.place, open: true });
    // biome-ignore lint/suspicious/noExplicitAny: an answer of the service
    expect(form.json.questions.map((one: any) => one.id)).toEqual([
      ...['useful', 'understandable', 'new-ideas', 'role', 'missing'],
    ]);
    expect(form.text).not.toContain('createdBy');
    expect((await service.call('GET', workshops, { key: partner })).json.workshops).toEqual([made.json]);
  });

  it('may say later how many came, and is removed with its answers only where that is said', async () => {
    const { id } = (await make()).json;
    const at = `${workshops}/${id}`;
    const changed = await service.call('PATCH', at, { key: partner, json: { audience: 42 } });
    expect(changed.json).toMatchObject({ audience: 42, place: evening.place });
    expect((await service.call('GET', at, { key: partner })).json).toEqual(changed.json);
    expect((await service.call('GET', `${workshops}/aaaaaaaa`, { key: partner })).status).toBe(404);
    await answer(id, { useful: 5 });
    expect((await service.call('DELETE', at, { key: partner })).status).toBe(409);
    expect((await results()).answers).toBe(1);
    expect((await service.call('DELETE', `${at}?answers=true`, { key: partner })).status).toBe(204);
    expect((await service.call('GET', `/v1/workshops/${id}`)).status).toBe(404);
    expect(await results()).toMatchObject({ answers: 0, workshops: [] });
  });

  it('has sheets of paper in every language, whose code leads to its form', async () => {
    const { id, url } = (await make()).json;
    for (const [language, question] of [
      ['cs', 'Jak užitečný pro vás byl tento workshop?'],
      ['hr', 'Koliko vam je ova radionica bila korisna?'],
    ]) {
      const sheet = await service.call('GET', `${workshops}/${id}/sheet.pdf?language=${language}`, { key: partner });
      expect(sheet.headers.get('content-type')).toBe('application/pdf');
      const pdf = await openPdf(sheet.bytes);
      const said = await textOf(pdf);
      expect(said).toContain(question);
      expect(said).toContain(evening.place);
      const [page] = await pagesOf(pdf);
      if (!page) throw new Error('a sheet has a page');
      const drawn = await pictureOf(page, 3);
      const { data, width, height } = drawn.getContext('2d').getImageData(0, 0, drawn.width, drawn.height);
      expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(url);
    }
    expect((await service.call('GET', `${workshops}/aaaaaaaa/sheet.pdf`, { key: partner })).status).toBe(404);
  });

  it('belongs to those who have a key of their own to its documentary', async () => {
    const { id } = (await make()).json;
    const others = [
      ['translator', await service.key({ role: 'translator', languages: ['cs'], documentaries: ['farm'] }), 403],
      ['stranger', await service.key({ role: 'partner', documentaries: ['mill'] }), 404],
    ] as const;
    for (const [who, key, status] of others)
      for (const [method, path] of [
        ['POST', workshops],
        ['GET', workshops],
        ['GET', `${workshops}/${id}`],
        ['PATCH', `${workshops}/${id}`],
        ['DELETE', `${workshops}/${id}`],
        ['GET', `${farm}/results`],
        ['GET', `${farm}/results.csv`],
      ] as const) {
        const body = method === 'POST' ? { json: evening } : method === 'PATCH' ? { json: {} } : {};
        expect((await service.call(method, path, { key, ...body })).status, `${who} ${method} ${path}`).toBe(status);
      }
    const link = await service.call('POST', `${farm}/links`, { key: service.admin, json: { days: 3, label: 'Hall' } });
    const visitor = await signIn(service, { key: link.json.url.split('#key=')[1] });
    expect((await visitor.call('GET', workshops)).status).toBe(403);
    expect((await visitor.call('GET', `${farm}/results`)).status).toBe(403);
    expect((await service.call('GET', workshops)).status).toBe(401);
  });

  it.each([
    [{ ...evening, country: 'Czechia' }, '/country'],
    [{ ...evening, country: 'XX' }, '/country'],
    [{ ...evening, date: '12. 5. 2026' }, '/date'],
    [{ ...evening, place: ' ' }, '/place'],
    [{ ...evening, audience: -1 }, '/audience'],
    [{ ...evening, town: 'x' }, '/town'],
  ])('is refused where something is wrong: %#', async (json, at) => {
    const refused = await make(json);
    expect(refused.status).toBe(422);
    // biome-ignore lint/suspicious/noExplicitAny: an answer of the service
    expect(refused.json.problems.map((problem: any) => problem.at)).toEqual([at]);
    expect((await service.call('GET', workshops, { key: partner })).json.workshops).toEqual([]);
  });
});

describe('answers', () => {
  it('are counted by question, language, country and workshop, and nothing of who sent them is kept', async () => {
    const cz = (await make()).json.id;
    const hr = (await make({ ...evening, place: 'Dom kulture', country: 'HR' })).json.id;
    await answer(cz, { useful: 5, 'new-ideas': true, role: 'resident', missing: ' Večerní autobus ' });
    await answer(cz, { useful: 2, 'new-ideas': false }, { via: 'paper' });
    await answer(hr, { useful: 4 }, { language: 'hr' });
    expect(await question('useful')).toMatchObject({
      ...{ answered: 3, counts: { 1: 0, 2: 1, 3: 0, 4: 1, 5: 1 }, mean: 11 / 3 },
      byLanguage: [
        { name: 'cs', answered: 2, mean: 3.5 },
        { name: 'hr', answered: 1, mean: 4 },
      ],
      byCountry: [
        { name: 'CZ', answered: 2 },
        { name: 'HR', answered: 1 },
      ],
    });
    expect(await question('new-ideas')).toMatchObject({ answered: 2, counts: { true: 1, false: 1 } });
    expect((await question('missing')).texts).toEqual([{ text: 'Večerní autobus', language: 'cs', workshop: cz }]);
    expect(await question('useful', '?language=hr')).toMatchObject({ answered: 1, mean: 4 });
    expect(await question('useful', '?country=CZ')).toMatchObject({ answered: 2 });
    expect(await question('useful', `?workshop=${hr}`)).toMatchObject({ answered: 1 });
    for await (const name of service.records.store.list('answers/')) {
      const kept = JSON.parse(new TextDecoder().decode(await service.records.store.read(name)));
      expect(Object.keys(kept).sort()).toEqual(['answers', 'day', 'language', 'via']);
      expect(kept.day).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('are told everything that is wrong with them at once, and none is kept', async () => {
    const { id } = (await make()).json;
    const wrong = { useful: 6, 'new-ideas': 'yes', role: 'mayor', missing: 'x'.repeat(1001), usefull: 1 };
    const refused = await answer(id, wrong);
    expect(refused.status).toBe(422);
    // biome-ignore lint/suspicious/noExplicitAny: an answer of the service
    expect(refused.json.problems.map((problem: any) => problem.at).sort()).toEqual(
      Object.keys(wrong)
        .map((name) => `/answers/${name}`)
        .sort(),
    );
    expect(refused.text).toContain('did you mean \\"useful\\"?');
    expect((await answer(id, {})).status).toBe(422);
    expect((await answer(id, { missing: '  ' })).status).toBe(422);
    expect((await answer(id, { useful: 3 }, { id: '../../x' })).status).toBe(422);
    expect((await answer(id, { toString: 1, valueOf: 2 })).status).toBe(422);
    expect((await answer('aaaaaaaa', { useful: 3 })).status).toBe(404);
    expect((await answer('..%2f..', { useful: 3 })).status).toBe(404);
    expect((await results()).answers).toBe(0);
  });

  it('are taken in the languages of the form, and as long as thirty questions allow', async () => {
    const question = (_: unknown, i: number) => ({ id: `q${i}`, kind: 'text', text: 'And what else?' });
    const json = manifest('farm', { evaluation: { questions: Array.from({ length: 30 }, question) } });
    expect((await service.call('PUT', `${farm}/manifest`, { key: service.admin, json })).status).toBe(201);
    const { id } = (await make()).json;
    const answers = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`q${i}`, 'ž'.repeat(1_000)]));
    const foreign = await answer(id, { ...answers, q0: 7 }, { language: 'de' });
    // biome-ignore lint/suspicious/noExplicitAny: an answer of the service
    expect(foreign.json.problems.map((problem: any) => problem.at)).toEqual(['/language', '/answers/q0']);
    expect((await answer(id, answers)).status).toBe(204);
    expect((await results()).answers).toBe(1);
  });

  it('count once, however often the same one is sent', async () => {
    const { id } = (await make()).json;
    for (let i = 0; i < 3; i += 1)
      expect((await answer(id, { useful: 3 }, { id: 'the-same-answer-again' })).status).toBe(204);
    expect((await results()).answers).toBe(1);
  });

  it('come until the last day, and no longer', async () => {
    const { id, closesOn } = (await make()).json;
    expect(Date.parse(closesOn) - Date.parse(evening.date)).toBe(30 * DAY);
    service.pass(30 * DAY);
    expect((await answer(id, { useful: 3 })).status).toBe(204);
    service.pass(DAY);
    expect((await answer(id, { useful: 3 })).status).toBe(410);
    expect((await service.call('GET', `/v1/workshops/${id}`)).json.open).toBe(false);
  });
});

describe('the results to take along', () => {
  const evil = '<script>alert(1)</script>';

  it('are a table that no program for tables takes for formulas', async () => {
    const { id } = (await make({ ...evening, place: '=HYPERLINK("http://evil")' })).json;
    await answer(id, { useful: 5, missing: '+1 "šátek",\nžluťoučký' });
    const { text, bytes, headers } = await service.call('GET', `${farm}/results.csv?words=cs`, { key: partner });
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head = '', ...rows] = text.split('\r\n');
    expect(head).toContain('useful: Jak užitečný pro vás byl tento workshop?');
    expect(rows.join('\r\n')).toContain(`${id},"'=HYPERLINK(""http://evil"")",CZ,${evening.date},cs,phone,`);
    expect(rows.join('\r\n')).toContain(`,5,,,,"'+1 ""šátek"",\nžluťoučký"`);
  });

  it('are a document in the reader’s language, in which nothing runs', async () => {
    const { id } = (await make({ ...evening, place: evil })).json;
    await answer(id, { useful: 5, missing: evil });
    const { text, headers } = await service.call('GET', `${farm}/results.html?words=cs`, { key: partner });
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('<html lang="cs">');
    expect(text).toContain('Co lidé řekli');
    expect(text).toMatch(/aria-label="1 \(vůbec\): 0; 2: 0; 3: 0; 4: 0; 5 \(velmi\): 1"/);
  });

  it('say how often the film was shown and fetched', async () => {
    await makeRelease(service, 'farm', new Uint8Array(64));
    const { json: release } = await service.call('GET', `${farm}/releases/latest`, { key: partner });
    const name = release.files[0].name;
    await service.call('GET', `${farm}/downloads/${name}`, { key: partner });
    await expect.poll(async () => (await results()).downloads).toEqual([{ kind: 'burned', language: 'cs', count: 1 }]);
    const show = (json: object) => service.call('POST', `${farm}/screenings`, { key: partner, json });
    expect((await show({ language: 'x' })).status).toBe(422);
    expect((await show({ language: 'sv' })).status).toBe(404);
    const [{ language }] = release.files;
    expect((await show({ language })).status).toBe(204);
    expect((await show({ language })).status).toBe(204);
    expect((await results()).screenings).toEqual([{ edition: 'full', language, count: 2 }]);
  });
});
