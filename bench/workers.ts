import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newClient } from '../tests/service/support/client.ts';
import { newFolder, startService, startWorkerProgram } from '../tests/service/support/service.ts';
import { demoMedia } from '../tests/support/demo-media.ts';
import { startRedis } from '../tests/support/redis-server.ts';

const root = resolve(import.meta.dirname, '..');
const FILM = 'rural-social-services';

interface Rendered {
  readonly seconds: number;
  readonly films: readonly string[];
}

/** The demo, whole, by one worker and by two, each with one step at a time. */
export const measureWorkers = async (): Promise<string[]> => {
  const footage = await demoMedia();
  const one = await renderWith(1, footage);
  const two = await renderWith(2, footage);
  const same = one.films.join() === two.films.join() ? 'the same' : 'OTHER';
  const ratio = (two.seconds / one.seconds).toFixed(2);
  return [
    `the demo by two workers: ${ratio} of the wall time of one (${two.seconds.toFixed(1)} s, ${one.seconds.toFixed(1)} s); ${same} films`,
  ];
};

const renderWith = async (count: number, footage: string): Promise<Rendered> => {
  const folder = await newFolder();
  const redis = await startRedis();
  const home = folder.path('home');
  const settings = { REDIS_URL: redis.url };
  const service = await startService(home, settings);
  const workers = await Promise.all(Array.from({ length: count }, () => startWorkerProgram(home, settings)));
  try {
    const client = newClient(service);
    const path = `/v1/documentaries/${FILM}`;
    const manifest = await readFile(join(root, 'manifests/demo.json'), 'utf8');
    for (const { file } of Object.values(JSON.parse(manifest).media as Record<string, { file: string }>))
      await client.upload(FILM, join(footage, file.replace(/^.*\//, '')));
    await client.send('PUT', `${path}/manifest`, JSON.parse(manifest));
    for (const language of ['en', 'cs', 'fr', 'hr'])
      await client.send(
        'PUT',
        `${path}/subtitles/${language}`,
        await readFile(join(root, `subtitles/demo/${language}.srt`)),
      );
    const since = performance.now();
    await client.ended(await client.render(FILM), 900_000, 500);
    const seconds = (performance.now() - since) / 1000;
    const { files } = (await client.send('GET', `${path}/releases/latest`)).json;
    return { seconds, films: files.map(({ name, sha256 }: { name: string; sha256: string }) => `${name} ${sha256}`) };
  } finally {
    await Promise.all([service.stop(), ...workers.map(({ stop }) => stop())]);
    await redis.stop();
    await folder.remove();
  }
};
