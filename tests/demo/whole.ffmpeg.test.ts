import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import { readTrack } from '../../src/subtitles/read.ts';
import { readMedia } from '../support/hls/media.ts';
import { streamFaults } from '../support/hls/rules.ts';
import { tracksByMp4box } from '../support/mp4-tracks.ts';
import { openPdf, textOf } from '../support/pdf.ts';
import { loudnessOf, probeFile } from '../support/studio.ts';

const root = resolve(import.meta.dirname, '../..');
const LANGUAGES = ['en', 'cs', 'fr', 'hr'] as const;
const THREE = ['eng', 'ces', 'fra', 'hrv'];
const ID = 'rural-social-services';
const FRAMES = 1642;
const SECONDS = FRAMES / 25;
const writtenCues = (language: string): number =>
  readFileSync(join(root, `subtitles/demo/${language}.srt`), 'utf8').match(/-->/g)?.length ?? 0;

/** Runs an npm script as a person does. */
const npm = (args: readonly string[], cwd: string): Promise<{ status: number | null; out: string; err: string }> =>
  new Promise((done) => {
    const child = spawn('npm', ['run', '-s', ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.err += text;
    });
    child.once('close', (status) => done({ status, ...said }));
  });

/** Lines of the documents' shell blocks. */
const commands = [join(root, 'README.md'), ...readdirSync(join(root, 'docs')).map((name) => join(root, 'docs', name))]
  .filter((path) => path.endsWith('.md'))
  .flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
      block.trim().split('\n'),
    ),
  );

const KIT = [
  ...['brochure.pdf', 'booklet.pdf', 'recommendations.pdf', 'recommendations.html', 'evaluation.pdf', 'screening.html'],
];

type Texts = Readonly<Record<string, string>>;

const KIT_TEXTS = JSON.parse(readFileSync(join(root, 'manifests/demo.json'), 'utf8')) as {
  readonly recommendations: Readonly<Record<string, { readonly title: Texts; readonly text: Texts }>>;
  readonly guide: { readonly title: Texts };
  readonly timeline: readonly { readonly section?: { readonly text: Texts; readonly questions: readonly Texts[] } }[];
};

/** Letters alone: where lines are broken is the print's own. */
const plain = (text = ''): string => text.replace(/\s|\u00ad/g, '');

