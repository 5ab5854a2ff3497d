import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, newClient } from '../service/support/client.ts';
import { newFolder } from '../service/support/service.ts';
import { makeClip, srt } from '../support/studio.ts';
import { look } from './support/look.ts';
import { openStage, type Stage } from './support/stage.ts';

const ENGLISH = srt([
  ['00,200', '01,700', 'The nurse comes on Tuesdays.'],
  ['01,900', '03,400', 'She brings what people need.'],
  ['03,600', '05,400', 'Everybody knows her by now.'],
]);
/** As a translator of today's village would send it: in the encoding of an old laptop, and with a line too long. */
const CZECH = srt([
  ['00,200', '01,700', 'Sestřička jezdí v úterý.'],
  ['01,900', '03,400', 'Přiveze úplně všechno, co lidé v těchto vsích žádají.'],
  ['03,600', '05,400', 'Každý už ji dobře zná.'],
]);

const FILM = {
  version: 1,
  id: 'vesnice',
  title: { en: 'Our villages', cs: 'Naše vesnice' },
  languages: ['en', 'cs'],
  format: { width: 320, height: 180, frameRate: '25' },
  media: { a: { file: 'a.mp4' } },
  renditions: [{ name: '180p', height: 180 }],
  deliver: ['hls', 'soft'],
  timeline: [
    { clip: 'a', from: '0s', to: '3s' },
    { clip: 'a', from: '3s', to: '6s' },
  ],
};
const TRACK = '/v1/documentaries/vesnice/subtitles/cs';

let folder: Awaited<ReturnType<typeof newFolder>>;
let stage: Stage;
let client: Client;
let page: Page;
let context: BrowserContext;

const must = async (asked: Promise<{ readonly status: number; readonly json?: unknown }>): Promise<void> => {
  const { status, json } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(json)}`);
};

beforeAll(async () => {
  folder = await newFolder();
  [stage] = await Promise.all([openStage(), makeClip(folder.path('a.mp4'), { seconds: 6 })]);
  client = newClient({ url: stage.url, key: stage.admin });
  await must(client.upload('vesnice', folder.path('a.mp4'), 'a.mp4'));
  await must(client.send('PUT', '/v1/documentaries/vesnice/manifest', FILM));
  await must(client.send('PUT', '/v1/documentaries/vesnice/subtitles/en', ENGLISH));
  const render = await client.ended(await client.render('vesnice', { languages: ['en'] }));
  expect(render).toMatchObject({ state: 'succeeded' });
  await must(client.send('PATCH', '/v1/documentaries/vesnice', { autoRender: true }));
  const key = await stage.key({ role: 'translator', languages: ['cs'], label: 'Alena' });
  ({ page, context } = await stage.visit('cs', key));
  await writeFile(join(folder.path('cs.srt')), iconv.encode(CZECH, 'windows-1250'));
}, 120_000);
afterAll(async () => {
  await stage?.close();
  await folder?.remove();
});

const textOf = (number: number) => page.getByRole('textbox', { name: `Text titulku ${number}`, exact: true });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

describe('a Czech translator', () => {
  it('finds the ways to begin where there is nothing yet', async () => {
    await page.goto(`${stage.url}/d/vesnice/translate/cs`);
    await page.getByRole('heading', { name: 'V tomto jazyce zatím nejsou titulky' }).waitFor();
    await look(page, 'translator-start');
  });
});
