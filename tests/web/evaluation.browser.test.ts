import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words } from '../../src/web/evaluation/words.ts';
import { manifest } from '../http/support/world.ts';
import { expectAccessible, look } from './support/look.ts';
import { openStage, type Stage } from './support/stage.ts';

const ID = 'villages';
const AT = `/v1/documentaries/${ID}`;

let stage: Stage;
let partner: Page;
/** Of the form, as the code on the door has it. */
let address: string;

beforeAll(async () => {
  stage = await openStage();
  await stage.api('PUT', `${AT}/manifest`, manifest(ID));
  const key = await stage.key({ role: 'partner', label: 'Partner', documentaries: [ID] });
  ({ page: partner } = await stage.visit('cs', key));
  partner.setDefaultTimeout(10_000);
}, 240_000);
afterAll(() => stage?.close());

const phone = async (language: string): Promise<Page> => {
  const { page } = await stage.visit(language);
  page.setDefaultTimeout(10_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(address);
  return page;
};

const answersKept = async (): Promise<number> => (await (await stage.api('GET', `${AT}/results`)).json()).answers;

const cardOf = (page: Page): Locator => page.getByRole('listitem').filter({ hasText: 'Kulturní dům Podlesí' });

describe('a partner', () => {
  it('announces a workshop, and says later how many came', async () => {
    await partner.goto(`${stage.url}/d/${ID}/workshops`);
    await partner.getByText('Zatím nebyl ohlášen žádný workshop.').waitFor();
    await partner.getByLabel('Místo').fill('Kulturní dům Podlesí');
    await partner.getByRole('button', { name: 'Ohlásit', exact: true }).click();
    await cardOf(partner).getByText('0 vyplněných dotazníků').waitFor();
    await cardOf(partner)
      .getByRole('button', { name: /^Změnit/ })
      .click();
    await cardOf(partner).getByLabel('Kolik lidí přišlo').fill('42');
    await cardOf(partner).getByRole('button', { name: 'Uložit' }).click();
    await cardOf(partner).getByText('přišlo 42 lidí').waitFor();
    await look(partner, 'workshops');
  });

  it('prints a sheet for the door, in all languages, whose code a phone reads', async () => {
    await cardOf(partner)
      .getByRole('button', { name: /^List na dveře/ })
      .click();
    const image = await loadImage(await partner.getByRole('img', { name: /^QR kód/ }).screenshot());
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    address = jsqr.default(data, image.width, image.height)?.data ?? '';
    expect(address).toMatch(new RegExp(`^${stage.url}/w/[a-z2-9]{8}$`));
    await look(partner, 'workshops-door');
    await partner.emulateMedia({ media: 'print' });
    const sheet = partner.locator('.door-sheet');
    expect(await sheet.isVisible()).toBe(true);
    for (const said of ['Napište nám to telefonem', String(words.hr.scan), address.split('//')[1] ?? ''])
      expect(await sheet.innerText()).toContain(said);
    expect(await cardOf(partner).isVisible()).toBe(false);
    await partner.emulateMedia({ media: 'screen' });
  });
});

describe('people in the hall', () => {
  it('answer on a phone in Czech, without signing in', async () => {
    const page = await phone('cs');
    await page.getByText('Nepište prosím žádná jména.', { exact: false }).waitFor();
    await look(page, 'form');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'Odeslat' }).click();
    await page.getByText('Odpovězte prosím alespoň na jednu otázku.').waitFor();
    const useful = page.getByRole('group', { name: 'Jak užitečný pro vás byl tento workshop?' });
    await useful.getByRole('radio', { name: '2' }).check();
    await useful.getByRole('button', { name: /^Vzít zpět/ }).click();
    await useful.getByRole('radio', { name: '5 velmi' }).check();
    await page.getByRole('radio', { name: 'Ano' }).check();
    await page.getByRole('radio', { name: 'obyvatel obce' }).check();
    await page.getByRole('textbox').fill('Večerní autobus, <b>každý</b> den');
    await page.getByRole('button', { name: 'Odeslat' }).click();
    await page.getByRole('heading', { name: 'Děkujeme!' }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Děkujeme!');
    expect(await answersKept()).toBe(1);
    await page.getByRole('button', { name: 'Vyplnit dotazník za někoho dalšího' }).click();
    expect(await page.locator(':checked').count()).toBe(0);
  });

  it('choose another language, and answer by keyboard alone', async () => {
    const page = await phone('en');
    await page.getByRole('button', { name: 'Hrvatski' }).click();
    await page.getByRole('radio', { name: '1 nimalo' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('radio', { name: 'zaposlenik socijalnih usluga' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Pošalji' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hvala!' }).waitFor();
    expect(await answersKept()).toBe(2);
  });

  it('send again what arrived without an answer on its way back, and are counted once', async () => {
    const page = await phone('en');
    let tries = 0;
    await page.route('**/answers', async (route) => {
      tries += 1;
      await (tries === 1 ? route.fetch().then(() => route.abort()) : route.continue());
    });
    await page.getByRole('radio', { name: '4' }).first().check();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('They are still here', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Thank you!' }).waitFor();
    expect(stage.forgive(/ERR_FAILED/)).toBe(1);
    expect(await answersKept()).toBe(3);
  });

  it('are told where there is no such form', async () => {
    const { page } = await stage.visit('hr');
    await page.goto(`${stage.url}/w/aaaaaaaa`);
    await page.getByRole('heading', { name: 'Takvog upitnika nema' }).waitFor();
    expect(stage.forgive(/status of 404 .*\/v1\/workshops/)).toBe(1);
  });
});

it('two sheets of paper are typed in by digits, one after the other', async () => {
  await partner.goto(`${address}?paper`);
  await partner.getByText('zadáno 0 dotazníků').waitFor();
  await partner.getByRole('radio', { name: '1 vůbec' }).focus();
  // Useful, understandable, something that could work, as whom, and what is missing.
  await partner.keyboard.type('4523');
  await partner.keyboard.type('2 autobusy');
  await look(partner, 'form-paper');
  await partner.keyboard.press('Control+Enter');
  await partner.getByText('zadán 1 dotazník').waitFor();
  await partner.keyboard.type('301');
  await partner.keyboard.press('Control+Enter');
  await partner.getByText('zadány 2 dotazníky').waitFor();
  const { questions, answers } = await (await stage.api('GET', `${AT}/results`)).json();
  expect(answers).toBe(5);
  const counts = questions.map((one: { counts: object }) => one.counts);
  expect(counts[0]).toEqual({ 1: 0, 2: 0, 3: 2, 4: 2, 5: 1 });
  expect(counts[1]).toEqual({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 });
  expect(counts[2]).toEqual({ true: 2, false: 1 });
  expect(questions[4].texts.map(({ text }: { text: string }) => text)).toContain('2 autobusy');
});

describe('the results', () => {
  it('are plots, by question, and by language where there are several', async () => {
    await partner.goto(`${stage.url}/d/${ID}/results`);
    const useful = partner.getByRole('article').filter({ hasText: 'Jak užitečný pro vás byl tento workshop?' });
    await useful.getByText('průměr 3,8 z 5').waitFor();
    const rows = await useful.locator('tbody').first().getByRole('row').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      '1 – vůbec 0 0 %',
      '2 0 0 %',
      '3 2 40 %',
      '4 2 40 %',
      '5 – velmi 1 20 %',
    ]);
    await useful.locator('summary').first().click();
    await useful.getByRole('row', { name: /chorvatština/ }).waitFor();
    await look(partner, 'results');
    // What somebody wrote is read as they wrote it, and is no part of the page.
    await partner.getByText('Večerní autobus, <b>každý</b> den').waitFor();
  });

  it('are chosen by language, and taken along as a table and as a report', async () => {
    const languages = partner.getByRole('combobox', { name: 'Jazyk dotazníku' });
    const forms = partner.locator('.sums dd').last();
    await languages.selectOption({ label: 'chorvatština' });
    await expect.poll(() => forms.innerText()).toBe('1');
    expect(new URL(partner.url()).search).toBe('?language=hr');
    await languages.selectOption('');
    await expect.poll(() => forms.innerText()).toBe('5');
    const fetched = async (end: string): Promise<string> => {
      const link = partner.locator(`a[href*="results.${end}"]`);
      const [download] = await Promise.all([partner.waitForEvent('download'), link.click()]);
      return readFile(await download.path(), 'utf8');
    };
    const table = await fetched('csv');
    expect(table).toMatch(/^\uFEFFworkshop,place,country,date,language,via,day,"?useful: Jak užitečný/);
    expect(table.trim().split('\r\n')).toHaveLength(6);
    expect(table).toContain('Kulturní dům Podlesí,CZ,');
    expect(table).toContain('"Večerní autobus, <b>každý</b> den"');
    const report = await fetched('html');
    expect(report).toContain('<html lang="cs">');
    expect(report).not.toContain('<b>');
    const { page } = await stage.visit('cs');
    await page.setContent(report);
    await look(page, 'results-report');
  });
});
