import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../http/support/world.ts';
import { tabTo } from './support/editor.ts';
import { look } from './support/look.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
let page: Page;
/** A browser says so of every answer that refuses. */
const REFUSED = /status of 401 .*\/v1\//;

beforeAll(async () => {
  stage = await openStage();
  ({ page } = await stage.visit('cs'));
  page.setDefaultTimeout(10_000);
}, 120_000);
afterAll(() => stage?.close());

describe('whoever runs the service', () => {
  it('is told in words that a key is wrong, and signs in with the right one', async () => {
    await page.goto(stage.url);
    await page.getByText('Zatím tu není žádný dokument.').waitFor();
    await look(page, 'home-empty');
    await page.getByRole('link', { name: 'Přihlásit se' }).click();
    await page.getByLabel('Klíč').fill('pr_wrong');
    await page.getByRole('button', { name: 'Přihlášení' }).click();
    await page.getByText('Tento klíč nebo odkaz není známý', { exact: false }).waitFor();
    await look(page, 'sign-in');
    expect(stage.forgive(REFUSED)).toBe(1);
    await page.getByLabel('Klíč').fill(stage.admin);
    await page.getByRole('button', { name: 'Přihlášení' }).click();
    await page.getByRole('link', { name: 'Lidé' }).waitFor();
  });

  it('makes a key for a translator and a link that signs them in', async () => {
    await stage.api('PUT', '/v1/documentaries/villages/manifest', manifest('villages'));
    await page.getByRole('link', { name: 'Lidé' }).click();
    await page.getByLabel('Čí je to klíč').fill('Alena');
    await page.getByLabel('čeština').check();
    await page.getByRole('button', { name: 'Vytvořit klíč' }).click();
    await page.getByText('Tento text se ukáže teď a už nikdy.', { exact: false }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Klíč', exact: true }).inputValue()).toMatch(/^pr_/);
    await look(page, 'people');
    await page.getByRole('button', { name: 'Vytvořit přihlašovací odkaz' }).click();
    await page.getByRole('dialog').getByText('Přihlásí jednou', { exact: false }).waitFor();
    await look(page, 'people-link');
  });

  it('whose link signs them in once, and shows them their work', async () => {
    const link = await page.getByRole('textbox', { name: 'Přihlašovací odkaz' }).inputValue();
    await page.keyboard.press('Escape');
    const { page: theirs } = await stage.visit('hr');
    await theirs.goto(link);
    await theirs.getByRole('button', { name: 'Prijava' }).click();
    await theirs.getByRole('link', { name: 'Prevodi: češki' }).waitFor();
    expect(theirs.url()).toBe(`${stage.url}/`);
    await look(theirs, 'home');
    const { page: others } = await stage.visit('fr');
    await others.goto(link);
    await others.getByRole('button', { name: 'Connexion' }).click();
    await others.getByText('Cette clé ou ce lien est inconnu', { exact: false }).waitFor();
    expect(stage.forgive(REFUSED)).toBe(1);

    await page.getByRole('button', { name: 'Zrušit klíč: Alena' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Zrušit' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByRole('button', { name: 'Zrušit klíč: Alena' }).count()).toBe(0);
    await theirs.reload();
    await theirs.getByRole('link', { name: 'Prijava' }).waitFor();
  });

  it('does all that by keyboard alone', async () => {
    const { page: keys, context } = await stage.visit('en', stage.admin);
    await keys.goto(`${stage.url}/people`);
    await keys.getByLabel('Whose key it is').waitFor();
    await tabTo(keys, keys.getByLabel('Whose key it is'));
    await keys.keyboard.type('Village hall');
    await tabTo(keys, keys.getByRole('combobox', { name: 'Role' }));
    await keys.keyboard.type('Partner');
    await tabTo(keys, keys.getByRole('button', { name: 'Make the key' }));
    await keys.keyboard.press('Enter');
    await keys.getByText('The key of Village hall').waitFor();
    await tabTo(keys, keys.getByRole('button', { name: 'Revoke the key of Village hall' }));
    await keys.keyboard.press('Enter');
    await tabTo(keys, keys.getByRole('dialog').getByRole('button', { name: 'Revoke' }));
    await keys.keyboard.press('Enter');
    await expect.poll(() => keys.getByRole('button', { name: 'Revoke the key of Village hall' }).count()).toBe(0);
    await context.close();
  });
});

it('whoever does not run the service is told who gives out keys', async () => {
  const editor = await stage.key({ role: 'editor', label: 'Marc' });
  const { page: theirs, context } = await stage.visit('fr', editor);
  await theirs.goto(`${stage.url}/people`);
  await theirs.getByText('Les clés sont données par', { exact: false }).waitFor();
  await context.close();
});

describe('a key that is made', () => {
  it('is copied for whom it was made, and marked where the browser has no clipboard', async () => {
    const { page: theirs, context } = await stage.visit('en', stage.admin);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await theirs.goto(`${stage.url}/people`);
    const key = theirs.getByRole('textbox', { name: 'Key', exact: true });
    await makePartner(theirs, 'First hall');
    await theirs.getByRole('button', { name: 'Copy' }).click();
    await theirs.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await theirs.evaluate('navigator.clipboard.readText()')).toBe(await key.inputValue());
    await makePartner(theirs, 'Second hall');
    await theirs.getByRole('button', { name: 'Copy', exact: true }).waitFor();

    await theirs.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await theirs.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.poll(() => theirs.evaluate('String(getSelection())')).toBe(await key.inputValue());
    expect(await theirs.getByRole('button', { name: 'Copied' }).count()).toBe(0);
    await context.close();
  });

  it('holds for the documentaries and until the day that were chosen; links to pages stand as what they are', async () => {
    await stage.api('POST', '/v1/documentaries/villages/links', { days: 7, label: 'Mayor' });
    const { page: theirs, context } = await stage.visit('en', stage.admin);
    await theirs.goto(`${stage.url}/people`);
    await theirs.getByLabel('Social services').check();
    await theirs.getByLabel('Last day', { exact: false }).fill('2099-01-31');
    await makePartner(theirs, 'Third hall');
    const row = theirs.getByRole('listitem').filter({ hasText: 'Third hall' });
    await row.getByText('villages · Until 31 January 2099', { exact: false }).waitFor();
    const link = theirs.getByRole('listitem').filter({ hasText: 'Mayor' });
    await link.getByText('Link to a page').waitFor();
    expect(await link.getByRole('button').allTextContents()).toEqual(['Revoke']);

    await row.getByRole('button', { name: 'Revoke the key of Third hall' }).click();
    await theirs.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await theirs.getByText('Revoked and expired keys').click();
    await row.getByText('revoked', { exact: false }).waitFor();
    await context.close();
  });
});

const makePartner = async (theirs: Page, label: string): Promise<void> => {
  await theirs.getByLabel('Whose key it is').fill(label);
  await theirs.getByRole('combobox', { name: 'Role' }).selectOption('partner');
  await theirs.getByRole('button', { name: 'Make the key' }).click();
  await theirs.getByText(`The key of ${label}`).waitFor();
};
