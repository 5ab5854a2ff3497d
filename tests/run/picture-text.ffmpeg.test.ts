import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { BUILDS, frameDigests, openStudio, runFfmpeg, type Studio, srt } from '../support/studio.ts';

const role = { en: 'Mayor of the village', cs: 'starostka obce' };
const film = (lower: object = role) => ({
  languages: ['en', 'cs'],
  format: { width: 320, height: 180, frameRate: '25' },
  media: { a: { file: 'a.mp4' } },
  subtitles: { en: 'en.srt', cs: 'cs.srt' },
  deliver: ['burned', 'soft'],
  timeline: [
    {
      clip: 'a',
      to: '3s',
      lowerThird: { name: 'Jana Nováková', role: lower, from: '8f', duration: '1500ms' },
      caption: {
        place: { en: 'Lideč, Moravia', cs: 'Lideč, Morava' },
        date: '12. 5. 2026',
        from: '0s',
        duration: '2s',
      },
    },
    {
      credits: { title: { en: 'With thanks to', cs: 'Poděkování' }, lines: ['Jean Dupont', '', 'Marija Šarić'] },
      duration: '5s',
    },
  ],
});

describe.each(BUILDS)('text over pictures by $name', ({ ffmpegPath }) => {
  const options = ffmpegPath ? { ffmpegPath } : {};
  let studio: Studio;
  beforeAll(async () => {
    studio = await openStudio();
    const ground = ['-f', 'lavfi', '-i', 'color=0x6a8f6a:s=320x180:r=25'];
    await runFfmpeg([
      '-v',
      'error',
      ...ground,
      '-t',
      '3',
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv420p',
      studio.path('a.mp4'),
    ]);
    await studio.write('en.srt', srt([['00,800', '01,800', 'We work\nhere.']]));
    await studio.write('cs.srt', srt([['00,800', '01,800', 'Děláme\nspolu.']]));
  });
  afterAll(() => studio.close());

  const render = async (document: object) =>
    studio.render(
      [await studio.manifest({ ...document }), '--out', studio.path('out'), '--home', studio.path('home')],
      options,
    );
  const path = (name: string): string => studio.path(`out/${name}`);

  it('is there in each language, and after a change of one only that is made again', async () => {
    expect((await render(film())).problems).toEqual([]);
    const english = path('film.en.180p.mp4');
    await expectGolden(english, { 'text-coming': 10, 'text-standing': 30, credits: 130 });
    await expectGolden(path('film.cs.180p.mp4'), { 'text-standing-cs': 30, 'credits-cs': 130 });
    await expectGolden(path('film.180p.mp4'), { 'text-standing-soft': 30 });
    const before = await frameDigests(path('film.cs.180p.mp4'));

    const { pictures } = await render(film({ ...role, cs: 'paní starostka' }));
    expect(pictures).toMatchObject({ encoded: 1, encodedFrames: 50 });
    const after = await frameDigests(path('film.cs.180p.mp4'));
    const changed = after.flatMap((digest, i) => (digest === before[i] ? [] : [i]));
    expect(changed.length).toBeGreaterThan(30);
    expect([changed[0], changed.at(-1)].every((frame) => frame !== undefined && frame < 50)).toBe(true);
    expect(after).toHaveLength(200);
  });
});
