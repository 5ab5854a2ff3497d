/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../browser.ts';
import { LANGUAGES } from './film.ts';

const hlsJs = readFileSync(createRequire(import.meta.url).resolve('hls.js/dist/hls.js'), 'utf8');
const PLAYER = `<!doctype html><meta charset="utf-8"><video muted width="640"></video><script src="/hls.js"></script>`;

/** A page with a player, to be served beside a film or anywhere else. */
export const PAGES = {
  '/player.html': { type: 'text/html', content: PLAYER },
  '/hls.js': { type: 'text/javascript', content: hlsJs },
};

/** What the page has: a player, and what it says. */
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

/** Opens the player's page on a server of it, and waits for the first picture of a stream. */
export const openPlayer = async (browser: Browser, server: string, source: string): Promise<Page> => {
  const page = await openPage(browser, `${server}/player.html`);
  await page.evaluate(async (url) => {
    const video = document.querySelector('video') as HTMLVideoElement;
    globalThis.failures = [];
    globalThis.player = new Hls();
    player.on('hlsError', (_, { fatal, details }) => void (fatal && failures.push(details)));
    player.loadSource(url);
    player.attachMedia(video);
    await new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));
  }, source);
  return page;
};

/** How the player lists its tracks: `cs čeština`. */
export const listedIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => player.subtitleTracks.map(({ name, lang }) => `${lang} ${name}`));

export const failuresIn = (page: Page): Promise<string[]> => page.evaluate(() => failures);

/** Plays a stream from its first frame to its last, four times as fast. */
export const playThrough = (page: Page): Promise<{ ended: boolean; duration: number; shown: number }> =>
  page.evaluate(async () => {
    const video = document.querySelector('video') as HTMLVideoElement;
    video.playbackRate = 4;
    await video.play();
    await new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
    const { ended, duration } = video;
    return { ended, duration, shown: video.getVideoPlaybackQuality().totalVideoFrames };
  });

type Language = (typeof LANGUAGES)[number];

/** The words that the page shows of a language at a second: waits until they are those expected, or some seconds. */
export const wordsAt = (page: Page, language: Language, at: number, words: string): Promise<string[]> =>
  page.evaluate(shownAt, { track: LANGUAGES.indexOf(language), at, words });

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
