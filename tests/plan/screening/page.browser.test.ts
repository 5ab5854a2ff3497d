import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { screeningWords } from '../../../src/plan/screening/words.ts';
import { openBrowser } from '../../support/browser.ts';
import { makeClip } from '../../support/studio.ts';
import { page as write } from './draft.ts';

let browser: Browser;
let folder = '';
beforeAll(async () => {
  browser = await openBrowser();
  // A folder as people have them.
  folder = join(await mkdtemp(join(tmpdir(), 'polyreel-hall-')), 'Sál č. 1 (50 %)');
  await mkdir(folder);
  await writeFile(join(folder, 'screening.html'), write());
  await makeClip(join(folder, 'film.cs.720p.mp4'), { seconds: 6 });
  await makeClip(join(folder, 'film 50 %.mp4'), { seconds: 6, tone: 300 });
});
afterAll(async () => {
  await browser.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

let context: BrowserContext;
let page: Page;
/** What the browser complained of, and every address that it asked for. */
let said: string[];
let asked: string[];
beforeEach(async () => {
  context = await browser.newContext({ locale: 'cs', viewport: { width: 1920, height: 1080 }, offline: true });
  page = await context.newPage();
  [said, asked] = [[], []];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (each) => asked.push(each.url()));
  await page.goto(pathToFileURL(join(folder, 'screening.html')).href);
});
afterEach(async () => {
  await context.close();
  expect(said).toEqual([]);
  expect(asked.every((url) => url.startsWith(pathToFileURL(folder).href))).toBe(true);
});

const film = <Value>(code: string): Promise<Value> =>
  page.evaluate(`(() => { const film = document.querySelector('video'); return ${code}; })()`);
const until = (code: string) =>
  page.waitForFunction(`(() => { const film = document.querySelector('video'); return ${code}; })()`);
const press = (key: string) => page.keyboard.press(key);
const playing = () => until('!film.paused && film.currentTime > 0');
const asking = () => page.locator('#asking').filter({ visible: true });

describe('a screening from a disk, without a network and without a mouse', () => {
  it('begins at the press of a key, over the whole screen', async () => {
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Blízko domova & <dál>');
    expect(await page.locator('.funding').first().textContent()).toContain('Spolufinancováno Evropskou unií');
    await press('Enter');
    await playing();
    expect(await film('document.fullscreenElement !== null')).toBe(true);
    expect(await film('[film.videoWidth, Math.round(film.duration)]')).toEqual([320, 6]);
    expect(await page.locator('#start').isVisible()).toBe(false);
  });

  it('pauses where the hall is to talk, and goes on at the next press', async () => {
    await press('Enter');
    await asking().waitFor();
    expect(await film('film.paused && film.currentTime >= 2.9 && film.currentTime < 3')).toBe(true);
    expect(await asking().getByRole('heading').textContent()).toBe(screeningWords('cs').talk);
    expect(await page.locator('#questions li').allTextContents()).toEqual([
      'Kdo u nás celé dny nikoho nevidí?',
      'Kdo by za nimi mohl jezdit a kdo by ten čas zaplatil?',
    ]);
    await press('PageDown');
    await playing();
    expect(await asking().count()).toBe(0);
    await page.getByRole('heading', { name: 'Děkujeme, že jste se dívali' }).waitFor();
    expect(await page.locator('#afterlist li').allTextContents()).toEqual(['Co si odneseme?']);
    expect(await page.getByRole('img', { name: /films\.example\.eu\/d\/film/ }).isVisible()).toBe(true);
    await press('Enter');
    expect(await page.locator('#start').isVisible()).toBe(true);
  });

  it('does not pause where nobody wants to talk, nor where somebody jumps over it', async () => {
    await press('2');
    await playing();
    expect(await film('film.currentTime >= 3')).toBe(true);
    await press('Escape');
    await page.getByLabel('S přestávkami na povídání').uncheck();
    await page.getByRole('button', { name: 'Spustit film' }).focus();
    await press('Enter');
    await until('film.currentTime > 3.3');
    expect(await asking().count()).toBe(0);
    expect(await film('film.paused')).toBe(false);
  });

  it('obeys remote controls and presenters', async () => {
    await press('Enter');
    await playing();
    await press(' ');
    await until('film.paused');
    await press('ArrowRight');
    await until('film.currentTime > 5.9');
    await press('ArrowLeft');
    await until('film.currentTime < 0.1');
    await press('PageDown');
    await until('film.currentTime >= 3 && film.currentTime < 3.2');
    await press('PageUp');
    await until('film.currentTime < 0.1');
    await press(' ');
    await page.locator('#hall.still').waitFor({ timeout: 6000 });
    await page.mouse.move(300, 300);
    await page.locator('#hall:not(.still)').waitFor();
    await press('b');
    expect(await page.locator('#black').isVisible()).toBe(true);
    await press('b');
    expect(await page.locator('#black').isVisible()).toBe(false);
    await press('m');
    expect(await film('film.muted')).toBe(true);
    await press('?');
    await page.getByRole('heading', { name: 'Klávesy' }).waitFor();
    expect(await page.locator('#keylist dd').count()).toBe(10);
    await press('Escape');
    expect(await page.locator('#help').isVisible()).toBe(false);
    await press('Escape');
    expect(await page.locator('#start').isVisible()).toBe(true);
  });

  it('shows another language by its own film, with the text drawn large', async () => {
    await page.getByRole('button', { name: 'français' }).focus();
    await press('Enter');
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Près de chez soi & <dál>');
    await page.getByRole('button', { name: 'Lancer le film' }).focus();
    await press('Enter');
    await playing();
    expect(await film("decodeURIComponent(film.currentSrc).split('/').pop()")).toBe('film 50 %.mp4');
    const cue = page.locator('#cue span');
    await cue.waitFor();
    expect(await cue.textContent()).toBe('L’infirmière arrive\nen voiture');
    const height = await cue.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(height).toBeGreaterThanOrEqual(0.04 * 1080);
    await press('+');
    expect(await cue.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(
      height,
    );
    await until("document.querySelector('#cue').className === 'top'");
    expect(await cue.textContent()).toBe('<b>En haut</b>');
  });

  it('hides its controls while it plays, though one of them has the focus, and shows them at a key', async () => {
    await page.getByLabel('S přestávkami na povídání').uncheck();
    await press('2');
    await press('ArrowLeft');
    const opacity = (): Promise<string> => page.locator('#bar').evaluate((bar) => getComputedStyle(bar).opacity);
    await playing();
    await expect.poll(opacity, { timeout: 6000 }).toBe('0');
    expect(await film("document.activeElement.id + document.getElementById('hall').className")).toBe('playstill');
    await press('ArrowDown');
    await expect.poll(opacity).toBe('1');
  });

  it('goes black and comes back playing, whatever key is pressed', async () => {
    await press('Enter');
    await playing();
    await press('.');
    expect(await film('film.paused')).toBe(true);
    await press('2');
    expect(await page.locator('#black').isVisible()).toBe(false);
    await until('!film.paused');
    // The second section begins at three seconds: the key led nowhere.
    expect(await film<number>('film.currentTime')).toBeLessThan(3);
  });

  it('goes on where it was left by mistake', async () => {
    await press('Enter');
    await until('film.currentTime > 1.5');
    await press('Escape');
    const resume = page.getByRole('button', { name: 'Pokračovat od 0:01' });
    await resume.waitFor();
    await press('Enter');
    await playing();
    expect(await film('film.currentTime > 1.4')).toBe(true);
  });

  it('does not ask again what it asked before somebody left', async () => {
    await press('Enter');
    await asking().waitFor();
    await press('Escape');
    await press('Enter');
    await until('film.currentTime > 3.2');
    expect(await asking().count()).toBe(0);
  });

  it('is not loaded anew by the button of a presenter that begins a slide show', async () => {
    await press('F5');
    await playing();
    await press(' ');
    await press('F5');
    await until('!film.paused');
    expect(await film('film.currentTime > 0')).toBe(true);
    expect(asked.filter((url) => url.endsWith('.html'))).toHaveLength(1);
  });

  it('goes on by a media key, which the browser keeps to itself', async () => {
    await press('Enter');
    await asking().waitFor();
    await film('void film.play()');
    await until("document.getElementById('asking').hidden");
  });

  it('asks its last questions at the end also where nobody wanted pauses', async () => {
    await page.getByLabel('S přestávkami na povídání').uncheck();
    await press('2');
    await page.getByRole('heading', { name: 'Děkujeme, že jste se dívali' }).waitFor();
    expect(await page.locator('#afterlist li').allTextContents()).toEqual(['Co si odneseme?']);
    expect(await page.locator('#afterlist').isVisible()).toBe(true);
    const size = (): Promise<number> =>
      page.locator('#afterlist').evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));
    const before = await size();
    expect(before).toBeGreaterThanOrEqual(0.04 * 1080);
    await press('s');
    expect(await size()).toBeGreaterThan(before);
  });

  it('says what to do where the film is gone', async () => {
    await film("(film.src = 'nothing.mp4')");
    await press('Enter');
    await page.getByRole('alert').waitFor();
    said = said.filter((text) => !text.includes('ERR_FILE_NOT_FOUND'));
  });
});
