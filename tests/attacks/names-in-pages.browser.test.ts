import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, newClient } from '../service/support/client.ts';
import { newFolder } from '../service/support/service.ts';
import { makeClip } from '../support/studio.ts';
import { must } from '../web/support/must.ts';
import { openStage, type Stage } from '../web/support/stage.ts';

/** What would run, or call elsewhere, if it were taken for more than words. */
const EVIL = [
  '<script>document.title="run"</script>',
  '<img src=x onerror=document.title="run">',
  '"><svg/onload=document.title="run">',
  '</title></style></textarea><script src="https://evil.example/a.js"></script>',
  "'-document.title='run'-'",
  '<iframe srcdoc="<script>top.document.title=1</script>">',
  '<link rel=stylesheet href=https://evil.example/a.css>',
  '<a href="javascript:document.title=1">x</a>',
  '{{document.title="run"}}',
].join(' ');
/** As words that a manifest and a cue take: one line each. */
const SHORT = '<img src=https://evil.example/x onerror=document.title="run">"\'><script>document.title="run"</script>';

/** So that each track is in its language. */
const SAID: Readonly<Record<string, string>> = {
  en: 'The nurse comes on Tuesdays, and the bus comes when you call it.',
  cs: 'Sestřička jezdí v úterý a autobus přijede na zavolání.',
};

describe('words that are pages', () => {
  let stage: Stage;
  let client: Client;
  let folder: Awaited<ReturnType<typeof newFolder>>;
  const elsewhere: string[] = [];
  const id = 'evil';
  const at = `/v1/documentaries/${id}`;
  const file = '<img src=x onerror=document.title="run">.mp4';

  beforeAll(async () => {
    folder = await newFolder();
    [stage] = await Promise.all([openStage(), makeClip(folder.path('a.mp4'), { seconds: 4 })]);
    client = newClient({ url: stage.url, key: stage.admin });
    await must(client.upload(id, folder.path('a.mp4'), file));
    const everywhere = { en: SHORT, cs: SHORT };
    await must(
      client.send('PUT', `${at}/manifest`, {
        ...{ version: 1, id, title: everywhere, languages: ['en', 'cs'] },
        format: { width: 320, height: 180, frameRate: '25' },
        media: { a: { file, people: false } },
        ...{ renditions: [{ name: '180p', height: 180 }], deliver: ['burned', 'sidecars', 'poster', 'pack', 'hls'] },
        timeline: [
          { section: { title: everywhere, kind: 'interview' } },
          { clip: 'a', from: '0s', to: '4s' },
          { card: { title: { en: 'End', cs: 'Konec' } }, duration: '2s' },
        ],
      }),
    );
    for (const language of ['en', 'cs'])
      await must(
        client.send(
          'PUT',
          `${at}/subtitles/${language}`,
          `WEBVTT\n\n00:00.200 --> 00:03.800\n<v ${SHORT.replace(/>/g, '&gt;')}>${SAID[language]} ${SHORT.replaceAll('<', '&lt;')}\n`,
        ),
      );
    await must(client.send('POST', `${at}/links`, { days: 3, label: EVIL.slice(0, 200) }));
    for (const role of ['partner', 'editor']) await stage.key({ role, label: EVIL.slice(0, 200) });
    expect(await client.ended(await client.render(id, { acceptErrors: true }))).toMatchObject({ state: 'succeeded' });
  }, 240_000);
  afterAll(async () => {
    await stage?.close();
    await folder?.remove();
  });

  const open = async (path: string): Promise<Page> => {
    const { page } = await stage.visit('en', stage.admin);
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith('http') && host !== new URL(stage.url).host) elsewhere.push(request.url());
    });
    page.on('dialog', (dialog) => void dialog.dismiss());
    await page.goto(`${stage.url}${path}`);
    return page;
  };
  /** Elements that only words can have made. */
  const made = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '[onerror], [onload], script:not([src^="/assets/"]), iframe, img[src*="//evil"], a[href^="javascript"]',
        ),
      ].map(({ outerHTML }) => outerHTML),
    );

  it.each([
    ['the list of documentaries', '/'],
    ["a partner's page", `/d/${id}`],
    ["an editor's workplace", `/d/${id}/edit`],
    ["a translator's workplace", `/d/${id}/translate/cs`],
    ['keys and people', '/people'],
  ])('are words on %s: nothing runs, and nothing is asked of others', async (_, path) => {
    const page = await open(path);
    await page
      .getByText('onerror=document.title', { exact: false })
      .first()
      .waitFor({ state: 'attached', timeout: 30_000 });
    // What a page still asks for is asked within the while.
    await page.waitForTimeout(500);
    expect([await made(page), await page.title()]).toEqual([[], expect.not.stringMatching(/^(?:run|1)$/)]);
    expect(elsewhere).toEqual([]);
    await page.context().close();
  });

  it('are words in the transcript, which opens without the service and its policy', async () => {
    const { files } = (await client.send('GET', `${at}/releases/latest`)).json as {
      files: { name: string; url: string }[];
    };
    const transcript = files.find(({ name }) => name.endsWith('.en.html'));
    const html = await (await stage.api('GET', new URL(transcript?.url ?? '', stage.url).pathname)).text();
    expect(html).toContain('onerror=document.title');
    const { page } = await stage.visit('en');
    page.on('request', (request) => elsewhere.push(request.url()));
    await page.setContent(html);
    expect(elsewhere).toEqual([]);
    expect([await made(page), await page.title()]).toEqual([[], expect.not.stringMatching(/^(?:run|1)$/)]);
    await page.context().close();
  });

  it('would be held by the policy, if a page took them for more', async () => {
    const page = await open('/');
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.evaluate((words) => {
      const place = document.createElement('div');
      place.innerHTML = words;
      document.body.append(place);
      const script = document.createElement('script');
      script.src = 'https://evil.example/a.js';
      document.body.append(script);
      void fetch('https://evil.example/x').catch(() => {});
    }, EVIL);
    await page.waitForTimeout(500);
    expect(await page.title()).not.toMatch(/^(?:run|1)$/);
    expect(stage.forgive(/Content Security Policy|ERR_|404|blocked/)).toBeGreaterThan(2);
    await page.context().close();
  });
});
