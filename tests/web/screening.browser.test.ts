import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, newClient } from '../service/support/client.ts';
import { newFolder } from '../service/support/service.ts';
import { demoMedia } from '../support/demo-media.ts';
import { srt } from '../support/studio.ts';
import { tabTo } from './support/editor.ts';
import { look } from './support/look.ts';
import { must } from './support/must.ts';
import { openStage, type Stage } from './support/stage.ts';

const ID = 'nearby';
const AT = `/v1/documentaries/${ID}`;
const WEBSITE = 'https://films.example.eu/d/nearby';
const FILM = {
  version: 1,
  id: ID,
  title: { cs: 'Blízko domova', fr: 'Près de chez soi' },
  languages: ['cs', 'fr'],
  format: { width: 1280, height: 720, frameRate: '25' },
  media: { bus: { file: 'bus.mp4', people: false }, visit: { file: 'visit.mp4', people: false } },
  website: WEBSITE,
  renditions: [{ name: '360p', height: 360 }],
  deliver: ['burned', 'soft', 'poster', 'screening', 'pack'],
  timeline: [
    { section: { title: { cs: 'Autobus na zavolání', fr: 'Le bus sur appel' }, country: 'FR' } },
    {
      ...{ clip: 'bus', from: '0s', to: '3s' },
      questions: [
        { cs: 'Kdo se od nás nedostane k lékaři?', fr: 'Qui, chez nous, ne peut pas aller chez le médecin ?' },
        { cs: 'Kdo by mohl řídit?', fr: 'Qui pourrait conduire ?' },
      ],
    },
    {
      section: {
        ...{ title: { cs: 'Návštěva', fr: 'La visite' }, country: 'CZ' },
        questions: [{ cs: 'Co si odneseme domů?', fr: 'Que retenons-nous ?' }],
      },
    },
    { clip: 'visit', from: '0s', to: '3s', tags: ['before'] },
  ],
  funding: { place: 'end', duration: '5s' },
  editions: {
    before: {
      tags: ['before'],
      title: { cs: 'Před seminářem', fr: 'Avant le séminaire' },
      purpose: {
        cs: 'K přípravě: účastníci ji zhlédnou doma a přinesou si otázky.',
        fr: 'Pour se préparer : à voir chez soi, avant de venir avec ses questions.',
      },
    },
  },
};
const SAID: Readonly<Record<string, readonly [string, string]>> = {
  cs: ['Autobus přijede na zavolání.', 'Sestřička jezdí v úterý.'],
  fr: ['Le bus vient quand on l’appelle.', 'L’infirmière passe le mardi.'],
};

let folder: Awaited<ReturnType<typeof newFolder>>;
let stage: Stage;
let client: Client;
beforeAll(async () => {
  folder = await newFolder();
  const media = await demoMedia();
  stage = await openStage();
  client = newClient({ url: stage.url, key: stage.admin });
  await must(client.upload(ID, join(media, 'fr-bus.mp4'), 'bus.mp4'));
  await must(client.upload(ID, join(media, 'cz-visit.mp4'), 'visit.mp4'));
  await must(client.send('PUT', `${AT}/manifest`, FILM));
  for (const [language, [one, other]] of Object.entries(SAID)) {
    const track = srt([
      ['00,400', '02,700', one],
      ['03,200', '05,700', other],
    ]);
    await must(client.send('PUT', `${AT}/subtitles/${language}`, track));
  }
  await must(client.send('PATCH', AT, { public: true }));
  for (const ask of [{}, { edition: 'before' }])
    expect(await client.ended(await client.render(ID, ask))).toMatchObject({ state: 'succeeded' });
}, 300_000);
afterAll(async () => {
  await stage?.close();
  await folder?.remove();
});

const film = <Value>(page: Page, code: string): Promise<Value> =>
  page.evaluate(`(() => { const film = document.querySelector('video'); return ${code}; })()`);
/** Asked from outside: the page's policy lets no test run texts in it. */
const until = (page: Page, code: string) => expect.poll(() => film(page, code), { timeout: 20_000 }).toBe(true);
const addressIn = async (code: Locator): Promise<string | undefined> => {
  const image = await loadImage(await code.screenshot());
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return jsqr.default(data, image.width, image.height)?.data;
};

