import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import type { Problem } from '../../src/problem.ts';
import { digestsIn, filesIn } from '../support/folder.ts';
import type { Document } from '../support/project.ts';
import { makeClip, openStudio, runFfmpeg, type Studio, srt } from '../support/studio.ts';

const SECRET = 'the-word-that-nobody-may-read';
const clip = { clip: 'a', to: '1s' };
const card = (title: unknown, duration = '1s') => ({ card: { title }, duration });
const good = (changes: Document = {}): Document => ({
  format: { width: 64, height: 36, frameRate: '25' },
  media: { a: { file: 'a.mp4' } },
  subtitles: { en: 'en.srt' },
  deliver: ['soft', 'sidecars'],
  timeline: [clip],
  ...changes,
});
const medium = (file: string): Document => good({ media: { a: { file } } });
const timeline = (...entries: unknown[]): Document => good({ timeline: entries });

let studio: Studio;
let before: Record<string, string>;

beforeAll(async () => {
  studio = await openStudio();
  await stock(studio);
  await studio.render([await studio.manifest(good(), 'good.json'), '--out', studio.path('out')]);
  before = await digestsIn(studio.path('out'));
  expect(Object.keys(before)).toContain('film.36p.mp4');
});
afterAll(() => studio.close());

const stock = async ({ path, write }: Studio): Promise<void> => {
  await makeClip(path('a.mp4'), { seconds: 2, size: '64x36' });
  await runFfmpeg(['-v', 'error', '-i', path('a.mp4'), '-c', 'copy', '-movflags', '+faststart', path('fast.mp4')]);
  for (const [whole, half] of [
    ['a.mp4', 'half.mp4'],
    ['fast.mp4', 'fast-half.mp4'],
  ] as const) {
    const bytes = await readFile(path(whole));
    await write(half, bytes.subarray(0, bytes.length >> 1));
  }
  await write('empty.mp4', '');
  await write('text.mp4', 'Dear editor,\nthe film comes tomorrow.\n');
  await write('secret.txt', SECRET);
  await write(
    'hls.mp4',
    '#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\na.mp4\n#EXTINF:2,\nsecret.txt\n#EXT-X-ENDLIST\n',
  );
  await write('concat.mp4', "ffconcat version 1.0\nfile 'a.mp4'\nfile 'secret.txt'\n");
  await mkdir(path('folder.mp4'));
  await symlink('/etc/hostname', path('link.mp4'));
  await write('en.srt', srt([['00,040', '00,960', 'She comes.']]));
  await write('glyph.srt', srt([['00,040', '00,960', 'She 走.']]));
};

interface Refused {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
}
const check = async (manifest: string): Promise<Refused & { status: number }> => {
  const { status, out } = await studio.run(['check', manifest, '--json']);
  return { ...(JSON.parse(out) as Refused), status };
};
/** What stops the film: a cue that stays where its shot was shortened is only a warning more. */
const told = ({ problems }: Refused): string[] =>
  problems.filter(({ severity }) => severity !== 'warning').map(({ code, at }) => `${code} ${at}`);

