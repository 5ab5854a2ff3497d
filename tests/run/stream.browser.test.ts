import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileServer, openBrowser, serveFolder } from '../support/browser.ts';
import { FRAMES, LANGUAGES, stockFilm, track, WORDS } from '../support/hls/film.ts';
import { failuresIn, listedIn, openPlayer, PAGES, playThrough, wordsAt } from '../support/hls/player.ts';
import { openStudio, type Studio } from '../support/studio.ts';

describe('a stream in a browser, by hls.js', () => {
  let studio: Studio;
  let browser: Browser;
  let server: FileServer;
  let manifest: string;
  beforeAll(async () => {
    studio = await openStudio();
    manifest = await stockFilm(studio, { deliver: ['hls', 'hls-ts'] });
    await studio.render([manifest, '--out', studio.path('out')]);
    browser = await openBrowser();
    server = await serveFolder(studio.path('out'), PAGES);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await studio?.close();
  });

  const open = (kind: string) => openPlayer(browser, server.url, `/${kind}/master.m3u8`);

  it.each(['hls', 'hls-ts'])('%s lists and shows all languages, each cue at its time', async (kind) => {
    const page = await open(kind);
    expect(await listedIn(page)).toEqual(['en English', 'cs čeština', 'fr français', 'hr hrvatski']);
    expect(await page.evaluate(() => player.levels.map(({ height }) => height))).toEqual([90, 180]);
    for (const language of LANGUAGES)
      for (const [at, words] of [
        [4, WORDS[language][0]],
        [9.2, WORDS[language][1]],
        [13, WORDS[language][2]],
      ] as const)
        expect(await wordsAt(page, language, at, words)).toEqual([words]);
    expect(await wordsAt(page, 'cs', 11, '')).toEqual([]);
    await page.close();
  });

  it.each(['hls', 'hls-ts'])('%s plays from its first frame to its last', async (kind) => {
    const page = await open(kind);
    const { ended, duration, shown } = await playThrough(page);
    expect(ended).toBe(true);
    expect(Math.abs(duration - FRAMES / 25)).toBeLessThanOrEqual(1 / 25);
    expect(shown).toBeGreaterThan(0);
    expect(await failuresIn(page)).toEqual([]);
    expect(server.missing.filter((path) => !path.includes('favicon'))).toEqual([]);
    await page.close();
  });

  it('goes on by the old playlist after the next release', async () => {
    const page = await open('hls');
    expect(await wordsAt(page, 'cs', 4, WORDS.cs[0])).toEqual([WORDS.cs[0]]);
    const [one, , three] = WORDS.cs;
    await studio.write('cs.srt', track([one, 'Dvakrát do týdne.', three]));
    await studio.render([manifest, '--out', studio.path('out')]);
    expect(await wordsAt(page, 'cs', 9.2, WORDS.cs[1])).toEqual([WORDS.cs[1]]);
    expect(await failuresIn(page)).toEqual([]);
    const other = await open('hls');
    expect(await wordsAt(other, 'cs', 9.2, 'Dvakrát do týdne.')).toEqual(['Dvakrát do týdne.']);
    await page.close();
    await other.close();
  });
});
