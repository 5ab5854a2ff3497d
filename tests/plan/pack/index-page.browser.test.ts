import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { packStep } from '../../../src/plan/pack/pack.ts';
import { openBrowser } from '../../support/browser.ts';
import { makeClip, runFfmpeg } from '../../support/studio.ts';
import { request, textOf } from './draft.ts';

let browser: Browser;
let folder = '';
beforeAll(async () => {
  browser = await openBrowser();
  // A folder as people have them.
  folder = join(await mkdtemp(join(tmpdir(), 'polyreel-hall-')), 'Sál č. 1 (50 %)');
  await mkdir(folder);
  for (const language of ['cs', 'uk'])
    for (const member of packStep(request({ language })).members)
      if ('text' in member)
        await writeFile(
          join(folder, language === 'uk' && member.name === 'index.html' ? 'uk.html' : member.name),
          member.text,
        );
  await makeClip(join(folder, 'film.cs.720p.mp4'), { seconds: 6 });
  await makeClip(join(folder, 'film.720p.mp4'), { seconds: 6, tone: 300 });
  const poster = ['-frames:v', '1', '-f', 'mjpeg', join(folder, 'poster.jpg')];
  await runFfmpeg(['-v', 'error', '-f', 'lavfi', '-i', 'color=c=blue:s=320x180', ...poster]);
});
afterAll(async () => {
  await browser.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

let page: Page;
/** What the browser complained of, and every address that it asked for. */
let said: string[];
let asked: string[];
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  [said, asked] = [[], []];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (each) => asked.push(each.url()));
});
afterEach(() => page.close());

const open = (name = 'index.html') => page.goto(pathToFileURL(join(folder, name)).href);
/** What the page answers to a line of its own language; `film` is the video. */
const ask = <Value>(code: string): Promise<Value> =>
  page.evaluate(`(() => { const film = document.querySelector('video'); return ${code}; })()`);
const until = (code: string) =>
  page.waitForFunction(`(() => { const film = document.querySelector('video'); return ${code}; })()`);
const isReady = () => until('film.readyState >= 1');

describe('the page of a pack, from a disk', () => {
  it('plays the film, and asks for nothing but the files beside it', async () => {
    await open();
    await ask('film.play()');
    await until('film.currentTime > 0.2');
    expect(await ask('[film.videoWidth, Math.round(film.duration)]')).toEqual([320, 6]);
    expect(asked.every((url) => url.startsWith(pathToFileURL(folder).href))).toBe(true);
    expect(said).toEqual([]);
  });

  it('goes to a section when it is chosen', async () => {
    await open();
    await isReady();
    await page.click('nav a >> nth=1');
    await until('film.currentTime >= 4');
    expect(await ask('film.currentTime')).toBeLessThan(6);
    expect(page.url()).toMatch(/index\.html$/);
  });

  it('shows the film with switchable subtitles where the other one was', async () => {
    await open();
    await isReady();
    await ask('(film.currentTime = 2)');
    await page.check('input[value=soft]');
    await until('film.readyState >= 1 && film.currentTime === 2');
    expect(await ask("decodeURIComponent(film.currentSrc).split('/').pop()")).toBe('film.720p.mp4');
    await until('film.textTracks[0].activeCues.length === 1');
    const cues = '[...film.textTracks[0].cues].map(({ text, line }) => [text, line])';
    const shown = await ask(
      `({ mode: film.textTracks[0].mode, name: film.textTracks[0].label, language: film.textTracks[0].language, cues: ${cues} })`,
    );
    expect(shown).toEqual({
      mode: 'showing',
      name: 'čeština',
      language: 'cs',
      cues: [
        ['Sestra přijíždí\ndo <i>každé</i>', 'auto'],
        ['vesnice.', 0],
        ['R&amp;D &lt;b&gt; "x" &lt;/script&gt;', 'auto'],
      ],
    });
    await page.check('input[value=burned]');
    await isReady();
    expect(await ask('[film.textTracks[0].mode, film.textTracks.length]')).toEqual(['disabled', 1]);
    expect(said).toEqual([]);
  });

  it('says what to do where the film does not play', async () => {
    await open();
    expect(await page.isVisible('[role=alert]')).toBe(false);
    await ask("(film.src = 'nothing.mp4')");
    await page.waitForSelector('[role=alert]', { state: 'visible' });
    expect(await page.textContent('[role=alert]')).toContain('film.cs.720p.mp4');
  });

  it('links to every file, all of them there', async () => {
    await open();
    const links: [string, string][] = await ask(
      "[...document.querySelectorAll('ul a')].map((a) => [a.textContent, a.href])",
    );
    const names = [...packStep(request()).members.map(({ name }) => name), 'checksums.sha256'];
    expect(links).toEqual(names.map((name) => [name, pathToFileURL(join(folder, name)).href]));
  });

  it('has the transcript, each time a way into the film', async () => {
    await open();
    await isReady();
    await page.click('summary');
    expect(await ask("[...document.querySelectorAll('details .said')].map((each) => each.textContent)")).toEqual([
      '0:01 Sestra přijíždí do každé vesnice.',
      '0:04 Jana: R&D <b> "x" </script>',
    ]);
    await page.click('details a >> nth=1');
    await until('film.currentTime >= 4');
  });

  it('fits a phone, however long its names', async () => {
    const burned = { path: `${'rural'.repeat(12)}.cs.720p.mp4`, key: 'k' };
    await writeFile(join(folder, 'long.html'), textOf('index.html', { burned }));
    await open('long.html');
    expect(await ask('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  });

  it('says in which language it speaks where that is not the film’s', async () => {
    await open('uk.html');
    const spoken = (selector: string) => ask(`document.querySelector('${selector}').closest('[lang]').lang`);
    expect(await Promise.all(['h1', 'ul', 'legend', 'details .said'].map(spoken))).toEqual(['uk', 'en', 'en', 'uk']);
  });

  it('leads into the film without scripts, too', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(pathToFileURL(join(folder, 'index.html')).href);
    const [link] = await still.$$('nav a >> nth=1');
    await link?.click();
    await still.waitForURL(/film\.cs\.720p\.mp4#t=4$/);
    await plain.close();
  });
});
