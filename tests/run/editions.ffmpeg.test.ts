import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import type { Document } from '../support/project.ts';
import { frameDigests, makeClip, openStudio, probeFile, type Studio, srt } from '../support/studio.ts';

const SECOND = 25;
const tags = ['workshop'];
const film = {
  format: { width: 64, height: 36, frameRate: '25' },
  languages: ['en', 'cs'],
  media: { a: { file: 'a.mp4' } },
  subtitles: { en: 'en.srt', cs: 'cs.srt' },
  subtitleLimits: { shortest: '500ms' },
  renditions: [{ name: '36p', height: 36 }],
  deliver: ['burned', 'sidecars'],
  timeline: [
    { clip: 'a', from: '0s', to: '1s', tags },
    { clip: 'a', from: '3s', to: '4s' },
    { clip: 'a', from: '1s', to: '2s', tags },
    { clip: 'a', from: '2s', to: '3s', tags, transition: { type: 'crossfade', duration: '4f' } },
    { card: { title: 'Thanks' }, duration: '1s', tags },
  ],
  editions: {
    workshop: { tags, title: { en: 'The workshop', cs: 'Dílna' } },
    teaser: { timeline: [{ clip: 'a', from: '0s', to: '1s' }], subtitles: { cs: 'teaser.srt' } },
  },
};
const cues = (one: string, two: string, three: string) =>
  srt([
    ['00,200', '00,900', one],
    ['01,200', '01,800', two],
    ['02,200', '02,800', three],
  ]);

let studio: Studio;
let manifest: string;
const reports: Record<string, Report> = {};
beforeAll(async () => {
  studio = await openStudio();
  await makeClip(studio.path('a.mp4'), { seconds: 4, size: '64x36' });
  await studio.write('en.srt', cues('One', 'Two', 'Three'));
  await studio.write('cs.srt', cues('Jedna', 'Dva', 'Tři'));
  await studio.write('teaser.srt', srt([['00,300', '00,900', 'Zkrátka']]));
  manifest = await studio.manifest(film);
  for (const edition of ['full', 'workshop', 'teaser'])
    reports[edition] = await studio.render([manifest, '--edition', edition, '--out', studio.path(edition)]);
  return () => studio.close();
});

const words = async (edition: string, language: string): Promise<string> =>
  (await readFile(studio.path(`${edition}/film.${language}.srt`), 'utf8')).replaceAll('\r', '').trim();

describe('an edition', () => {
  it('is encoded only where it shows what the full film does not', () => {
    expect(reports.full?.pictures).toMatchObject({ reused: 0 });
    expect(reports.workshop).toMatchObject({ edition: 'workshop', frames: 4 * SECOND - 4, problems: [] });
    expect(reports.workshop?.pictures).toMatchObject({ encoded: 0, encodedFrames: 0 });
    expect(reports.workshop?.pictures.reusedFrames).toBeGreaterThan(4 * SECOND);
  });

  it('shows the very frames of the full film', async () => {
    const [full, workshop] = await Promise.all(
      ['full', 'workshop'].map((edition) => frameDigests(studio.path(`${edition}/film.cs.36p.mp4`))),
    );
    expect(full).toHaveLength(5 * SECOND - 4);
    expect(workshop).toEqual([...(full ?? []).slice(0, SECOND), ...(full ?? []).slice(2 * SECOND)]);
  });

  it('has the subtitles of its footage, each where its shot is now', async () => {
    expect(await words('workshop', 'en')).toBe(
      '1\n00:00:00,200 --> 00:00:00,900\nOne\n\n2\n00:00:01,200 --> 00:00:01,800\nThree',
    );
    expect(await words('teaser', 'en')).toBe('1\n00:00:00,200 --> 00:00:00,900\nOne');
  });

  it('has its own subtitles where it names some, timed against itself', async () => {
    expect(await words('teaser', 'cs')).toBe('1\n00:00:00,300 --> 00:00:00,900\nZkrátka');
  });

  it('is called by its own title, or as the film is', async () => {
    const titleOf = async (file: string) =>
      (await probeFile(studio.path(file), ['-show_entries', 'format_tags'])).format;
    expect(await titleOf('workshop/film.cs.36p.mp4')).toMatchObject({ tags: { title: 'Dílna' } });
    expect(await titleOf('teaser/film.cs.36p.mp4')).toMatchObject({ tags: { title: 'Film' } });
  });

  it('does not take the place of another one in its folder', async () => {
    const { status, err } = await studio.run(['render', manifest, '--edition', 'teaser', '--out', studio.path('full')]);
    expect([status, err]).toEqual([2, expect.stringContaining('holds the edition "full", and "teaser" would replace')]);
    expect(await frameDigests(studio.path('full/film.cs.36p.mp4'))).toHaveLength(5 * SECOND - 4);
  });
});