it('the page of a film lists its cuts with what they are for, to be chosen by keyboard', async () => {
  const { page, context } = await stage.visit('fr');
  await page.goto(`${stage.url}/d/${ID}`);
  const cuts = page.getByRole('navigation', { name: 'Versions du film' });
  await cuts.getByRole('link', { name: /Le film entier.*0:11/ }).waitFor();
  const before = cuts.getByRole('link', { name: /Avant le séminaire.*0:08.*Pour se préparer/ });
  expect(await cuts.locator('[aria-current=true]').innerText()).toContain('Le film entier');
  await look(page, 'partner-editions');
  await tabTo(page, before);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Avant le séminaire' }).waitFor();
  expect(page.url()).toBe(`${stage.url}/d/${ID}?edition=before`);
  expect(await page.getByRole('link', { name: 'Projeter en salle' }).getAttribute('href')).toBe(
    `/d/${ID}/screening?edition=before&language=fr`,
  );
  await context.close();
});

describe('the hall, from the service', () => {
  it('shows the film by keys alone, pauses to talk, and tells once that it was shown', async () => {
    const { page, context } = await stage.visit('fr');
    const told: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && told.push(String(request.postData())));
    await page.goto(`${stage.url}/d/${ID}`);
    await page.getByRole('link', { name: 'Projeter en salle' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Près de chez soi' }).waitFor();
    await look(page, 'screening-start');
    const counted = page.waitForResponse(/\/screenings$/);
    await page.keyboard.press('Enter');
    await until(page, '!film.paused && film.currentTime > 0.5');
    expect(await film(page, 'new URL(film.currentSrc).pathname')).toBe(`${AT}/downloads/${ID}.fr.360p.mp4`);
    expect((await counted).status()).toBe(204);
    await page.getByRole('heading', { name: 'Parlons-en' }).waitFor();
    await look(page, 'screening-pause');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('2');
    await page.getByRole('heading', { name: 'Merci d’avoir regardé' }).waitFor({ timeout: 30_000 });
    expect(await page.locator('#afterlist').innerText()).toBe('Que retenons-nous ?');
    await look(page, 'screening-end');
    expect(await addressIn(page.getByRole('img', { name: /^Le film chez soi/ }))).toBe(WEBSITE);
    expect(told).toEqual([JSON.stringify({ edition: 'full', language: 'fr' })]);
    await context.close();
  });

  it('is told of by whoever is signed in, too', async () => {
    const { page, context } = await stage.visit('cs', await stage.key({ role: 'partner', label: 'Sál' }));
    await page.goto(`${stage.url}/d/${ID}/screening?edition=before`);
    const counted = page.waitForResponse(/\/screenings$/);
    await page.keyboard.press('Enter');
    expect((await counted).status()).toBe(204);
    await until(page, 'film.currentTime > 0.3');
    expect(await film(page, 'new URL(film.currentSrc).searchParams.get("edition")')).toBe('before');
    await context.close();
  });
});

it('the hall, from a pack without a network: from its page by keyboard, in the other language by text that the page draws', async () => {
  const pack = await stage.api('GET', `${AT}/downloads/${ID}.fr.zip`);
  await writeFile(folder.path('pack.zip'), new Uint8Array(await pack.arrayBuffer()));
  const hall = folder.path('Salle des fêtes (50 %)');
  execFileSync('unzip', ['-q', folder.path('pack.zip'), '-d', hall]);
  const context = await stage.browser.newContext({
    ...{ locale: 'fr', viewport: { width: 1920, height: 1080 }, offline: true, reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  const [said, asked]: [string[], string[]] = [[], []];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(join(hall, 'index.html')).href);
  await tabTo(page, page.getByRole('link', { name: 'Projeter en salle' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Près de chez soi' }).waitFor();
  await page.keyboard.press('Enter');
  await until(page, '!film.paused && film.currentTime > 0.5');
  expect(await film(page, 'film.currentSrc.split("/").pop()')).toBe(`${ID}.fr.360p.mp4`);
  await page.keyboard.press('Escape');
  await tabTo(page, page.getByRole('button', { name: 'čeština' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Blízko domova' }).waitFor();
  await page.keyboard.press('1');
  await page.locator('#cue span').filter({ hasText: 'Autobus přijede na zavolání.' }).waitFor();
  expect(await film(page, 'film.currentSrc.split("/").pop()')).toBe(`${ID}.360p.mp4`);
  await page.locator('#questions').filter({ hasText: 'Kdo by mohl řídit?' }).waitFor();
  await page.keyboard.press('?');
  await look(page, 'screening-keys');
  expect(said).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(pathToFileURL(hall).href))).toEqual([]);
  await context.close();
});
