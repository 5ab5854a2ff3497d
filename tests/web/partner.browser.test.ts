import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, newClient } from '../service/support/client.ts';
import { newFolder } from '../service/support/service.ts';
import { makeClip, srt } from '../support/studio.ts';
import { tabTo } from './support/editor.ts';
import { look } from './support/look.ts';
import { must } from './support/must.ts';
import { openStage, type Stage } from './support/stage.ts';

const ID = 'villages';
const AT = `/v1/documentaries/${ID}`;
const FILM = {
  version: 1,
  id: ID,
  title: { en: 'Our villages', cs: 'Naše vesnice', fr: 'Nos villages', hr: 'Naša sela' },
  languages: ['en', 'cs', 'fr', 'hr'],
  format: { width: 320, height: 180, frameRate: '25' },
  media: { a: { file: 'a.mp4', people: false } },
  renditions: [{ name: '180p', height: 180 }],
  deliver: ['burned', 'soft', 'hls', 'poster', 'sidecars', 'pack', 'audio'],
  timeline: [
    { section: { title: { en: 'The nurse', cs: 'Sestra', fr: 'L’infirmière', hr: 'Sestra' }, kind: 'mobility' } },
    { clip: 'a', from: '0s', to: '3s' },
    { section: { title: { en: 'The bus', cs: 'Autobus', fr: 'Le bus', hr: 'Autobus' }, kind: 'mobility' } },
    { clip: 'a', from: '3s', to: '6s' },
  ],
  funding: { place: 'end', duration: '5s' },
};
const SAID: Readonly<Record<string, readonly [string, string]>> = {
  en: ['The nurse comes on Tuesdays.', 'The bus comes when you call.'],
  cs: ['Sestřička jezdí v úterý.', 'Autobus přijede na zavolání.'],
  fr: ['L’infirmière passe le mardi.', 'Le bus vient quand on l’appelle.'],
  hr: ['Sestra dolazi utorkom.', 'Autobus dolazi na poziv.'],
};

let folder: Awaited<ReturnType<typeof newFolder>>;
let stage: Stage;
let client: Client;

beforeAll(async () => {
  folder = await newFolder();
  [stage] = await Promise.all([openStage(), makeClip(folder.path('a.mp4'), { seconds: 6 })]);
  client = newClient({ url: stage.url, key: stage.admin });
  await must(client.upload(ID, folder.path('a.mp4'), 'a.mp4'));
  await must(client.send('PUT', `${AT}/manifest`, FILM));
  for (const [language, [one, other]] of Object.entries(SAID)) {
    const track = srt([
      ['00,200', '02,700', one],
      ['03,200', '05,700', other],
    ]);
    await must(client.send('PUT', `${AT}/subtitles/${language}`, track));
  }
  expect(await client.ended(await client.render(ID, {}))).toMatchObject({ state: 'succeeded' });
}, 180_000);
afterAll(async () => {
  await stage?.close();
  await folder?.remove();
});

const goPublic = (yes: boolean) => must(client.send('PATCH', AT, { public: yes }));

/** What stands under the picture now, as the browser shows it. */
const shown = (video: Locator): Promise<string[]> =>
  video.evaluate((element) =>
    [
      ...(element as unknown as { textTracks: Iterable<{ mode: string; activeCues: Iterable<{ text: string }> }> })
        .textTracks,
    ]
      .filter(({ mode }) => mode === 'showing')
      .flatMap(({ activeCues }) => [...(activeCues ?? [])].map(({ text }) => text)),
  );
const timeOf = (video: Locator): Promise<number> =>
  video.evaluate((element) => Number(Reflect.get(element, 'currentTime')));
const videoOf = (page: Page): Locator => page.locator('video');

describe('a French partner', () => {
  let page: Page;
  beforeAll(async () => {
    await goPublic(true);
    ({ page } = await stage.visit('fr'));
    page.setDefaultTimeout(15_000);
    await page.goto(`${stage.url}/d/${ID}`);
  });

  it('opens the public page without a key and plays the film with French subtitles', async () => {
    await page.getByRole('heading', { level: 1, name: 'Nos villages' }).waitFor();
    await look(page, 'partner');
    await page.getByRole('button', { name: 'Lire le film' }).click();
    await expect.poll(() => timeOf(videoOf(page)), { timeout: 15_000 }).toBeGreaterThan(0.4);
    await expect.poll(() => shown(videoOf(page)), { timeout: 10_000 }).toEqual([SAID.fr?.[0]]);
  });

  it('goes to a chapter, which is marked, and chooses other subtitles, or none', async () => {
    await page.getByRole('button', { name: /Le bus/ }).click();
    await expect.poll(() => timeOf(videoOf(page))).toBeGreaterThan(3);
    await expect.poll(() => shown(videoOf(page)), { timeout: 10_000 }).toEqual([SAID.fr?.[1]]);
    await page.locator('button[aria-current=true]', { hasText: 'Le bus' }).waitFor();
    await videoOf(page).evaluate((element) => (element as unknown as { pause: () => void }).pause());
    await page.getByRole('combobox', { name: 'Sous-titres', exact: true }).selectOption({ label: 'croate' });
    await expect.poll(() => shown(videoOf(page)), { timeout: 10_000 }).toEqual([SAID.hr?.[1]]);
    await page.getByRole('combobox', { name: 'Sous-titres', exact: true }).selectOption({ label: 'Aucun' });
    await expect.poll(() => shown(videoOf(page))).toEqual([]);
  });

  it('downloads the French film, whose checksum is the one that the page says', async () => {
    const card = page.getByRole('article').filter({ hasText: 'Langue : français' });
    const item = card.getByRole('listitem').filter({ hasText: 'sous-titres dans l’image' }).first();
    const [download] = await Promise.all([page.waitForEvent('download'), item.getByRole('link').click()]);
    const bytes = await readFile(await download.path());
    await item.getByText('Somme de contrôle').click();
    const said = await item.locator('code').innerText();
    expect(said).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(download.suggestedFilename()).toMatch(/\.mp4$/);
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
  });

  it('reads the transcript under its sections, and goes from a line to its moment', async () => {
    await page.getByRole('button', { name: 'Afficher' }).click();
    const transcript = page.getByRole('region', { name: 'Transcription' });
    await transcript.getByText(SAID.fr?.[1] ?? '').waitFor();
    expect(await transcript.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['L’infirmière', 'Le bus']);
    await transcript.getByRole('button', { name: '0:00' }).click();
    await expect.poll(() => timeOf(videoOf(page))).toBeLessThan(1.5);
    await look(page, 'partner-transcript');
  });

  it('shows a code that a phone reads as the address of the page', async () => {
    const image = await loadImage(await page.getByRole('img', { name: /^Code QR/ }).screenshot());
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    expect(jsqr.default(data, image.width, image.height)?.data).toBe(`${stage.url}/d/${ID}`);
  });

  it('prints a sheet for the door with the title, the code and who paid', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.sheet-title').isVisible()).toBe(true);
    expect(await page.locator('.sheet-funding').innerText()).toBe('Cofinancé par l’Union européenne');
    expect(await page.locator('.downloads').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });
});