describe('a plan', () => {
  it('says of an edition what would run', async () => {
    const { out } = await studio.run(['plan', manifest, '--edition', 'workshop', '--json']);
    const { edition, frames, steps } = JSON.parse(out);
    expect([edition, frames, steps.some(({ run }: { run: boolean }) => run)]).toEqual(['workshop', 96, false]);
  });

  it.each(['plan', 'check'])('and a %s of an edition that is not there name those that are', async (command) => {
    const { status, out } = await studio.run([command, manifest, '--edition', 'teasre', '--json']);
    expect(status).toBe(2);
    expect(JSON.parse(out).problems).toEqual([
      expect.objectContaining({
        code: 'unknown-edition',
        message: 'there is no edition "teasre"; the manifest has full, workshop, teaser.',
      }),
    ]);
  });
});

describe('a check', () => {
  const told = async (changes: Document, ...args: string[]) => {
    const path = await studio.manifest({ ...film, ...changes }, 'wrong.json');
    const { out } = await studio.run(['check', path, '--json', ...args]);
    return (JSON.parse(out).problems as { severity: string; code: string; at: string; message: string }[]).map(
      ({ severity, code, at }) => `${severity} ${code} ${at}`,
    );
  };
  const teaser = (more: Document) => ({ editions: { teaser: { timeline: film.timeline.slice(0, 1), ...more } } });

  it('finds nothing in good editions', async () => {
    expect(await told({})).toEqual([]);
  });

  it('looks into every edition, or into the one that is named', async () => {
    const wrong = teaser({
      timeline: [
        { clip: 'a', to: '9s' },
        { clip: 'a', from: '9s' },
      ],
      poster: '20s',
    });
    const problems = [
      'block past-end /editions/teaser/timeline/0/to',
      'block past-end /editions/teaser/timeline/1/from',
    ];
    expect(await told(wrong)).toEqual(problems);
    expect(await told(wrong, '--edition', 'teaser')).toEqual(problems);
    expect(await told(wrong, '--edition', 'full')).toEqual([]);
  });

  it('gives the place of a poster and of subtitles that are the edition’s own', async () => {
    expect(await told(teaser({ poster: '20s' }))).toEqual(['block past-end /editions/teaser/poster']);
    expect(await told(teaser({ subtitles: { cs: 'none.srt' } }))).toEqual([
      expect.stringMatching(/^\S+ \S+ \/editions\/teaser\/subtitles\/cs$/),
    ]);
  });

  it('tells once what is wrong with an entry in several editions, and where an edition alone is to blame', async () => {
    const [first = {}, second = {}, ...others] = film.timeline;
    expect(await told({ timeline: [{ ...first, to: '9s' }, second, ...others] })).toEqual([
      'block past-end /timeline/0/to',
    ]);
    const short = { clip: 'a', from: '0s', to: '3f', tags };
    expect(
      await told({ timeline: [short, film.timeline[1], film.timeline[3]], subtitles: {} }, '--languages', 'en'),
    ).toEqual(expect.arrayContaining(['block bad-transition /timeline/2/transition']));
  });

  it('shows cues that an edition cuts, and not those on footage that it leaves out', async () => {
    const shorter = teaser({ timeline: [{ clip: 'a', from: '0s', to: '20f' }] });
    expect(await told(shorter, '--languages', 'cs')).toEqual(['warning cue-cut /editions/teaser']);
  });
});
