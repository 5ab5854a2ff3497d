import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import { muxFilm, type SoftTrack } from '../../src/commands/film.ts';
import { rational } from '../../src/rational.ts';
import { resultsIn, sha256File } from '../../src/run/results.ts';
import { type FaultyBucket, openFaultyBucket } from '../adapters/store/s3/desk.ts';

const KiB = 1024;
const SMALLEST = 64 * KiB;
const LANGUAGES = ['ces', 'eng', 'fra', 'hrv'];
const tool = openMediaTool();

let bench: FaultyBucket;
beforeAll(async () => {
  bench = await openFaultyBucket({ smallest: SMALLEST, part: 2 * SMALLEST });
  const cwd = bench.folder;
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=20,noise=alls=30:allf=t', '-threads', '1'];
  const sound = ['-f', 'lavfi', '-i', 'sine=f=300:d=20'];
  await tool.run([...picture, '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '26', 'picture.mp4'], { cwd });
  await tool.run([...sound, '-c:a', 'aac', 'sound.mp4'], { cwd });
  const vp9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '3M'];
  await tool.run([...picture, ...vp9, 'picture.webm'], { cwd });
  await tool.run([...sound, '-c:a', 'libopus', 'sound.webm'], { cwd });
  await writeFile(join(cwd, 'chapters'), ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=20000\ntitle=All\n');
});
afterAll(() => bench.close());

type Container = 'mp4' | 'mkv' | 'webm';

const FORMATS = { mp4: 'srt', mkv: 'srt', webm: 'webvtt' } as const;

/** A film with a cue a second in each language, of which one is told. */
const mux = async (container: Container, name: string, czech: string): Promise<string> => {
  const format = FORMATS[container];
  const tracks = await Promise.all(
    LANGUAGES.map(async (language): Promise<SoftTrack> => {
      const cues = Array.from({ length: 19 }, (_, i) => {
        const second = String(i).padStart(2, '0');
        const text = language === 'ces' && i === 9 ? czech : `${language} ${i}`;
        const times = `00:00:${second}.100 --> 00:00:${second}.900`;
        return `${i + 1}\n${format === 'srt' ? times.replaceAll('.', ',') : times}\n${text}\n`;
      });
      const path = `${name}.${language}`;
      await writeFile(join(bench.folder, path), `${format === 'srt' ? '' : 'WEBVTT\n\n'}${cues.join('\n')}`);
      return { path, format, language, name: language, sdh: false };
    }),
  );
  const kind = container === 'webm' ? 'webm' : 'mp4';
  const output = `${name}.${container}`;
  const codec = container === 'webm' ? { codec: 'vp9' as const } : {};
  await tool.run(
    muxFilm({
      ...{ container, picture: `picture.${kind}`, sound: `sound.${kind}`, chapters: 'chapters', tracks, ...codec },
      ...{ title: 'Film', rate: rational(25), output },
    }),
    { cwd: bench.folder },
  );
  return join(bench.folder, output);
};

it.each<[Container, number, number]>([
  ['mp4', 1, 2],
  ['mkv', 2, 3],
  ['webm', 3, 3],
])('of a film in %s with a corrected cue, parts are sent where it changed', async (container, number, parts) => {
  const results = resultsIn(bench.store);
  const [before, after] = [1, 2].map((half) => `${number}${half}`.padStart(64, '0')) as [string, string];
  await results.commit(before, await mux(container, 'before', 'Dobrý den'), {}, []);
  const film = await mux(container, 'after', 'Dobrý den všem, kdo přišli');
  const [{ size }, digest] = [await stat(film), await sha256File(film)];
  const source = await results.source(before);
  expect(source?.sha256).not.toBe(digest);
  const sent = bench.proxy.sent();
  await results.commit(after, film, {}, source ? [source] : []);
  const bytes = bench.proxy.sent() - sent;
  expect(bytes).toBeLessThan(parts * SMALLEST + 0.01 * size);
  const found = await resultsIn(bench.behind).open(after);
  expect(found?.record).toMatchObject({ bytes: size, sha256: digest });
  expect((await readFile(found?.path ?? '')).length).toBe(size);
});
