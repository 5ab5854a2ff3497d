import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClip, openStudio, type Studio, srt } from '../support/studio.ts';

let studio: Studio;
let manifest: string;
beforeAll(async () => {
  studio = await openStudio();
  await makeClip(studio.path('a.mp4'), { seconds: 4, size: '320x180' });
  manifest = await studio.manifest({
    format: { width: 320, height: 180, frameRate: '25' },
    media: { a: { file: 'a.mp4' } },
    subtitles: { en: { file: 'en.srt' } },
    timeline: [{ clip: 'a', from: '0s', to: '4s' }],
  });
});
afterAll(() => studio?.close());

const say = (words: string) => studio.write('en.srt', srt([['00,400', '01,800', words]]));
const prune = (...args: string[]) =>
  studio.run(['store', 'prune', '--older-than', '0m', '--home', studio.path('.polyreel'), ...args]);

it('frees what the last render of a manifest does not need, and the next one makes nothing again', async () => {
  await say('The nurse comes.');
  await studio.render([manifest, '--out', studio.path('out')]);
  expect(JSON.parse((await prune('--json')).out)).toMatchObject({ ok: true, freed: { results: 0 }, problems: [] });
  await say('The nurse goes.');
  await studio.render([manifest, '--out', studio.path('out')]);
  const dry = await prune('--dry-run');
  expect([dry.status, dry.out]).toEqual([
    0,
    expect.stringMatching(/^[1-9]\d* results \([^)]+ [kM]B\) would be freed; \d+ results/),
  ]);
  expect((await prune()).out).toMatch(/^[1-9]\d* results \([^)]+ [kM]B\) were freed; /);
  const { pictures } = await studio.render([manifest, '--out', studio.path('another')]);
  expect(pictures).toMatchObject({ encoded: 0 });
});

it.each(['', '30', '3 days', '-1d'])('does not take %j for an age', async (age) => {
  const { status, err } = await studio.run(['store', 'prune', '--older-than', age]);
  expect([status, err]).toEqual([2, expect.stringContaining('such as 30d')]);
});
