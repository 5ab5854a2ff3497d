import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/problem.ts';
import type { Document } from '../support/project.ts';
import { BUILDS, frameDigests, makeClip, openStudio, type Studio, srt } from '../support/studio.ts';

/** The same clip twice, from its second 1 on: as it is, and at twice the speed. */
const document = (changes: Document = {}): Document => ({
  format: { width: 128, height: 72, frameRate: '25' },
  media: { farm: { file: 'farm.mp4' } },
  renditions: [{ name: 'small', height: 72 }],
  captions: { farm: { en: 'captions/farm.srt' } },
  timeline: [
    { clip: 'farm', from: '1s', to: '2.8s' },
    { card: {}, duration: '1s' },
    { clip: 'farm', from: '1s', to: '4s', speed: 2 },
  ],
  deliver: ['burned', 'soft', 'sidecars'],
  ...changes,
});

const CAPTIONS = srt([
  ['00,200', '01,040', 'Cut off'],
  ['02,000', '03,000', 'Žito'],
]);

describe.each(BUILDS)('captions of a clip, with $name', ({ ffmpegPath }) => {
  const build = ffmpegPath ? { ffmpegPath } : {};
  let studio: Studio;
  const check = async (changes: Document): Promise<{ status: number; problems: Problem[] }> => {
    const said = await studio.run(['check', await studio.manifest(document(changes)), '--json'], build);
    const { problems } = JSON.parse(said.out) as { problems: Problem[] };
    return { status: said.status, problems: problems.filter(({ severity }) => ['block', 'error'].includes(severity)) };
  };

  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('farm.mp4'), { seconds: 4, size: '128x72' });
    await studio.write('captions/farm.srt', CAPTIONS);
  });
  afterAll(() => studio.close());

  it('are drawn into the frames that show their moments of the source, and delivered as the track', async () => {
    await studio.render([await studio.manifest(document()), '--out', studio.path('out')], build);
    // The first use ends before it does; on the second, it runs at twice the speed.
    expect(await readFile(studio.path('out/film.en.srt'), 'utf8')).toBe(
      '1\n00:00:01,000 --> 00:00:01,800\nŽito\n\n2\n00:00:03,280 --> 00:00:03,800\nŽito\n',
    );
    const [burned, clean] = await Promise.all(
      ['film.en.small.mp4', 'film.small.mp4'].map((name) => frameDigests(studio.path(`out/${name}`))),
    );
    const drawn = burned?.flatMap((digest, frame) => (digest === clean?.[frame] ? [] : [frame]));
    expect(burned).toHaveLength(45 + 25 + 38);
    expect(drawn).toEqual([...range(25, 45), ...range(82, 95)]);
  });

  it('are told with their places where they cannot be read, and missed by no language that has them', async () => {
    const missing = await check({ captions: { farm: { en: 'captions/nowhere.srt' } } });
    expect(missing.problems).toMatchObject([{ severity: 'block', code: 'missing-file', at: '/captions/farm/en' }]);
    expect(missing.status).toBe(2);
    await studio.write('captions/bad.srt', 'hello');
    const bad = await check({ captions: { farm: { en: 'captions/bad.srt' } } });
    expect(bad.problems).toMatchObject([{ severity: 'block', code: 'not-subtitles' }]);
    const late = srt([['03,900', '05,500', 'Too late for the clip']]);
    await studio.write('captions/late.srt', late);
    const past = await check({ captions: { farm: { en: 'captions/late.srt' } } });
    expect(past.problems.map(({ code, at }) => `${code} ${at}`)).toContain('past-end captions/late.srt:2');
  });

  it('are enough for a language to have subtitles, unless no shot shows the clip', async () => {
    const missing = async (changes: Document): Promise<string[]> =>
      (await check(changes)).problems
        .filter(({ severity }) => severity === 'error')
        .map(({ code, at }) => `${code} ${at}`);
    expect(await missing({})).toEqual([]);
    expect(await missing({ timeline: [{ card: {}, duration: '1s' }] })).toEqual(['missing-subtitles /subtitles/en']);
  });
});

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
