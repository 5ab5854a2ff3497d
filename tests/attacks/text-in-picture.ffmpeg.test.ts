import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/manifest/read.ts';
import { checkTrack } from '../../src/subtitles/check.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { assText } from '../../src/subtitles/write/asstext.ts';
import { BUILDS, frameDigests, makeClip, openStudio, type Studio } from '../support/studio.ts';

const srt = (text: string): Uint8Array => new TextEncoder().encode(`1\n00:00:00,200 --> 00:00:01,800\n${text}\n`);
/** An ASS file as somebody sends it who wants more than words from libass. */
const script = (text: string, more = ''): Uint8Array =>
  new TextEncoder().encode(
    `[Script Info]\nPlayResX: 320\nPlayResY: 180\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, Alignment\nStyle: Default,Arial,900,2\n${more}[Events]\nFormat: Layer, Start, End, Style, Text\nDialogue: 0,0:00:00.20,0:00:01.80,Default,${text}\n`,
  );

const ORDERS = [
  '{\\fs900}{\\blur99}{\\bord400}',
  '{\\p1}m 0 0 l 9999 0 9999 9999 0 9999{\\p0}',
  '{\\t(0,9999,\\fscx9999)}',
  '{\\fn../../../etc/passwd}',
  '{\\pos(1,1)\\move(0,0,999,999)\\org(9,9)\\frz720}',
  '{\\clip(m 0 0 l 9 9)}',
  '{\\alpha&HFF&}',
  '{\\rOther}',
  '{\\kf999999}',
  '\\N\\N\\n\\h',
  '{\\an7',
  '\\{\\fs900\\}',
  '{\\1img(x.png)}',
];

describe('orders of ASS', () => {
  it.each(ORDERS)('are words, or nothing, when they stand in a subtitle: %s', (order) => {
    for (const bytes of [srt(`Before ${order} after`), script(`Before ${order} after`)]) {
      const { cues } = readTrack(bytes, { language: 'en' });
      const drawn = cues.map(({ lines }) => assText(lines)).join('');
      expect(drawn.replaceAll(/\{(?:\\[ibu][01])+\}|\\N/g, '')).not.toMatch(/[{}\\]/);
      expect(drawn).toMatch(/Before.*after/s);
    }
  });

  it('of sections with fonts, pictures and styles leave nothing but the words', () => {
    const more = `Style: Evil,../../x,99999,2\n[Fonts]\nfontname: x.ttf\n${'!'.repeat(5_000)}\n[Graphics]\nfilename: x.bmp\n${'!'.repeat(5_000)}\n`;
    const { cues } = readTrack(script('Hello', more), { language: 'en' });
    expect(cues.map(({ lines }) => assText(lines))).toEqual(['Hello']);
  });
});

describe('more text than anybody reads', () => {
  const codes = (text: string): string[] => {
    const reading = readTrack(srt(text), { language: 'en' });
    return checkTrack(reading, { language: 'en' })
      .filter(({ severity }) => severity === 'block')
      .map(({ code }) => code);
  };
  it.each([
    ['one letter with 300,000 accents', `Good morning a${'\u0301'.repeat(300_000)}`],
    ['a line of a megabyte', `Good morning ${'to the world '.repeat(80_000)}`],
    ['20,000 lines', 'Hello to you\n'.repeat(20_000)],
  ])('is refused in a subtitle, and cannot be accepted: %s', (_, text) => {
    expect(codes(text)).toContain('cue-too-large');
  });
  it('is not what a full subtitle is', () =>
    expect(codes('Good morning to the whole of the world. '.repeat(4))).toEqual([]));

  it('is refused wherever a manifest has a text that is drawn', () => {
    const long = `a${'\u0301'.repeat(300_000)}`;
    const { problems } = readManifest(
      JSON.stringify({
        version: 1,
        id: 'film',
        title: long,
        languages: ['en'],
        media: { a: { file: 'a.mp4' } },
        funding: { programme: 'erasmus+', statement: { en: long } },
        timeline: [
          { section: { title: { en: long } } },
          { card: { title: long, subtitle: { en: long } }, duration: '2s' },
          { clip: 'a', lowerThird: { name: long, role: long }, caption: { place: long, date: long } },
          { credits: { title: long, lines: [long] }, duration: '4s' },
        ],
      }),
    );
    const at = problems.filter(({ message }) => message.includes('at most 2,000 characters')).map(({ at }) => at);
    expect(at).toEqual(
      expect.arrayContaining([
        '/title',
        '/timeline/0/section/title/en',
        '/timeline/1/card/title',
        '/timeline/1/card/subtitle/en',
        '/timeline/2/lowerThird/name',
        '/timeline/2/lowerThird/role',
        '/timeline/2/caption/place',
        '/timeline/2/caption/date',
        '/timeline/3/credits/title',
        '/timeline/3/credits/lines/0',
        '/funding/statement/en',
      ]),
    );
  });
});

describe.each(BUILDS)('in the picture, with $name', (build) => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await openStudio();
    await makeClip(studio.path('a.mp4'), { seconds: 2 });
  });
  afterAll(() => studio.close());

  const picturesWith = async (name: string, kind: string, bytes: Uint8Array): Promise<readonly string[]> => {
    await studio.write(`${name}.${kind}`, bytes);
    const manifest = await studio.manifest(
      {
        format: { width: 320, height: 180, frameRate: '25' },
        media: { a: { file: 'a.mp4' } },
        subtitles: { en: `${name}.${kind}` },
        deliver: ['burned'],
        timeline: [{ clip: 'a' }],
      },
      `${name}.json`,
    );
    await studio.render(
      [manifest, '--home', studio.path('home'), '--out', studio.path(name), '--accept-errors'],
      build,
    );
    const film = (await readdir(studio.path(name))).find((file) => file.endsWith('.mp4'));
    return frameDigests(studio.path(`${name}/${film}`));
  };

  it('a script that blows itself up looks like its words alone', async () => {
    const plain = await picturesWith('plain', 'srt', srt('Hello to you'));
    const blown = script('{\\fs900\\blur99\\bord400\\t(0,9999,\\fscx9999)}Hello to you');
    expect(await picturesWith('blown', 'ass', blown)).toEqual(plain);
    expect(await picturesWith('none', 'srt', srt('Good morning'))).not.toEqual(plain);
  });
});