const CASES: readonly (readonly [what: string, document: Document, expected: string])[] = [
  ['a medium that is missing', medium('gone.mp4'), 'missing-file /media/a/file'],
  ['an empty file', medium('empty.mp4'), 'media-empty /media/a/file'],
  ['a film without its second half, index last', medium('half.mp4'), 'media-truncated /media/a/file'],
  ['a film without its second half, index first', medium('fast-half.mp4'), 'media-truncated /media/a/file'],
  ['a text called .mp4', medium('text.mp4'), 'media-is-text /media/a/file'],
  ['an HLS playlist called .mp4', medium('hls.mp4'), 'media-is-playlist /media/a/file'],
  ['an ffconcat script called .mp4', medium('concat.mp4'), 'media-is-playlist /media/a/file'],
  ['a folder called .mp4', medium('folder.mp4'), 'not-a-file /media/a/file'],
  ['a link that leaves the folder', medium('link.mp4'), 'path-refused /media/a/file'],
  ['a path that leaves the folder', medium('../a.mp4'), 'path-refused /media/a/file'],
  ['a card of no duration', timeline(clip, card('x', '0s')), 'no-duration /timeline/1/duration'],
  ['a clip of no duration', timeline({ clip: 'a', from: '1s', to: '1s' }), 'no-duration /timeline/0/to'],
  ['less than half a frame', timeline({ clip: 'a', from: '1s', to: '1.01s' }), 'no-duration /timeline/0/to'],
  ['"to" past the end', timeline(clip, { clip: 'a', to: '9s' }), 'past-end /timeline/1/to'],
  ['"from" past the end', timeline({ clip: 'a', from: '3s' }), 'past-end /timeline/0/from'],
  ['a language without subtitles', good({ languages: ['en', 'cs'] }), 'missing-subtitles /subtitles/cs'],
  ['a subtitle file that is missing', good({ subtitles: { en: 'gone.srt' } }), 'missing-file /subtitles/en'],
  [
    'a folder for a subtitle file',
    good({ subtitles: { en: { file: 'folder.mp4' } } }),
    'not-a-file /subtitles/en/file',
  ],
  ['a cue without a glyph', good({ subtitles: { en: 'glyph.srt' } }), 'missing-glyph glyph.srt:2'],
  ['a card without a glyph', timeline(card({ en: 'Care 走' })), 'missing-glyph /timeline/0/card/title/en'],
  [
    'a codec that the build of 2018 makes too slowly',
    good({
      format: { width: 128, height: 72, frameRate: '25' },
      renditions: [
        { name: 'a', height: 72, codec: 'hevc' },
        { name: 'b', height: 72, codec: 'av1' },
      ],
    }),
    'codec-missing /renditions/1/codec',
  ],
  [
    'a crossfade into the first shot',
    timeline({ ...clip, transition: { type: 'crossfade', duration: '200ms' } }),
    'bad-transition /timeline/0/transition',
  ],
];

describe.each(CASES)('%s', (_, document, expected) => {
  it('is told with its code and place, and nothing is made', async () => {
    const manifest = await studio.manifest(document);
    const checked = await check(manifest);
    expect(told(checked)).toEqual([expected]);
    expect(checked).toMatchObject({ status: 2, ok: false });
    const rendered = await studio.run(['render', manifest, '--out', studio.path('new'), '--json']);
    expect(rendered.status).toBe(2);
    expect(told(JSON.parse(rendered.out) as Refused)).toEqual([expected]);
    expect(existsSync(studio.path('new'))).toBe(false);
    expect((await studio.run(['plan', manifest, '--json'])).status).toBe(2);
    expect(rendered.err).toMatch(/nothing was made: 1 problem has to be mended first/);
  });
});

it('leaves an earlier release as it was, whatever is wrong', async () => {
  for (const [, document] of CASES) {
    const { status } = await studio.run(['render', await studio.manifest(document), '--out', studio.path('out')]);
    expect(status).toBe(2);
  }
  expect(await digestsIn(studio.path('out'))).toEqual(before);
});

it('never reads what a playlist points at', async () => {
  for (const file of ['hls.mp4', 'concat.mp4']) {
    const said = await studio.run(['render', await studio.manifest(medium(file)), '--out', studio.path('new')]);
    expect(said.out + said.err).not.toContain(SECRET);
  }
  for (const path of await filesIn(studio.path('.polyreel')))
    expect((await readFile(path)).includes(SECRET), path).toBe(false);
});

