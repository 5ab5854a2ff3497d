import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  film,
  type Material,
  makeMaterial,
  manifestField,
  saveManifest,
  textOf,
  writeManifest,
} from './support/editor.ts';
import { look } from './support/look.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
let material: Material;
let page: Page;
let key: string;

beforeAll(async () => {
  [stage, material] = await Promise.all([openStage(), makeMaterial()]);
  key = await stage.key({ role: 'editor', label: 'Edita' });
  ({ page } = await stage.visit('en', key));
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await rm(material.folder, { recursive: true, force: true });
  // Of footage that the story spoils, no picture can be shown.
  stage.forgive(/\/timeline\/\d+\.jpg/);
  await stage.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const uploaded = (name: string) => page.getByRole('row', { name }).getByRole('cell', { name: /[kM]B$/ });
const write = (change: Record<string, unknown> = {}) => writeManifest(page, textOf(film('farm', change)));
const ENDED = 'The film is made and released.';

const renderNow = async (): Promise<void> => {
  await page.getByLabel('Render all the same').check();
  await button('Render now').click();
};

describe('an editor, from an empty service', () => {
  it('names a documentary and brings footage, by choosing it and by dropping it', async () => {
    await page.goto(stage.url);
    await page.getByLabel(/^Short name/).fill('farm');
    await button('Begin').click();
    await page.getByLabel('Choose files …').setInputFiles(material.path('farm.mp4'));
    await uploaded('farm.mp4').waitFor();
    const bytes = (await readFile(material.path('street.mp4'))).toString('base64');
    const dropped = await page.evaluateHandle((base64) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], 'street.mp4', { type: 'video/mp4' }));
      return transfer;
    }, bytes);
    await page.getByRole('group', { name: 'Add footage' }).dispatchEvent('drop', { dataTransfer: dropped });
    await uploaded('street.mp4').waitFor();
    await look(page, 'editor-begin');
  });

  it('pauses an upload, and goes on with it after a reload where it was', async () => {
    const network = await page.context().newCDPSession(page);
    const speed = (uploadThroughput: number) =>
      network.send('Network.emulateNetworkConditions', {
        ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput },
      });
    await network.send('Network.enable');
    await speed(200_000);
    await page.getByLabel('Choose files …').setInputFiles(material.path('yard.mp4'));
    await page.getByText(/\/s, .* left$/).waitFor();
    await button('Pause').click();
    await button('Go on').waitFor();
    await look(page, 'editor-upload');
    await speed(-1);
    await page.reload();
    await page.getByText('These uploads were interrupted.').waitFor();
    const goesOn = page.waitForRequest((request) => request.method() === 'PATCH');
    await page.getByLabel('Choose files …').setInputFiles(material.path('yard.mp4'));
    expect(Number((await goesOn).headers()['upload-offset'])).toBeGreaterThan(50_000);
    await uploaded('yard.mp4').waitFor();
  });

  it('is told why a file is not taken', async () => {
    await page
      .getByLabel('Choose files …')
      .setInputFiles({ name: 'notes.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no film at all') });
    await page.getByText('This file was not taken').waitFor();
    expect(await page.locator('.upload.refused .problems li').count()).toBeGreaterThan(0);
    await button(/Take off the list notes.mp4/).click();
    expect(stage.forgive(/status of 422/)).toBe(1);
  });

  it('makes a first manifest of it, is shown a fault in its place, mends it and saves', async () => {
    await page.getByLabel('Title of the film').fill('The farm');
    await button('Make a first manifest').click();
    await page.getByText('"title": "The farm"').first().waitFor();
    await write({ fitt: 'cover' });
    await page.getByText('There is no such name here.').waitFor();
    expect(await page.locator('.cm-lintRange-error').count()).toBe(1);
    await look(page, 'editor-fault');
    await page.keyboard.press('Control+Home');
    await manifestField(page).press('F8');
    expect(await page.evaluate('getSelection().toString()')).toContain('cover');
    await write();
    await page.getByText('There is no such name here.').waitFor({ state: 'detached' });
    await saveManifest(page);
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  });

  it('is offered what can stand at a place', async () => {
    await write({ fallback: 0 });
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('"lou');
    await page.getByRole('option', { name: 'loudness' }).click();
    await page.getByText('"loudness":').waitFor();
    await write();
  });

  it('sees what a render would make and why, and watches it to its end', async () => {
    await page.getByText(/^(\d+) of \1 pieces of the film$/).waitFor();
    await page.getByText('never made before').waitFor();
    await renderNow();
    await button('Cancel the render').waitFor();
    await page.getByText(/^[1-9]\d* of \d+ pieces (is|are) there/).waitFor();
    await look(page, 'editor-render');
    await page.getByText(ENDED).waitFor();
    await page.getByText('All pictures are there already.').waitFor();
    await page.getByRole('link', { name: 'The film’s page', exact: true }).waitFor();
    expect(await (await stage.api('GET', '/v1/documentaries/farm/releases/latest')).json()).toMatchObject({
      documentary: 'farm',
    });
    await page.evaluate('scrollTo(0, 0)');
    await look(page, 'editor');
  });

  it('after a change makes what it touched, and nothing else', async () => {
    const timeline = film('farm').timeline as object[];
    await write({
      timeline: timeline.map((entry) => ('clip' in entry && entry.clip === 'street' ? { ...entry, to: '2s' } : entry)),
    });
    await page.getByText('The manifest has changes that are not saved.').waitFor();
    await saveManifest(page);
    await page.getByText(/^[12] of \d+ pieces of the film$/).waitFor();
    expect(await page.locator('.reasons .link').allInnerTexts()).toEqual(['Shot 3: street.mp4']);
    await button('Shot 3: street.mp4').click();
    await page.getByRole('heading', { name: 'Shot 3 of 4: street.mp4' }).waitFor();
    await renderNow();
    await page.getByText('2 renders so far').waitFor();
    await page.getByText(ENDED).waitFor();
    await page.getByRole('link', { name: 'Open the film’s page' }).waitFor();
  });

  it('finds a render again after a reload, and cancels it', async () => {
    await write({ format: { width: 1280, height: 720, frameRate: '25' }, renditions: ['720p'] });
    await saveManifest(page);
    await page.getByText(/^(\d+) of \1 pieces of the film$/).waitFor();
    await renderNow();
    await button('Cancel the render').waitFor();
    await page.reload();
    await button('Cancel the render').click();
    await page.getByText('The render was cancelled.').waitFor();
  });

  it('is told which shot a render failed in, and is led to it', async () => {
    await damage('farm', 'street.mp4');
    await renderNow();
    await page.getByText('The render failed.').waitFor();
    await page.locator('.notice.error').getByRole('button', { name: 'Entry 5' }).click();
    await page.getByRole('heading', { name: 'Shot 3 of 4: street.mp4' }).waitFor();
    expect(await page.evaluate('getSelection().toString()')).toContain('{');
    await page.evaluate('scrollTo(0, 0)');
    await look(page, 'editor-failed');
  });

  it('is shown what somebody else saved, and loses nothing', async () => {
    await write({ title: 'Mine' });
    const theirs = await stage.api('PUT', '/v1/documentaries/farm/manifest', film('farm', { title: 'Theirs' }));
    expect(theirs.status).toBe(201);
    await page.keyboard.press('Control+s');
    await page.getByText(/^.* saved the manifest meanwhile/).waitFor();
    await look(page, 'editor-conflict');
    await button('Keep mine').click();
    await saveManifest(page);
    await page.getByRole('heading', { name: 'Mine', level: 1 }).waitFor();
    expect(stage.forgive(/status of 412/)).toBe(1);
    await button('Earlier versions').click();
    await button(/^Go back to version 1$/).click();
    await page.getByText('Not saved', { exact: true }).waitFor();
  });

  it('shares the film: a link that is revoked, and everybody', async () => {
    await page.getByLabel('For whom').fill('Village hall');
    await button('Make a link').click();
    expect(await page.getByLabel('Address for the partner').inputValue()).toContain(`${stage.url}/d/farm#key=`);
    await button('Revoke Village hall').click();
    await button('Revoke Village hall').waitFor({ state: 'detached' });
    await page.getByLabel('Anyone may see the film').check();
    await expect.poll(async () => (await fetch(`${stage.url}/v1/documentaries/farm`)).status).toBe(200);
  });
});

/** Spoils footage in the store, as a failing disk does. */
const damage = async (documentary: string, name: string): Promise<void> => {
  const { media } = (await (await stage.api('GET', `/v1/documentaries/${documentary}/media`)).json()) as {
    media: { file: string; digest: string }[];
  };
  const digest = media.find(({ file }) => file === name)?.digest ?? '';
  const all = await readdir(stage.home, { recursive: true });
  const found = all.filter((path) => path.includes(digest) && path.includes('media'));
  for (const path of found) await writeFile(join(stage.home, path), Buffer.alloc(20_000, 7)).catch(() => {});
};