it('where the stream is broken, the film plays from its file, with its subtitles', async () => {
  await goPublic(true);
  const { page, context } = await stage.visit('cs');
  await context.route('**/v1/play/**', (route) => route.abort());
  await page.goto(`${stage.url}/d/${ID}`);
  await page.getByRole('button', { name: 'Přehrát film' }).click();
  await expect.poll(() => timeOf(videoOf(page)), { timeout: 20_000 }).toBeGreaterThan(0.4);
  expect(await videoOf(page).getAttribute('src')).toMatch(/\.mp4/);
  await expect.poll(() => shown(videoOf(page)), { timeout: 10_000 }).toEqual([SAID.cs?.[0]]);
  await context.close();
  // A browser says so of what the test broke.
  expect(stage.forgive(/ERR_FAILED .*\/v1\/play\//)).toBeGreaterThan(0);
});

/** A browser says so of every answer that refuses. */
const REFUSED = /status of 401 .*\/v1\//;

describe('a page that is not public', () => {
  it('is closed, and says whom to ask', async () => {
    await goPublic(false);
    const { page } = await stage.visit('hr');
    await page.goto(`${stage.url}/d/${ID}`);
    await page.getByText('Ova stranica nije javna').waitFor();
    await look(page, 'partner-closed');
    expect(stage.forgive(REFUSED)).toBe(1);
  });

  it('opens by a link for a while, which leaves no key in sight, and not after it was revoked', async () => {
    const made = (await (await stage.api('POST', `${AT}/links`, { days: 30, label: 'Dvorana' })).json()) as {
      url: string;
      key: string;
    };
    const { page, context } = await stage.visit('hr');
    await page.goto(`${stage.url}${new URL(made.url, stage.url).pathname}${new URL(made.url, stage.url).hash}`);
    await page.getByRole('heading', { level: 1, name: 'Naša sela' }).waitFor();
    expect(page.url()).toBe(`${stage.url}/d/${ID}`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Naša sela' }).waitFor();
    // An editor who tries the link stays an editor.
    const { page: editor, context: theirs } = await stage.visit('en', stage.admin);
    await editor.goto(`${stage.url}/d/${ID}${new URL(made.url, stage.url).hash}`);
    await editor.getByRole('link', { name: 'People' }).waitFor();
    await editor.getByRole('link', { name: 'Edit' }).waitFor();
    expect(editor.url()).toBe(`${stage.url}/d/${ID}`);
    await theirs.close();
    await stage.api('DELETE', `${AT}/links/${made.key}`);
    await page.reload();
    await page.getByText('Ova stranica nije javna').waitFor();
    const other = await context.newPage();
    await other.goto(`${stage.url}${new URL(made.url, stage.url).pathname}${new URL(made.url, stage.url).hash}`);
    await other.getByText('Ova poveznica je istekla ili je opozvana.', { exact: false }).waitFor();
    stage.forgive(REFUSED);
  });
});

it('by keyboard alone: plays, goes to a chapter, changes the subtitles, opens the transcript and reaches a download', async () => {
  await goPublic(true);
  const { page, context } = await stage.visit('en');
  await page.goto(`${stage.url}/d/${ID}`);
  await tabTo(page, page.getByRole('button', { name: 'Play the film' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => timeOf(videoOf(page)), { timeout: 15_000 }).toBeGreaterThan(0.3);
  await tabTo(page, page.getByRole('combobox', { name: 'Subtitles', exact: true }));
  await page.keyboard.press('C');
  await expect.poll(() => page.getByRole('combobox', { name: 'Subtitles', exact: true }).inputValue()).not.toBe('en');
  await tabTo(page, page.getByRole('button', { name: /The bus/ }));
  await page.keyboard.press('Enter');
  await expect.poll(() => timeOf(videoOf(page))).toBeGreaterThan(3);
  const link = page.getByRole('link', { name: /subtitles in the picture/ }).first();
  await tabTo(page, link);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.mp4$/);
  await tabTo(page, page.getByRole('button', { name: 'Show', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByText(SAID.en?.[1] ?? '').waitFor();
  await context.close();
});
