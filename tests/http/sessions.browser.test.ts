import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listKeys } from '../../src/documents/keys.ts';
import { openBrowser, serveFolder } from '../support/browser.ts';
import { openService, type TestService } from './support/service.ts';
import { makeStream } from './support/streams.ts';
import { makeDocumentary } from './support/world.ts';

const pages = { html: '<!doctype html><html lang="en"><title>Polyreel</title></html>', file: () => undefined };

describe('a real browser that is signed in', () => {
  let service: TestService;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    service = await openService({ pages });
    await makeDocumentary(service, 'farm');
    await makeStream(service, 'farm', 'words');
    browser = await openBrowser();
    page = await (await browser.newContext()).newPage();
    await page.goto(service.url);
  });
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  /** Sends JSON as the pages do, with their own Origin and Fetch Metadata. */
  const send = (from: Page, address: string, json: object, headers: Record<string, string> = {}) =>
    from.evaluate(
      async ([at, body, more]) => {
        const type = { 'content-type': 'application/json', ...more };
        const response = await fetch(at, { method: 'POST', body: JSON.stringify(body), headers: type });
        return { status: response.status, json: await response.json() };
      },
      [address, json, headers] as const,
    );

  it('sends its cookie by itself, which no script can read, and changes things with the token only', async () => {
    const signedIn = await send(page, '/v1/session', { key: service.admin });
    expect([signedIn.status, await page.evaluate('document.cookie')]).toEqual([201, '']);
    const hall = { role: 'partner', label: 'Hall' };
    expect((await send(page, '/v1/keys', hall)).json.code).toBe('csrf');
    expect((await send(page, '/v1/keys', hall, { 'x-csrf-token': signedIn.json.csrf })).status).toBe(201);
  });

  it('follows events and saves films, for which it can send nothing but the cookie', async () => {
    const asked = await service.call('POST', '/v1/documentaries/farm/renders', { key: service.admin, json: {} });
    const state = await page.evaluate(
      (id) =>
        new Promise((resolve, reject) => {
          const events = new EventSource(`/v1/renders/${id}/events`);
          events.onerror = () => reject(new Error('no events'));
          events.addEventListener('state', (event) => {
            events.close();
            resolve(JSON.parse((event as MessageEvent<string>).data).state);
          });
        }),
      asked.json.id,
    );
    expect(state).toBe('queued');
    const saved = page.waitForEvent('download');
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '/v1/documentaries/farm/downloads/film.cs.720p.mp4';
      link.download = '';
      document.body.append(link);
      link.click();
    });
    expect(await (await saved).failure()).toBeNull();
  });

  it('does nothing for a page of another site: neither with its cookie nor to its cookie', async () => {
    const elsewhere = await page.context().newPage();
    const evilSite = await serveFolder(service.folder, { '/': { type: 'text/html', content: '<!doctype html>' } });
    await elsewhere.goto(evilSite.url.replace('127.0.0.1', 'localhost'));
    const sessionOf = (): Promise<string> => page.evaluate(async () => (await fetch('/v1/session')).text());
    const [keys, session] = [await listKeys(service.records), await sessionOf()];
    // A body without a type is what a browser sends to anybody without asking first.
    const evil = (path: string, json: object): Promise<void> =>
      elsewhere.evaluate(
        async ([to, body]) => {
          await fetch(to, { method: 'POST', mode: 'no-cors', credentials: 'include', body: new Blob([body]) });
        },
        [`${service.url}${path}`, JSON.stringify(json)] as const,
      );
    await evil('/v1/keys', { role: 'admin', label: 'Evil' });
    await evil('/v1/session', { key: await service.key({ role: 'partner' }) });
    expect(await listKeys(service.records)).toHaveLength(keys.length + 1);
    expect(await sessionOf()).toBe(session);
    expect(service.log()).toMatch(/"route":"\/v1\/keys","status":401/);
    expect(service.log()).toMatch(/"route":"\/v1\/session","status":403/);
    await elsewhere.close();
    await evilSite.close();
  });
});
