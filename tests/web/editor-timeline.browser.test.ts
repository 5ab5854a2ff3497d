import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { film, type Material, makeMaterial, manifestField, tabTo, textOf } from './support/editor.ts';
import { scrollWork } from './support/scroll-work.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
let material: Material;
let page: Page;

beforeAll(async () => {
  [stage, material] = await Promise.all([openStage(), makeMaterial()]);
  ({ page } = await stage.visit('en', await stage.key({ role: 'editor', label: 'Edita' })));
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await rm(material.folder, { recursive: true, force: true });
  await stage.close();
});

const SHOTS = 600;
const CUES = 2_000;

const clock = (milliseconds: number): string => {
  const [seconds, rest] = [Math.floor(milliseconds / 1_000), milliseconds % 1_000];
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)},${String(rest).padStart(3, '0')}`;
};

/** Elements that one step may draw anew: a browser of today lays out so many well within a picture's time. */
const STALL = 1500;

describe('a film of 600 shots and 2,000 cues', () => {
  it('scrolls without a stall, and keeps little on the page', async () => {
    const timeline = Array.from({ length: SHOTS }, (_, i) => ({ card: { title: `Shot ${i + 1}` }, duration: '5s' }));
    const put = await stage.api('PUT', '/v1/documentaries/long/manifest', film('long', { timeline, media: {} }));
    expect(put.status).toBe(201);
    for (const [language, line] of [
      ['en', 'The bus comes at five'],
      ['cs', 'Příští autobus přijede v pět'],
    ] as const) {
      const cues = Array.from({ length: CUES }, (_, i) => {
        const start = i * 1_500;
        return `${i + 1}\n${clock(start)} --> ${clock(start + 1_300)}\n${line}\n`;
      }).join('\n');
      const sent = await stage.api('PUT', `/v1/documentaries/long/subtitles/${language}`, cues);
      expect(sent.status).toBe(201);
    }
    await page.goto(`${stage.url}/d/long/edit`);
    await page.getByRole('heading', { name: 'Shot 1 of 601: Shot 1' }).waitFor();
    await page.getByText(/^(.+) of \1 pieces of the film$/).waitFor();
    for (let i = 0; i < 8; i += 1) await page.getByRole('button', { name: 'Nearer' }).click();
    await page.locator('.shot img').first().waitFor();
    const work = await scrollWork(page, '.lanes', 'x');
    expect(Math.max(...work)).toBeGreaterThan(0);
    expect(Math.max(...work)).toBeLessThan(STALL);
    expect(await page.evaluate("document.querySelectorAll('.timeline *').length")).toBeLessThan(600);
  });
});

describe('by keyboard alone', () => {
  const press = (key: string) => page.keyboard.press(key);

  it('footage comes, a manifest is made, kept and walked through, and rendered', async () => {
    await page.goto(`${stage.url}/d/keys/edit`);
    const files = page.getByLabel('Choose files …');
    // The browser must know that somebody waits for its window before a key opens it.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, files);
    await press('Enter');
    await (await chooser).setFiles([material.path('farm.mp4'), material.path('street.mp4')]);
    for (const name of ['farm.mp4', 'street.mp4'])
      await page.getByRole('row', { name }).getByRole('cell', { name: /kB$/ }).waitFor();
    await tabTo(page, page.getByLabel('Title of the film'));
    await page.keyboard.type('By keys');
    await press('Enter');
    await page.getByText('"title": "By keys"').first().waitFor();
    await tabTo(page, manifestField(page));
    await press('Control+a');
    await page.keyboard.insertText(textOf(film('keys')));
    await press('Control+s');
    await page.getByRole('heading', { name: 'Shot 1 of 4: The farm' }).waitFor();
    await tabTo(page, page.getByRole('listbox', { name: 'Shots' }));
    await press('ArrowRight');
    await press('ArrowRight');
    await page.getByRole('heading', { name: 'Shot 3 of 4: street.mp4' }).waitFor();
    expect(await page.locator('.film').getByRole('option', { selected: true }).getAttribute('aria-label')).toContain(
      'street.mp4',
    );
    await press('+');
    await press('0');
    await press('Enter');
    expect(await manifestField(page).evaluate((field) => field === document.activeElement)).toBe(true);
    const anyway = page.getByLabel('Render all the same');
    await anyway.waitFor();
    await tabTo(page, anyway);
    await press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Render now' }));
    await press('Enter');
    await page.getByText('The film is made and released.').waitFor({ timeout: 60_000 });
  });
});
