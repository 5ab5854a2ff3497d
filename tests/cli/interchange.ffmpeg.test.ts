import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../support/project.ts';
import { makeClip, openStudio, probeFile, type Studio, srt } from '../support/studio.ts';

const FILM: Document = {
  format: { width: 64, height: 36, frameRate: '25' },
  media: { farm: { file: 'media/farm.mp4' }, bus: { file: 'media/bus.mp4' } },
  subtitles: { en: 'en.srt' },
  editions: { short: { tags: ['short'] } },
  renditions: [{ name: '36p', height: 36 }],
  deliver: ['soft'],
  timeline: [
    { section: { title: 'Farm' } },
    { clip: 'farm', from: '480ms', to: '1.48s' },
    { section: { title: 'Bus' } },
    { clip: 'bus', to: '1s', tags: ['short'], transition: { type: 'crossfade', duration: '10f' } },
  ],
};

const EDL = `TITLE: The farm and the bus
001  AX  V  C      01:00:00:10 01:00:01:10 00:00:00:00 00:00:01:00
* FROM CLIP NAME: farm.mp4
002  AX  V  C      01:00:01:10 01:00:01:10 00:00:01:00 00:00:01:00
002  AX  V  D  010 01:00:00:00 01:00:01:00 00:00:01:00 00:00:02:00
* FROM CLIP NAME: farm.mp4
* TO CLIP NAME: bus.mp4
`;

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
  for (const name of ['farm', 'bus']) await makeClip(studio.path(`media/${name}.mp4`), { seconds: 2, size: '64x36' });
  await studio.write('en.srt', srt([['00,200', '00,800', 'She comes.']]));
  await studio.write('cut.edl', EDL);
  await studio.manifest(FILM);
});
afterAll(() => studio.close());

const read = (name: string): Promise<string> => readFile(studio.path(name), 'utf8');

describe('import and export on the command line', () => {
  it('makes a manifest of an EDL that renders to the frame', async () => {
    const { status, out, err } = await studio.run([
      'import',
      studio.path('cut.edl'),
      '--output',
      studio.path('cut.json'),
    ]);
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('an EDL does not say its frame rate; 25 is assumed. Say it with --edit-rate.');
    const manifest = JSON.parse(await read('cut.json')) as Document;
    const small = { ...manifest, format: FILM.format, renditions: FILM.renditions, deliver: ['soft'] };
    await studio.write('small.json', JSON.stringify(small));
    const report = await studio.render([studio.path('small.json'), '--out', studio.path('cut'), '--accept-errors']);
    expect(report.frames).toBe(50);
    const [film] = report.outputs.filter(({ kind }) => kind === 'soft');
    const { streams } = await probeFile(studio.path(`cut/${film?.path}`), ['-count_frames']);
    expect(streams.find(({ codec_type }) => codec_type === 'video')?.nb_read_frames).toBe('50');
  });

  it('runs every command of docs/interchange.md', async () => {
    const text = await readFile(new URL('../../docs/interchange.md', import.meta.url), 'utf8');
    const commands = [...text.matchAll(/^ {4}polyreel (.+)$/gm)].map(([, command = '']) => command.split(' '));
    expect(commands).toHaveLength(5);
    for (const [name = '', ...args] of commands) {
      const placed = args.map((arg) => (/\.\w+$/.test(arg) ? studio.path(arg) : arg));
      const { status, err } = await studio.run([name, ...placed]);
      expect([status, err], args.join(' ')).toEqual([0, expect.any(String)]);
    }
    const again = JSON.parse(await read('again.json')) as Document;
    const film = JSON.parse(await read('film.json')) as Document;
    expect(again).toEqual({
      ...film,
      timeline: [
        { section: { title: 'Farm' } },
        { clip: 'farm', from: '00:00:00:12', to: '00:00:01:12' },
        { section: { title: 'Bus' } },
        {
          clip: 'bus',
          from: '00:00:00:00',
          to: '00:00:01:00',
          tags: ['short'],
          transition: { type: 'crossfade', duration: '10f' },
        },
      ],
    });
    expect(await read('film.edl')).toContain('YELLOW  CUE She comes.');
    expect(await read('film.fcpxml')).toContain('value="She comes."');
  });

  it('writes an edition, with its own sections only', async () => {
    const { status, out } = await studio.run([
      'export',
      studio.path('film.json'),
      '--to',
      'otio',
      '--edition',
      'short',
      '--json',
    ]);
    const { ok, text } = JSON.parse(out) as { ok: boolean; text: string };
    expect([status, ok]).toEqual([0, true]);
    expect(text).toContain('"Bus"');
    expect(text).not.toContain('"Farm"');
  });

  it('writes without footage where every clip says where it ends', async () => {
    await studio.manifest(
      { ...FILM, media: { farm: { file: 'media/away.mp4' }, bus: { file: 'media/bus.mp4' } } },
      'away.json',
    );
    const { status, err, out } = await studio.run(['export', studio.path('away.json'), '--to', 'edl']);
    expect(status).toBe(0);
    expect(err).toContain('warning /media/farm/file');
    expect(out).toContain('00:00:00:12 00:00:01:02 00:00:00:00 00:00:00:15');
  });

  it.each([
    ['a format that is not written', ['export', 'film.json', '--to', 'aaf'], 'choose one of otio, edl, fcpxml'],
    ['a manifest that is not there', ['export', 'none.json', '--to', 'otio'], 'there is no manifest'],
    [
      'a language that the film has not',
      ['export', 'film.json', '--to', 'otio', '--language', 'hr'],
      'its languages are en',
    ],
    [
      'an edition that is not there',
      ['export', 'film.json', '--to', 'otio', '--edition', 'long'],
      'there is no edition "long"',
    ],
    ['a file that is no timeline', ['import', 'en.srt'], 'it is none of OpenTimelineIO'],
    ['a file that is not there', ['import', 'none.edl'], 'cannot be read'],
    ['a rate that is none', ['import', 'cut.edl', '--edit-rate', 'fast'], '"fast" is no frame rate'],
  ])('ends with 2 for %s', async (_, args, said) => {
    const placed = args.map((arg) => (/\.\w+$/.test(arg) ? studio.path(arg) : arg));
    const { status, err } = await studio.run(placed);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  });
});