/** The whole demo, made by the command of the README in a copy of this checkout, so that its folders stay as they are. */
describe('the demo', () => {
  let checkout = '';
  let said: Awaited<ReturnType<typeof npm>>;
  const film = (name: string): string => join(checkout, 'demo-film', `rural-social-services.${name}`);
  const render = async (out: string): Promise<Report> => {
    const {
      status,
      out: json,
      err,
    } = await npm(['polyreel', '--', 'render', 'manifests/demo.json', '--out', out, '--json'], checkout);
    if (status !== 0) throw new Error(err);
    return JSON.parse(json) as Report;
  };

  beforeAll(async () => {
    checkout = await mkdtemp(join(tmpdir(), 'polyreel-demo-'));
    for (const name of [
      'src',
      'scripts',
      'manifests',
      'subtitles',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
    ])
      await cp(join(root, name), join(checkout, name), {
        recursive: true,
        filter: (path) => !/manifests\/\.polyreel/.test(path),
      });
    await cp(join(root, 'node_modules'), join(checkout, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
      mode: 2,
    });
    said = await npm(['demo'], checkout);
  }, 1_500_000);
  afterAll(() => rm(checkout, { recursive: true, force: true }));

  it('says where the films are and what to open first', () => {
    expect(said).toMatchObject({ status: 0 });
    for (const language of LANGUAGES)
      expect(said.out).toContain(`demo-film/rural-social-services.${language}.720p.mp4`);
    expect(said.out.trim().split('\n').at(-1)).toMatch(/^Open demo-film\/\S+\.mp4 first\.$/);
  });

  it('has exactly its frames in every version, sound and picture of one length, as loud as asked', async () => {
    for (const name of [
      '720p.mp4',
      '360p.mp4',
      ...LANGUAGES.flatMap((language) => [`${language}.720p.mp4`, `${language}.360p.mp4`]),
    ]) {
      const { streams } = await probeFile(film(name));
      const [video, audio] = ['video', 'audio'].map((type) => streams.find(({ codec_type }) => codec_type === type));
      expect(Number(video?.nb_read_packets)).toBe(FRAMES);
      expect(Math.abs(Number(video?.duration) - Number(audio?.duration))).toBeLessThanOrEqual(1 / 25);
    }
    const { integrated, truePeak } = await loudnessOf(film('fr.360p.mp4'));
    expect(Math.abs(integrated + 23)).toBeLessThanOrEqual(0.5);
    expect(truePeak).toBeLessThanOrEqual(-1);
  });

  it('lists four tracks in MP4, as another reader finds them, and a chapter for each country', async () => {
    for (const size of ['720p', '360p']) {
      const tracks = await tracksByMp4box(film(`${size}.mp4`));
      expect(tracks.slice(0, 6).map(({ type, samples }) => [type.slice(0, 4), samples])).toEqual([
        ['avc1', FRAMES],
        ['mp4a', expect.any(Number)],
        ...LANGUAGES.map(() => ['tx3g', expect.any(Number)]),
      ]);
      const texts = tracks.filter(({ type }) => type === 'tx3g');
      expect(texts.map(({ language }) => language)).toEqual(THREE);
      expect(texts.map(({ name }) => name)).toEqual(['English', 'čeština', 'français', 'hrvatski']);
      expect(texts.map(({ told }) => told)).toEqual(LANGUAGES.map(writtenCues));
      expect((await probeFile(film(`${size}.mp4`))).chapters).toHaveLength(4);
    }
  });

  it.each([
    ['720p.mkv', 'h264', 'aac', 'ass'],
    ['360p.mkv', 'h264', 'aac', 'ass'],
    ['720p.webm', 'vp9', 'opus', 'webvtt'],
  ])('%s has picture, sound, four tracks with every cue, and chapters', async (name, picture, sound, text) => {
    const { streams, chapters, format } = await probeFile(film(name));
    const of = (type: string) => streams.filter(({ codec_type }) => codec_type === type);
    expect(of('video').map(({ codec_name, nb_read_packets }) => [codec_name, nb_read_packets])).toEqual([
      [picture, String(FRAMES)],
    ]);
    expect(of('audio').map(({ codec_name }) => codec_name)).toEqual([sound]);
    expect(of('subtitle').map(({ codec_name, tags }) => [codec_name, tags?.language])).toEqual(
      THREE.map((language) => [text, language]),
    );
    expect(of('subtitle').map(({ nb_read_packets }) => Number(nb_read_packets))).toEqual(LANGUAGES.map(writtenCues));
    expect(of('attachment')).toHaveLength(name.endsWith('mkv') ? 4 : 0);
    expect(chapters).toHaveLength(4);
    expect(Math.abs(Number(format.duration) - SECONDS)).toBeLessThanOrEqual(1 / 25);
  });

  it('has the sound alone, with chapters', async () => {
    const { streams, chapters, format } = await probeFile(film('m4a'));
    expect(streams.filter(({ codec_type }) => codec_type !== 'data').map(({ codec_name }) => codec_name)).toEqual([
      'aac',
    ]);
    expect(chapters).toHaveLength(4);
    expect(Math.abs(Number(format.duration) - SECONDS)).toBeLessThanOrEqual(1 / 25);
  });

  it('has a poster, a picture of each country, and thumbnails that say where they stand', async () => {
    const size = async (name: string): Promise<unknown[]> => {
      const { streams } = await probeFile(join(checkout, 'demo-film', name));
      return streams.map(({ codec_name, width, height }) => [codec_name, width, height]);
    };
    for (const name of ['poster.jpg', 'chapters/01.jpg', 'chapters/02.jpg', 'chapters/03.jpg'])
      expect(await size(name)).toEqual([['mjpeg', 1280, 720]]);
    const vtt = await readFile(join(checkout, 'demo-film/thumbnails.vtt'), 'utf8');
    const tiles = [...vtt.matchAll(/thumbnails\.jpg#xywh=(\d+),(\d+),160,90/g)];
    expect(tiles).toHaveLength(Math.ceil(SECONDS / 2));
    expect(await size('thumbnails.jpg')).toEqual([['mjpeg', 1600, 90 * Math.ceil(tiles.length / 10)]]);
  });

  it.each(['hls', 'hls-ts'])('streams by %s as RFC 8216 asks, with every frame and every language', async (kind) => {
    const folder = join(checkout, 'demo-film', kind);
    expect(streamFaults(folder)).toEqual([]);
    for (const size of ['720p', '360p']) {
      const { segments } = readMedia(folder, `video/${size}.m3u8`);
      const seconds = segments.reduce((sum, { duration }) => sum + duration, 0);
      expect(Math.abs(seconds - SECONDS)).toBeLessThan(0.001);
    }
    const { streams } = await probeFile(join(folder, 'master.m3u8'));
    const pictures = streams.filter(({ codec_type }) => codec_type === 'video');
    expect(new Set(pictures.map(({ nb_read_packets }) => nb_read_packets))).toEqual(new Set([String(FRAMES)]));
    const listed = await readFile(join(folder, 'master.m3u8'), 'utf8');
    expect([...listed.matchAll(/TYPE=SUBTITLES.*?LANGUAGE="(\w+)"/g)].map(([, language]) => language)).toEqual([
      ...LANGUAGES,
    ]);
  });

  it.each(LANGUAGES)('has subtitles and a transcript in %s in every format', async (language) => {
    for (const format of ['srt', 'vtt', 'ttml'])
      expect(readTrack(await readFile(film(`${language}.${format}`)), { language }).cues).toHaveLength(
        writtenCues(language),
      );
    expect(await readFile(film(`${language}.html`), 'utf8')).toContain(`<html lang="${language}"`);
    expect((await readFile(film(`${language}.txt`), 'utf8')).split('\n').length).toBeGreaterThan(10);
  });

  it.each(LANGUAGES)(
    'has the workshop kit in %s: prints that can be read, and the page for the hall',
    async (language) => {
      for (const name of KIT) expect(existsSync(film(`${language}.${name}`)), name).toBe(true);
      const { recommendations, guide, timeline } = KIT_TEXTS;
      const read = async (name: string): Promise<string> =>
        plain(await textOf(await openPdf(await readFile(film(`${language}.${name}`)))));
      const brochure = await read('brochure.pdf');
      for (const { section } of timeline) if (section) expect(brochure).toContain(plain(section.text[language]));
      const printed = await read('recommendations.pdf');
      expect(printed).toContain(plain(guide.title[language]));
      for (const { title, text } of Object.values(recommendations)) {
        expect(printed).toContain(plain(title[language]));
        expect(printed).toContain(plain(text[language]));
      }
      const hall = await readFile(film(`${language}.screening.html`), 'utf8');
      for (const { section } of timeline)
        for (const question of section?.questions ?? []) expect(hall).toContain(question[language]);
    },
  );

  it.each(LANGUAGES)('packs for a hall in %s what belongs there, whole', async (language) => {
    const folder = await mkdtemp(join(tmpdir(), 'polyreel-pack-'));
    const run = (program: string, args: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return stdout;
    };
    run('unzip', ['-q', film(`${language}.zip`)]);
    const sums = run('sha256sum', ['-c', 'checksums.sha256']);
    const names = sums
      .trim()
      .split('\n')
      .map((line) => line.replace(/: OK$/, ''));
    expect(names.slice(0, 3)).toEqual(['screening.html', `${ID}.${language}.720p.mp4`, `${ID}.720p.mp4`]);
    const own = ['srt', ...KIT.filter((name) => name !== 'screening.html')].map((name) => `${ID}.${language}.${name}`);
    expect(names).toEqual(expect.arrayContaining(['index.html', 'poster.jpg', ...own]));
    expect(readdirSync(folder).sort()).toEqual([...names, 'checksums.sha256'].sort());
    await rm(folder, { recursive: true });
  });

  it('encodes nothing the second time, and one cue’s spans after its words changed', async () => {
    const again = await render('demo-film');
    expect(again.pictures).toMatchObject({ encoded: 0 });
    const hr = join(checkout, 'subtitles/demo/hr.srt');
    const before = new Map(again.outputs.map(({ path, sha256 }) => [path, sha256]));
    const old = await readFile(hr, 'utf8');
    const words = old.split('\n')[2] ?? '';
    await copyFile(hr, `${hr}.old`);
    await writeFile(hr, old.replace(words, words.toUpperCase()));
    const changed = await render('demo-film');
    expect(changed.pictures.encoded).toBe(2);
    const films = changed.outputs
      .filter(({ path, sha256 }) => path.endsWith('.mp4') && before.get(path) !== sha256)
      .map(({ path }) => path);
    expect(films.map((path) => path.replace('rural-social-services.', '')).sort()).toEqual([
      '360p.mp4',
      '720p.mp4',
      'hr.360p.mp4',
      'hr.720p.mp4',
    ]);
    await copyFile(`${hr}.old`, hr);
  });

  it.each(commands.filter((line) => line.includes('polyreel')))('`%s` works as the document says', async (line) => {
    const [, , , ...args] = line.split(' ');
    const { status, err } = await npm(args, checkout);
    expect({ status, err: status === 0 ? '' : err }).toEqual({ status: 0, err: '' });
  });

  it('is what the other commands of the documents are about', () => {
    expect(commands.filter((line) => !line.includes('polyreel'))).toEqual(['npm run demo', 'npm test']);
  });

  it('is told by documents whose links lead somewhere', () => {
    const documents = [
      'README.md',
      ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
    ];
    const broken = documents
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) =>
        [...readFileSync(join(root, name), 'utf8').matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) =>
          resolve(root, name, '..', link),
        ),
      )
      .filter((path) => !existsSync(path));
    expect(broken).toEqual([]);
  });

  it('gives a release whose checksums hold', async () => {
    const sums = (await readFile(join(checkout, 'demo-film/checksums.sha256'), 'utf8')).trim().split('\n');
    expect(sums.length).toBeGreaterThan(20);
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(await readFile(join(checkout, 'demo-film', name)))
          .digest('hex'),
      ).toBe(sum);
    }
  });
});
