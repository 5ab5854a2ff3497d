import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import { openPdf, pagesOf, pictureOf, textOf } from '../support/pdf.ts';
import { makeClip, openStudio, runFfmpeg, type Studio, srt } from '../support/studio.ts';

let studio: Studio;
let manifest = '';
let first: Report;
const both = (en: string, cs: string) => ({ en, cs });
const film = (text: string) => ({
  title: both('Care', 'Péče'),
  languages: ['en', 'cs'],
  website: 'https://films.example.eu/d/film',
  format: { width: 320, height: 180, frameRate: '25' },
  media: { a: { file: 'a.mp4' } },
  subtitles: { en: 'en.srt', cs: 'cs.srt' },
  recommendations: { visit: { title: both('Visit', 'Navštěvujte'), text: both('Go.', 'Jděte.') } },
  deliver: ['pack', 'brochure', 'recommendations', 'evaluation'],
  timeline: [
    { section: { title: both('Czechia', 'Česko'), text: both('Every week.', text) } },
    { clip: 'a', recommendation: 'visit' },
  ],
});
const render = (): Promise<Report> => studio.render([manifest, '--out', studio.path('out'), '--accept-errors']);
const track = (words: string) => srt([['01,000', '02,500', words]]);
const PRINTS = ['brochure', 'recommendations', 'evaluation'];
const sums = ({ outputs }: Report) =>
  new Map(outputs.filter(({ kind }) => PRINTS.includes(kind)).map(({ path, sha256 }) => [path, sha256]));

beforeAll(async () => {
  studio = await openStudio();
  await makeClip(studio.path('a.mp4'), { seconds: 4 });
  await studio.write('en.srt', track('The nurse comes to every village.'));
  await studio.write('cs.srt', track('Sestra přijíždí do každé vesnice.'));
  manifest = await studio.manifest(film('Každý týden.'));
  first = await render();
});
afterAll(() => studio.close());

describe('a release with prints', () => {
  it('has them in each language, and no stills of theirs', () => {
    const names = ['brochure.pdf', 'booklet.pdf', 'recommendations.pdf', 'evaluation.pdf', 'recommendations.html'];
    expect([...sums(first).keys()].sort()).toEqual(
      ['cs', 'en'].flatMap((language) => names.map((name) => `film.${language}.${name}`)).sort(),
    );
    expect(first.outputs.filter(({ path }) => path.startsWith('chapters/'))).toEqual([]);
  });

  it('has whole documents, with the film’s own pictures', async () => {
    const bytes = await readFile(studio.path('out/film.cs.brochure.pdf'));
    const pdf = await openPdf(bytes);
    expect(await pagesOf(pdf)).toHaveLength(4);
    expect(await textOf(pdf)).toContain('Každý týden.');
    expect(bytes.toString('latin1')).toMatch(/\/Subtype \/Image\s/);
  });

  it('has them in its packs too', () => {
    const list = execFileSync('unzip', ['-l', studio.path('out/film.cs.zip')], { encoding: 'utf8' });
    for (const name of ['brochure.pdf', 'booklet.pdf', 'recommendations.html', 'evaluation.pdf'])
      expect(list).toContain(`film.cs.${name}`);
  });

  it('keeps them while subtitles change, and makes those of a language anew whose section does', async () => {
    await studio.write('cs.srt', track('Sestra jezdí do každé vesnice.'));
    expect(sums(await render())).toEqual(sums(first));
    manifest = await studio.manifest(film('Každý den.'));
    const [before, after] = [sums(first), sums(await render())];
    expect([...after].filter(([path, sum]) => before.get(path) !== sum).map(([path]) => path)).toEqual([
      'film.cs.brochure.pdf',
      'film.cs.booklet.pdf',
    ]);
  });

  it('shows an emblem of one’s own as it is, whatever kind of picture it is', async () => {
    const drawn = ['-v', 'error', '-f', 'lavfi', '-i', 'color=c=red:s=90x60', '-frames:v', '1'];
    await runFfmpeg([...drawn, '-c:v', 'bmp', '-f', 'image2', studio.path('emblem.bmp')]);
    const own = film('Každý den.');
    manifest = await studio.manifest({
      ...{ ...own, media: { ...own.media, emblem: { file: 'emblem.bmp' } } },
      funding: { emblem: 'emblem', duration: '1s' },
      deliver: ['evaluation'],
    });
    await render();
    const [page] = await pagesOf(await openPdf(await readFile(studio.path('out/film.cs.evaluation.pdf'))));
    if (!page) throw new Error('a sheet has a page');
    const data = (await pictureOf(page)).data();
    let red = 0;
    for (let i = 0; i < data.length; i += 4)
      if ((data[i] ?? 0) > 220 && (data[i + 1] ?? 255) < 40 && (data[i + 2] ?? 255) < 40) red += 1;
    expect(red).toBeGreaterThan(500);
  });
});
