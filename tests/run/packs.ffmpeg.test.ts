import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import { pixelsOf } from '../support/pixels.ts';
import { makeClip, openStudio, probeFile, type Studio, srt } from '../support/studio.ts';

let studio: Studio;
let manifest = '';
let first: Report;
const render = (...more: string[]): Promise<Report> =>
  studio.render([manifest, '--out', studio.path('out'), '--accept-errors', ...more]);
const track = (words: string) => srt([['01,000', '02,500', words]]);

beforeAll(async () => {
  studio = await openStudio();
  await makeClip(studio.path('a.mp4'), { seconds: 4 });
  await studio.write('en.srt', track('The nurse comes to every village.'));
  await studio.write('cs.srt', track('Sestra přijíždí do každé vesnice.'));
  manifest = await studio.manifest({
    title: { en: 'Care', cs: 'Péče' },
    languages: ['en', 'cs'],
    format: { width: 320, height: 180, frameRate: '25' },
    media: { a: { file: 'a.mp4' } },
    subtitles: { en: 'en.srt', cs: 'cs.srt' },
    deliver: ['pack'],
    timeline: [{ section: { title: { en: 'Czechia', cs: 'Česko' } } }, { clip: 'a' }],
  });
  first = await render();
});
afterAll(() => studio.close());

const packs = ({ outputs }: Report) => outputs.filter(({ kind }) => kind === 'pack');

describe('a release of packs', () => {
  it('has one for each language', () => {
    expect(packs(first).map(({ path, language }) => [path, language])).toEqual([
      ['film.en.zip', 'en'],
      ['film.cs.zip', 'cs'],
    ]);
  });

  it('has whole films in them, and all that belongs to them', async () => {
    const hall = studio.path('hall');
    execFileSync('unzip', ['-q', studio.path('out/film.cs.zip'), '-d', hall]);
    const check = spawnSync('sha256sum', ['-c', 'checksums.sha256'], { cwd: hall, encoding: 'utf8' });
    expect([check.status, check.stdout]).toEqual([
      0,
      expect.stringMatching(/^film\.cs\.180p\.mp4: OK\nfilm\.180p\.mp4: OK\n/),
    ]);
    const burned = await probeFile(`${hall}/film.cs.180p.mp4`);
    expect(burned.streams[0]).toMatchObject({ codec_name: 'h264', nb_read_packets: '100' });
    const soft = await probeFile(`${hall}/film.180p.mp4`);
    expect(
      soft.streams.filter(({ codec_type }) => codec_type === 'subtitle').map(({ tags }) => tags?.language),
    ).toEqual(['eng', 'ces']);
    const { width, height } = await pixelsOf(`${hall}/poster.jpg`);
    expect([width, height]).toEqual([320, 180]);
  });

  it('is the same while nothing changes, and another with its words', async () => {
    const sums = (report: Report) => packs(report).map(({ sha256 }) => sha256);
    expect(sums(await render())).toEqual(sums(first));
    await studio.write('cs.srt', track('Sestra jezdí do každé vesnice.'));
    expect(sums(await render())[1]).not.toBe(sums(first)[1]);
    const text = execFileSync('unzip', ['-p', studio.path('out/film.cs.zip'), 'film.cs.txt'], { encoding: 'utf8' });
    expect(text).toContain('Sestra jezdí do každé vesnice.');
  });
});
