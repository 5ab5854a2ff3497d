import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/render.ts';
import { loudnessOf, probeFile, runFfmpeg } from '../support/studio.ts';

const root = resolve(import.meta.dirname, '../..');
const LANGUAGES = ['en', 'cs', 'fr', 'hr'] as const;
const THREE = ['eng', 'ces', 'fra', 'hrv'];

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
  }, 600_000);
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
      expect(Number(video?.nb_read_packets)).toBe(1642);
      expect(Math.abs(Number(video?.duration) - Number(audio?.duration))).toBeLessThanOrEqual(1 / 25);
    }
    const { integrated, truePeak } = await loudnessOf(film('fr.360p.mp4'));
    expect(Math.abs(integrated + 23)).toBeLessThanOrEqual(0.5);
    expect(truePeak).toBeLessThanOrEqual(-1);
  });

  it('lists four tracks with as many cues as the files have, and a chapter for each country', async () => {
    const { streams, chapters } = await probeFile(film('720p.mp4'));
    expect(streams.filter(({ codec_type }) => codec_type === 'subtitle').map(({ tags }) => tags?.language)).toEqual(
      THREE,
    );
    for (const [i, language] of LANGUAGES.entries()) {
      const { stdout } = await runFfmpeg(['-v', 'error', '-i', film('720p.mp4'), '-map', `0:s:${i}`, '-f', 'srt', '-']);
      const cues = (text: string): number => text.match(/-->/g)?.length ?? 0;
      expect(cues(stdout.toString('utf8'))).toBe(
        cues(await readFile(join(root, `subtitles/demo/${language}.srt`), 'utf8')),
      );
    }
    expect(chapters).toHaveLength(4);
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
