/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileServer, openBrowser, openPage, serveFolder } from '../support/browser.ts';
import { FRAMES, LANGUAGES, stockFilm, track, WORDS } from '../support/hls/film.ts';
import { openStudio, type Studio } from '../support/studio.ts';

const hlsJs = readFileSync(createRequire(import.meta.url).resolve('hls.js/dist/hls.js'), 'utf8');
const PLAYER = `<!doctype html><meta charset="utf-8"><video muted width="640"></video><script src="/hls.js"></script>`;
const PAGES = {
  '/player.html': { type: 'text/html', content: PLAYER },
  '/hls.js': { type: 'text/javascript', content: hlsJs },
};

/** What the page of the test has: a player, and what it says. */
declare const Hls: new () => Player;
interface Player {
  loadSource(url: string): void;
  attachMedia(video: HTMLVideoElement): void;
  on(event: string, listener: (event: string, data: { fatal: boolean; details: string }) => void): void;
  subtitleTrack: number;
  readonly subtitleTracks: readonly { readonly name: string; readonly lang: string }[];
  readonly levels: readonly { readonly height: number }[];
}
declare global {
  var player: Player;
  var failures: string[];
}

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

  const open = async (kind: string) => {
    const page = await openPage(browser, `${server.url}/player.html`);
    await page.evaluate(async (source) => {
      const video = document.querySelector('video') as HTMLVideoElement;
      globalThis.failures = [];
      globalThis.player = new Hls();
      player.on('hlsError', (_, { fatal, details }) => void (fatal && failures.push(details)));
      player.loadSource(source);
      player.attachMedia(video);
      await new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));
    }, `/${kind}/master.m3u8`);
    return page;
  };

  it.each(['hls', 'hls-ts'])('%s lists and shows all languages, each cue at its time', async (kind) => {
    const page = await open(kind);
    const listed = await page.evaluate(() => player.subtitleTracks.map(({ name, lang }) => `${lang} ${name}`));
    expect(listed).toEqual(['en English', 'cs čeština', 'fr français', 'hr hrvatski']);
    expect(await page.evaluate(() => player.levels.map(({ height }) => height))).toEqual([90, 180]);
    for (const [i, language] of LANGUAGES.entries())
      for (const [at, words] of [
        [4, WORDS[language][0]],
        [9.2, WORDS[language][1]],
        [13, WORDS[language][2]],
      ] as const)
        expect(await page.evaluate(shownAt, { track: i, at, words })).toEqual([words]);
    expect(await page.evaluate(shownAt, { track: 1, at: 11, words: '' })).toEqual([]);
    await page.close();
  });

  it.each(['hls', 'hls-ts'])('%s plays from its first frame to its last', async (kind) => {
    const page = await open(kind);
    const { ended, duration, shown } = await page.evaluate(async () => {
      const video = document.querySelector('video') as HTMLVideoElement;
      video.playbackRate = 4;
      await video.play();
      await new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
      const { ended, duration } = video;
      return { ended, duration, shown: video.getVideoPlaybackQuality().totalVideoFrames };
    });
    expect(ended).toBe(true);
    expect(Math.abs(duration - FRAMES / 25)).toBeLessThanOrEqual(1 / 25);
    expect(shown).toBeGreaterThan(0);
    expect(await page.evaluate(() => failures)).toEqual([]);
    expect(server.missing.filter((path) => !path.includes('favicon'))).toEqual([]);
    await page.close();
  });

  it('goes on by the old playlist after the next release', async () => {
    const page = await open('hls');
    expect(await page.evaluate(shownAt, { track: 1, at: 4, words: WORDS.cs[0] })).toEqual([WORDS.cs[0]]);
    const [one, , three] = WORDS.cs;
    await studio.write('cs.srt', track([one, 'Dvakrát do týdne.', three]));
    await studio.render([manifest, '--out', studio.path('out')]);
    const asked = { track: 1, at: 9.2, words: WORDS.cs[1] };
    expect(await page.evaluate(shownAt, asked)).toEqual([WORDS.cs[1]]);
    expect(await page.evaluate(() => failures)).toEqual([]);
    const other = await open('hls');
    expect(await other.evaluate(shownAt, { ...asked, words: 'Dvakrát do týdne.' })).toEqual(['Dvakrát do týdne.']);
    await page.close();
    await other.close();
  });
});

/** The words that the page shows in a track at a second: waits until they are those expected, or some seconds. */
const shownAt = async ({ track, at, words }: { track: number; at: number; words: string }): Promise<string[]> => {
  const video = document.querySelector('video') as HTMLVideoElement;
  player.subtitleTrack = track;
  video.currentTime = at;
  let shown: string[] = [];
  for (let i = 0; i < 100; i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const list = [...video.textTracks].filter(({ mode }) => mode === 'showing');
    shown = list.flatMap(({ activeCues }) => [...(activeCues ?? [])].map((cue) => (cue as VTTCue).text));
    if (!video.seeking && (words ? shown.join() === words : i > 5)) break;
  }
  return shown;
};
