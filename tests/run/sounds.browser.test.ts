import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FileServer, openBrowser, serveFolder } from '../support/browser.ts';
import { chooseSound, hears, listenFrom, type Moment, seenBy, soundsIn } from '../support/hls/listener.ts';
import { failuresIn, openPlayer, PAGES, wordsAt } from '../support/hls/player.ts';
import { streamFaults } from '../support/hls/rules.ts';
import { makeSound, makeTone } from '../support/sounds.ts';
import { makeClip, openStudio, type Studio, srt } from '../support/studio.ts';

const SECONDS = 20;
/** Hertz. The narration in Czech goes up in the middle of the film, so that sound of another place is heard as such. */
const [ORIGINAL, CZECH, CZECH_LATER, FRENCH] = [440, 2000, 3000, 1300];
const MIDDLE = 10;
const WORDS = { en: 'Good day.', cs: 'Dobrý den.', fr: 'Bonjour.' } as const;

describe('a stream with several sounds, by hls.js', () => {
  let studio: Studio;
  let browser: Browser;
  let server: FileServer;
  let page: Page;
  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('a.mp4'), { seconds: SECONDS, size: '64x36', tone: ORIGINAL, level: 0.05 });
    await makeSound(studio.path('cs.wav'), `0.2*sin(2*PI*t*if(lt(t,${MIDDLE}),${CZECH},${CZECH_LATER}))`, SECONDS);
    await makeTone(studio.path('fr.wav'), FRENCH, SECONDS);
    for (const [language, words] of Object.entries(WORDS))
      await studio.write(`${language}.srt`, srt([['01,000', '19,000', words]]));
    const manifest = await studio.manifest({
      languages: ['en', 'cs', 'fr'],
      format: { width: 64, height: 36, frameRate: '25' },
      media: { a: { file: 'a.mp4', language: 'hr' } },
      subtitles: { en: 'en.srt', cs: 'cs.srt', fr: 'fr.srt' },
      narration: { cs: { file: 'cs.wav' }, fr: { file: 'fr.wav' } },
      renditions: [{ name: 'small', height: 36 }],
      timeline: [{ clip: 'a' }],
      deliver: ['hls', 'hls-ts'],
    });
    await studio.render([manifest, '--out', studio.path('out'), '--accept-errors']);
    browser = await openBrowser();
    server = await serveFolder(studio.path('out'), PAGES);
  }, 120_000);
  afterEach(() => page?.close());
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await studio?.close();
  });

  const open = async (kind: string): Promise<void> => {
    page = await openPlayer(browser, server.url, `/${kind}/master.m3u8`);
  };

  it.each(['hls', 'hls-ts'])('%s keeps the rules', (kind) => {
    expect(streamFaults(studio.path(`out/${kind}`))).toEqual([]);
  });

  it.each(['hls', 'hls-ts'])('%s is heard as it was recorded by those who choose nothing', async (kind) => {
    await open(kind);
    expect(await soundsIn(page)).toEqual(['*hr Original', 'cs čeština', 'fr français']);
    await listenFrom(page, 0);
    await hears(page, ORIGINAL, [CZECH, CZECH_LATER, FRENCH]);
  });

  it.each(['hls', 'hls-ts'])(
    '%s changes its sound while it plays, and back, and goes on',
    async (kind) => {
      await open(kind);
      await listenFrom(page, 0);
      await hears(page, ORIGINAL, [CZECH, CZECH_LATER, FRENCH]);
      await chooseSound(page, 'čeština');
      await hears(page, CZECH, [ORIGINAL, CZECH_LATER, FRENCH]);
      expect(await soundsIn(page)).toEqual(['hr Original', '*cs čeština', 'fr français']);
      await chooseSound(page, 'français');
      await hears(page, FRENCH, [ORIGINAL, CZECH, CZECH_LATER]);
      await chooseSound(page, 'Original');
      await hears(page, ORIGINAL, [CZECH, CZECH_LATER, FRENCH]);
      const { seen, seeks } = await seenBy(page);
      const steps = seen.slice(1).map((now, i) => stepBetween(seen[i] ?? now, now));
      expect(seeks).toBe(0);
      expect(Math.min(...steps.map(({ film }) => film))).toBeGreaterThanOrEqual(0);
      expect(Math.max(...steps.map(({ film, clock }) => film - clock))).toBeLessThan(0.2);
      const whole = stepBetween(seen[0], seen.at(-1));
      expect(whole.film / whole.clock).toBeGreaterThan(0.8);
      expect(whole.pictures / whole.film).toBeGreaterThan(20);
      expect(await failuresIn(page)).toEqual([]);
    },
    40_000,
  );

  it('has the words of each moment at that moment', async () => {
    await open('hls');
    await chooseSound(page, 'čeština');
    await listenFrom(page, MIDDLE - 2.5);
    expect(await hears(page, CZECH, [CZECH_LATER])).toBeLessThan(MIDDLE + 0.2);
    const later = await hears(page, CZECH_LATER, [CZECH]);
    expect([later > MIDDLE, later < MIDDLE + 1]).toEqual([true, true]);
  }, 40_000);

  it('shows the subtitles that are chosen whatever is heard', async () => {
    await open('hls');
    await listenFrom(page, 2);
    for (const [sound, language] of [
      ['français', 'cs'],
      ['čeština', 'en'],
      ['Original', 'fr'],
    ] as const) {
      expect(await wordsAt(page, language, 3, WORDS[language])).toEqual([WORDS[language]]);
      await chooseSound(page, sound);
      await hears(page, { français: FRENCH, čeština: CZECH, Original: ORIGINAL }[sound], [CZECH_LATER]);
      expect(await wordsAt(page, language, 5, WORDS[language])).toEqual([WORDS[language]]);
    }
    expect(await failuresIn(page)).toEqual([]);
  }, 40_000);
});

const stepBetween = (before: Moment | undefined, after: Moment | undefined): Moment => ({
  clock: (after?.clock ?? 0) - (before?.clock ?? 0),
  film: (after?.film ?? 0) - (before?.film ?? 0),
  pictures: (after?.pictures ?? 0) - (before?.pictures ?? 0),
});