describe('every problem at once', () => {
  it('of fields, media, cut and subtitles', async () => {
    const document = good({
      colour: 'red',
      media: { a: { file: 'a.mp4' }, b: { file: 'gone.mp4' }, c: { file: 'text.mp4' } },
      languages: ['en', 'cs'],
      subtitles: { en: 'glyph.srt' },
      timeline: [
        { clip: 'a', to: 5 },
        { clip: 'a', to: '9s' },
        { clip: 'b', to: '1s' },
        { clip: 'c' },
        card('走'),
        card('x', '0s'),
        { clip: 'unknown' },
        { clip: 'a', to: '1s', transition: { type: 'crossfade', duration: '5s' } },
      ],
    });
    const checked = await check(await studio.manifest(document));
    expect(told(checked).sort()).toEqual(
      [
        'unknown-field /colour',
        'invalid-value /timeline/0/to',
        'past-end /timeline/1/to',
        'missing-file /media/b/file',
        'media-is-text /media/c/file',
        'missing-glyph /timeline/4/card/title',
        'no-duration /timeline/5/duration',
        'unknown-media /timeline/6/clip',
        'missing-subtitles /subtitles/cs',
        'missing-glyph glyph.srt:2',
      ].sort(),
    );
  });

  it('and nothing that only follows from another', async () => {
    const changes = [
      [{ languages: 'en' }, ['invalid-value /languages']],
      [{ format: { width: 64, height: 36, frameRate: 25 } }, ['invalid-value /format/frameRate']],
      [{ subtitles: { en: 7 } }, ['invalid-value /subtitles/en']],
      [{ media: { a: { file: 7 } } }, ['invalid-value /media/a/file']],
      [
        {
          timeline: [
            { clip: 'a', to: 5 },
            { ...clip, transition: { type: 'crossfade', duration: '900ms' } },
          ],
        },
        ['invalid-value /timeline/0/to'],
      ],
    ] as const;
    for (const [change, expected] of changes)
      expect(told(await check(await studio.manifest(good(change))))).toEqual(expected);
  });

  it('each with a severity, a code, a place and a sentence', async () => {
    const { problems } = await check(await studio.manifest(medium('gone.mp4')));
    expect(problems.filter(({ severity }) => severity === 'block')).toEqual([
      {
        severity: 'block',
        code: 'missing-file',
        at: '/media/a/file',
        message: expect.stringContaining('"gone.mp4" does not exist'),
      },
    ]);
  });
});

describe('a command line that is wrong', () => {
  const failure = async (...args: string[]) => {
    const { status, out, err } = await studio.run(args);
    expect(existsSync(studio.path('new'))).toBe(false);
    return { status, out, err };
  };
  const out = (): string[] => ['--out', studio.path('new')];

  it.each([
    ['no command', []],
    ['an unknown command', ['rendr']],
    ['no manifest', ['render']],
    ['no --out', ['render', 'film.json']],
    ['an unknown option', ['check', 'film.json', '--colour']],
    ['no jobs at all', ['render', 'film.json', '--out', 'new', '--jobs', '0']],
    ['half a job', ['render', 'film.json', '--out', 'new', '--jobs', '1.5']],
  ])('%s', async (_, args) => {
    const { status, out, err } = await failure(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });

  it('a manifest that does not exist', async () => {
    const { status, out: said, err } = await failure('render', studio.path('none.json'), ...out(), '--json');
    expect(status).toBe(2);
    expect(JSON.parse(said)).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(err).toContain('there is no manifest');
  });

  it('a folder for a manifest', async () => {
    const { status, err } = await failure('check', studio.folder);
    expect(status).toBe(2);
    expect(err).toContain('is a folder');
  });

  it('JSON that nobody can read', async () => {
    await studio.write('broken.json', '{\n  "version": 1,\n  "id": }');
    const checked = await check(studio.path('broken.json'));
    expect(checked).toMatchObject({ status: 2, ok: false });
    expect(told(checked)).toEqual(['not-json line 3, column 9']);
  });

  it.each(['de', 'en,de', '', 'en,'])('a language that the film does not have: %j', async (languages) => {
    const manifest = await studio.manifest(good());
    const { status, err } = await failure('render', manifest, ...out(), '--languages', languages);
    expect(status).toBe(2);
    expect(err).toContain('its languages are en');
  });

  it('a file where the release should go', async () => {
    await studio.write('taken', 'mine');
    const { status, err } = await failure('render', await studio.manifest(good()), '--out', studio.path('taken'));
    expect(status).toBe(2);
    expect(err).toContain('is a file');
    expect(await readFile(studio.path('taken'), 'utf8')).toBe('mine');
  });
});

it('gives the result alone on stdout, and everything else on stderr', async () => {
  const { status, out, err } = await studio.run([
    ...['render', await studio.manifest(good()), '--out', studio.path('again'), '--json'],
  ]);
  expect(status).toBe(0);
  expect((JSON.parse(out) as Report).documentary).toBe('film');
  expect(err).toMatch(/100 % reading media\n/);
  const checked = await studio.run(['check', studio.path('film.json')]);
  expect(checked).toMatchObject({ status: 0, out: expect.stringMatching(/film\.json is good\.\n$/) });
});
