import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/manifest/read.ts';
import { formatRational } from '../../src/rational.ts';

const good = {
  version: 1,
  id: 'rural',
  title: { en: 'Rural', cs: 'Venkov' },
  languages: ['en', 'cs'],
  format: { width: 1280, height: 720, frameRate: '30000/1001' },
  media: { farm: { file: 'media/farm.mp4' } },
  timeline: [
    { card: { title: { en: 'A', cs: 'B' } }, duration: '4s' },
    { section: { title: 'Care', kind: 'mobility', country: 'CZ' } },
    { clip: 'farm', from: '1s', to: '00:00:03.000', transition: { type: 'crossfade', duration: '500ms' } },
  ],
};
type Document = Record<string, unknown>;
const read = (changes: Document = {}, depth = 0) => readManifest(JSON.stringify({ ...good, ...changes }), depth);
const told = (changes: Document, depth = 0) => read(changes, depth).problems.map(({ code, at }) => `${code} ${at}`);
const entry = (value: unknown) => ({ timeline: [value] });

describe('a manifest past the door', () => {
  it('has exact values and every default', () => {
    const { manifest, problems, partial } = read();
    expect(problems).toEqual([]);
    expect(partial).toBe(false);
    expect(manifest && formatRational(manifest.format.frameRate)).toBe('30000/1001');
    expect(manifest?.renditions).toEqual([
      { name: '720p', width: 1280, height: 720, crf: 21, maxrate: 2500, codec: 'h264' },
    ]);
    expect(manifest?.deliver).toEqual(['burned', 'soft', 'sidecars']);
    expect(manifest?.loudness).toEqual({ integrated: -23, truePeak: -1 });
    expect(manifest?.subtitleStyle).toEqual({ size: 'medium', background: 'box', position: 'bottom' });
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(readManifest(`\uFEFF${JSON.stringify(good)}`).problems).toEqual([]);
  });
});

describe('problems of a manifest', () => {
  it('names the nearest known field for an unknown one', () => {
    const [problem] = read(entry({ clip: 'farm', form: '1s' })).problems;
    expect(problem).toMatchObject({ severity: 'block', code: 'unknown-field', at: '/timeline/0/form' });
    expect(problem?.message).toContain('did you mean "from"?');
  });

  it('tells all of them at once, those of schema and of meaning together', () => {
    expect(
      told({
        id: 'Rural Film',
        colour: 1,
        media: { farm: { file: '/etc/passwd' } },
        renditions: ['4k', '1080p'],
        timeline: [
          { clip: 'farm', to: 4 },
          { crad: {} },
          { clip: 'harbour' },
          { card: { title: { en: 'only' } }, duration: '1s' },
        ],
      }).sort(),
    ).toEqual(
      [
        'invalid-value /id',
        'unknown-field /colour',
        'invalid-value /timeline/0/to',
        'invalid-value /timeline/1',
        'path-refused /media/farm/file',
        'unknown-media /timeline/2/clip',
        'missing-text /timeline/3/card/title/cs',
        'unknown-rendition /renditions/0',
        'rendition-too-large /renditions/1',
      ].sort(),
    );
  });

  it.each([
    ['version', { version: 2 }, 'invalid-value /version'],
    ['a bare number as time', entry({ card: {}, duration: 4 }), 'invalid-value /timeline/0/duration'],
    ['a rate out of range', { format: { width: 16, height: 16, frameRate: '240' } }, 'invalid-value /format/frameRate'],
    ['an odd size', { format: { width: 1281, height: 720, frameRate: '25' } }, 'invalid-value /format/width'],
    ['no languages', { languages: [] }, 'invalid-value /languages'],
    ['a language twice', { languages: ['en', 'cs', 'cs'] }, 'duplicate-language /languages'],
    ['no timeline', { timeline: undefined }, 'missing-field /timeline'],
    ['a missing text', { title: { en: 'x' } }, 'missing-text /title/cs'],
    ['subtitles nobody asked for', { subtitles: { de: 'de.srt' } }, 'unused-subtitles /subtitles/de'],
    [
      'a limit that no reader could meet',
      { subtitleLimits: { charactersPerSecond: 400 } },
      'invalid-value /subtitleLimits/charactersPerSecond',
    ],
    ['music of no medium', { music: [{ media: 'song' }] }, 'unknown-media /music/0/media'],
    ['editions', { editions: { teaser: {} } }, 'bad-edition /editions/teaser'],
    [
      'a person without a name',
      entry({ clip: 'farm', lowerThird: { name: ' ' } }),
      'empty-text /timeline/0/lowerThird/name',
    ],
    ['a caption without a word', entry({ clip: 'farm', caption: { date: '' } }), 'empty-text /timeline/0/caption'],
    [
      'a lower third on a card',
      entry({ card: {}, duration: '1s', lowerThird: { name: 'J' } }),
      'unknown-field /timeline/0/lowerThird',
    ],
    [
      'credits of no lines',
      entry({ credits: { lines: [] }, duration: '9s' }),
      'invalid-value /timeline/0/credits/lines',
    ],
    ['an entry of no kind', entry({ duration: '9s' }), 'invalid-value /timeline/0'],
  ])('%s', (_, changes, expected) => {
    expect(told(changes)).toContain(expected);
  });

  it('has room for what comes later, where it asks for nothing', () => {
    expect(told({ editions: { full: {} }, music: [], captions: {}, narration: {} })).toEqual([]);
  });

  it('fills in with the first language where the editor asks for it', () => {
    expect(told({ fallback: true, title: { en: 'x' } })).toEqual([]);
  });

  it('tells the line and column of broken JSON', () => {
    const { problems } = readManifest('{\n  "version": 1,\n  "id": }');
    expect(problems[0]).toMatchObject({ code: 'not-json', at: 'line 3, column 9' });
  });

  it('does not take a prototype for a field', () => {
    const problems = readManifest(JSON.stringify(good).replace('{', '{"__proto__":{"x":1},')).problems;
    expect(problems.map(({ code }) => code)).toEqual(['unknown-field']);
  });

  it.each(['[]', '7', 'null', '""'])('refuses %s', (text) => {
    expect(readManifest(text).problems).not.toEqual([]);
  });
});

describe('paths', () => {
  it.each([
    '/etc/passwd',
    'C:\\film.mp4',
    'c:/film.mp4',
    '../secret.mp4',
    'a/../../secret.mp4',
    'http://host/film.mp4',
    'concat:a.mp4|b.mp4',
    'subfile,,start,0,end,9,,:a.mp4',
    'file:a.mp4',
    'frame%03d.png',
    'a\u0000b.mp4',
    'a\\b.mp4',
  ])('%j is refused', (file) => {
    expect(told({ media: { farm: { file } } })).toEqual(['path-refused /media/farm/file']);
  });

  it('may climb as far as the root and no further', () => {
    expect(told({ media: { farm: { file: '../films/farm.mp4' } } }, 1)).toEqual([]);
    expect(told({ media: { farm: { file: '../../farm.mp4' } } }, 1)).toEqual(['path-refused /media/farm/file']);
  });

  it.each(['farm 100%.mp4', 'Škola – léto.mov', 'a/./b..mp4'])('%j is an ordinary name', (file) => {
    expect(told({ media: { farm: { file } } })).toEqual([]);
  });
});
