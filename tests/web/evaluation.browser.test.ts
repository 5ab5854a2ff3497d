import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('a partner', () => {
  it('announces a workshop, and shows its form as a code that a phone reads', async () => {
    await partner.goto(`${stage.url}/d/${ID}/workshops`);
    await partner.getByText('Zatím není ohlášen žádný workshop.').waitFor();
    await partner.getByLabel('Místo').fill('Kulturní dům Podlesí');
    await partner.getByRole('button', { name: 'Ohlásit workshop' }).click();
    const card = partner.getByRole('article', { name: 'Kulturní dům Podlesí' });
    await card.getByText('0 odpovědí').waitFor();
    const image = await loadImage(await card.getByRole('img', { name: /^QR kód/ }).screenshot());
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    address = jsqr.default(data, image.width, image.height)?.data ?? '';
    expect(address).toMatch(new RegExp(`^${stage.url}/w/[a-z2-9]{8}$`));
  });

  it('says how many came, and prints a sheet for the door in all languages', async () => {
    const card = partner.getByRole('article', { name: 'Kulturní dům Podlesí' });
    await card.getByLabel('Kolik lidí přišlo').fill('42');
    await card.getByRole('button', { name: 'Uložit' }).click();
    await expect
      .poll(async () => (await (await stage.api('GET', `${AT}/workshops`)).json()).workshops[0].audience)
      .toBe(42);
    await look(partner, 'workshops');
    await partner.evaluate('window.print = () => {}');
    await card.getByRole('button', { name: 'Vytisknout na dveře' }).click();
    await partner.emulateMedia({ media: 'print' });
    const sheet = partner.locator('.door-sheet');
    expect(await sheet.isVisible()).toBe(true);
    for (const words of ['načtěte kód telefonem', 'scannez le code', 'skenirajte kod', address.split('//')[1] ?? ''])
      expect(await sheet.innerText()).toContain(words);
    expect(await card.isVisible()).toBe(false);
    await partner.evaluate("window.dispatchEvent(new Event('afterprint'))");
    await sheet.waitFor({ state: 'detached' });
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
    await page.getByText('Odpovězte aspoň na jednu otázku.').waitFor();
    const useful = page.getByRole('group', { name: 'Jak užitečný pro vás byl tento workshop?' });
    await useful.getByRole('radio', { name: '2' }).check();
    await useful.getByRole('button', { name: 'Zrušit tuto odpověď' }).click();
    await useful.getByRole('radio', { name: '5 (velmi)' }).check();
    await page.getByRole('radio', { name: 'Ano' }).check();
    await page.getByRole('radio', { name: 'obyvatel obce' }).check();
    await page.getByRole('textbox').fill('Večerní autobus, <b>každý</b> den');
    await page.getByRole('button', { name: 'Odeslat' }).click();
    await page.getByRole('heading', { name: 'Děkujeme!' }).waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Děkujeme!');
    expect(await answersKept()).toBe(1);
    await page.getByRole('button', { name: 'Na tomto telefonu odpoví někdo další' }).click();
    expect(await page.locator(':checked').count()).toBe(0);
  });

  it('choose another language, and answer by keyboard alone', async () => {
    const page = await phone('en');
    await page.getByRole('button', { name: 'Hrvatski' }).click();
    await page.getByRole('radio', { name: '1 (nimalo)' }).first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('radio', { name: 'zaposlenik socijalnih usluga' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Pošalji' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hvala!' }).waitFor();
    expect(await answersKept()).toBe(2);
  });

  it('send again what got lost on the way, and are counted once', async () => {
    const page = await phone('fr');
    let lost = 0;
    await page.route('**/answers', async (route) => {
      await route.fetch();
      lost += 1;
      await (lost === 1 ? route.abort() : route.continue());
    });
    await page.getByRole('radio', { name: '4' }).first().check();
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByRole('heading', { name: 'Merci !' }).waitFor();
    expect(stage.forgive(/ERR_FAILED/)).toBe(1);
    expect(await answersKept()).toBe(3);
  });

  it('are told where there is no such form', async () => {
    const { page } = await stage.visit('hr');
    await page.goto(`${stage.url}/w/aaaaaaaa`);
    await page.getByRole('heading', { name: 'Takav obrazac ne postoji' }).waitFor();
    expect(stage.forgive(/status of 404 .*\/v1\/workshops/)).toBe(1);
  });
});

it('two sheets of paper are typed in by digits, one after the other', async () => {
  await partner.goto(`${address}?paper=1`);
  await partner.getByText('Zadáno 0 dotazníků').waitFor();
  await partner.getByRole('radio', { name: '1 (vůbec)' }).focus();
  // Useful, understandable, something that could work, as whom, and what is missing.
  await partner.keyboard.type('4523');
  await partner.keyboard.type('2 autobusy');
  await look(partner, 'form-paper');
  await partner.keyboard.press('Control+Enter');
  await partner.getByText('Zadán 1 dotazník').waitFor();
  expect(await partner.evaluate('document.activeElement.type')).toBe('radio');
  await partner.keyboard.type('301');
  await partner.keyboard.press('Control+Enter');
  await partner.getByText('Zadány 2 dotazníky').waitFor();
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
    await partner.goto(`${stage.url}/d/${ID}`);
    await partner.getByRole('link', { name: 'Výsledky' }).click();
    await partner.getByText('odpovědělo 5 lidí').first().waitFor();
    const useful = partner.getByRole('region', { name: 'Jak užitečný pro vás byl tento workshop?' });
    await useful.getByText('průměr 3,8 z 5').waitFor();
    expect(await useful.getByRole('row').allInnerTexts()).toEqual([
      ...[/^1 \(vůbec\)\s+0/, /^2\s+0/, /^3\s+2 \(40\s%\)/, /^4\s+2/, /^5 \(velmi\)\s+1/].map((said) =>
        expect.stringMatching(said),
      ),
    ]);
    await useful.getByText('Podle jazyka').click();
    await useful.getByText('průměr 3 z 5').waitFor();
    await look(partner, 'results');
    expect(await partner.getByText('<b>každý</b>').count()).toBe(1);
  });

  it('are chosen by language, and taken along as a table and as a report', async () => {
    await partner.getByRole('combobox', { name: 'Jazyk odpovědí' }).selectOption({ label: 'chorvatština' });
    await partner.getByText('odpověděl 1 člověk').first().waitFor();
    expect(new URL(partner.url()).search).toBe('?language=hr');
    await partner.getByRole('combobox', { name: 'Jazyk odpovědí' }).selectOption({ label: 'vše' });
    await partner.getByText('odpovědělo 5 lidí').first().waitFor();
    const fetched = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        partner.waitForEvent('download'),
        partner.getByRole('link', { name }).click(),
      ]);
      return readFile(await download.path(), 'utf8');
    };
    const table = await fetched('Tabulka (CSV)');
    expect(table).toMatch(/^\uFEFFworkshop,place,country,date,language,via,day,useful: Jak užitečný/);
    expect(table.trim().split('\r\n')).toHaveLength(6);
    expect(table).toContain('Kulturní dům Podlesí,CZ,');
    expect(table).toContain('"Večerní autobus, <b>každý</b> den"');
    const report = await fetched('Zpráva k tisku');
    expect(report).toContain('<html lang="cs">');
    expect(report).not.toContain('<b>');
    const { page } = await stage.visit('cs');
    await page.setContent(report);
    await look(page, 'results-report');
  });
});
