import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileServer, openBrowser, serveFolder } from '../../support/browser.ts';
import { FRAMES, LANGUAGES, stockFilm, track, WORDS } from '../../support/hls/film.ts';
import { failuresIn, listedIn, openPlayer, PAGES, playThrough, wordsAt } from '../../support/hls/player.ts';
import { frameDigests, NEW_BUILD, openStudio, type Studio } from '../../support/studio.ts';
import { type Client, newClient } from './client.ts';
import { fetchAll } from './fetch-stream.ts';
import { type RunningService, type Settings, startService } from './service.ts';

const film = '/v1/documentaries/film';

/** A stream that is played from a service, on any store. */
export const playingContract = (store: string, settings: () => Promise<Settings>): void => {
  describe(`a stream of a service with ${store}`, () => {
    let studio: Studio;
    let service: RunningService;
    let client: Client;
    let partner: string;
    let browser: Browser;
    let page: FileServer;
    beforeAll(async () => {
      studio = await openStudio();
      service = await startService(studio.path('home'), await settings());
      client = newClient(service);
      await putStockFilm(studio, client);
      await rendered();
      const label = { role: 'partner', label: 'village hall' };
      partner = (await client.send('POST', '/v1/keys', label)).json.key;
      browser = await openBrowser();
      // Of a partner: another host than the service, and than the store.
      page = await serveFolder(studio.folder, PAGES);
    }, 400_000);
    afterAll(async () => {
      await browser?.close();
      await page?.close();
      await service?.stop();
      await studio?.close();
    });

    const rendered = async (): Promise<void> => {
      const ended = await client.ended(await client.render('film'), 300_000);
      expect(ended).toMatchObject({ state: 'succeeded', problems: [] });
    };
    const latest = async () =>
      (await newClient({ ...service, key: partner }).send('GET', `${film}/releases/latest`)).json;
    const playUrl = async (): Promise<string> => new URL((await latest()).play.url, service.url).href;
    const playing = async () => openPlayer(browser, page.url, await playUrl());

    it('plays on a partner’s page to its end, with all languages listed and shown', async () => {
      const player = await playing();
      expect(await listedIn(player)).toEqual(['en English', 'cs čeština', 'fr français', 'hr hrvatski']);
      for (const language of LANGUAGES)
        expect(await wordsAt(player, language, 9.2, WORDS[language][1])).toEqual([WORDS[language][1]]);
      const { ended, duration } = await playThrough(player);
      expect([ended, Math.abs(duration - FRAMES / 25) <= 1 / 25]).toEqual([true, true]);
      expect(await failuresIn(player)).toEqual([]);
      await player.close();
      const { downloads } = (await client.send('GET', `${film}/downloads`)).json;
      expect(downloads).toMatchObject([{ file: 'hls/master.m3u8', label: 'village hall', count: 1 }]);
    });

    it('plays in a program that knows nothing but the address, every frame of it', async () => {
      expect(await frameDigests(await playUrl(), [], NEW_BUILD.ffmpegPath)).toHaveLength(FRAMES);
    });

    it('goes on over a new release, in a player and in a program that shows its key', async () => {
      const first = await latest();
      const player = await playing();
      expect(await wordsAt(player, 'cs', 4, WORDS.cs[0])).toEqual([WORDS.cs[0]]);
      const asked = new URL(`${film}/downloads/hls/master.m3u8`, service.url).href;
      const before = await fetchAll(asked, partner);
      expect(before.size).toBeGreaterThan(20);
      const [one, , three] = WORDS.cs;
      await client.send('PUT', `${film}/subtitles/cs`, track([one, 'Dvakrát do týdne.', three]));
      await rendered();
      expect(await wordsAt(player, 'cs', 9.2, WORDS.cs[1])).toEqual([WORDS.cs[1]]);
      expect(await failuresIn(player)).toEqual([]);
      await player.close();
      const other = await playing();
      expect(await wordsAt(other, 'cs', 9.2, 'Dvakrát do týdne.')).toEqual(['Dvakrát do týdne.']);
      await other.close();
      const after = await fetchAll(asked, partner);
      const gone = [...before].filter(([url]) => !after.has(url));
      expect(gone.length).toBeGreaterThan(0);
      for (const [url, bytes] of gone) {
        const again = await fetch(url, { headers: { authorization: `Bearer ${partner}` } });
        expect([again.status, Buffer.from(await again.arrayBuffer()).equals(bytes)]).toEqual([200, true]);
      }
      expect((await client.send('DELETE', `${film}/releases/${first.id}`)).status).toBe(200);
      expect((await fetch(new URL(first.play.url, service.url))).status).toBe(410);
      for (const [url] of gone)
        expect((await fetch(url, { headers: { authorization: `Bearer ${partner}` } })).status).toBe(404);
    }, 400_000);
  });
};

/** The stock film's manifest, footage and tracks, sent to a service. */
const putStockFilm = async (studio: Studio, client: Client): Promise<void> => {
  const { subtitles: _, ...manifest } = JSON.parse(
    await readFile(await stockFilm(studio, { deliver: ['hls', 'poster'] }), 'utf8'),
  );
  const media = { a: { file: 'a.mp4' }, b: { file: 'b.mp4' } };
  const replies = [
    await client.upload('film', studio.path('media/a.mp4')),
    await client.upload('film', studio.path('media/b.mp4')),
    await client.send('PUT', `${film}/manifest`, { ...manifest, media }),
  ];
  for (const language of LANGUAGES)
    replies.push(await client.send('PUT', `${film}/subtitles/${language}`, track(WORDS[language])));
  const refused = replies.find(({ status }) => status >= 300);
  if (refused) throw new Error(`${refused.status} ${JSON.stringify(refused.json)}`);
};
