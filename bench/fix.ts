import { type Client, newClient } from '../tests/service/support/client.ts';
import { makeFootage, putFilm, track } from '../tests/service/support/films.ts';
import { newFolder, startService } from '../tests/service/support/service.ts';

const SIZE = '640x360';

/** From a corrected cue to its release, on an idle service and while a long render fills the queue. */
export const measureFix = async (): Promise<string[]> => {
  const folder = await newFolder();
  const service = await startService(folder.path('home'));
  try {
    const client = newClient(service);
    const clip = folder.path('a.mp4');
    await makeFootage(clip, 40, SIZE);
    await putFilm(client, { id: 'short', shots: 2, frames: 100, size: SIZE }, clip);
    await client.ended(await client.render('short'), 300_000);
    const idle = await fix(client, 'Opraveno');
    await putFilm(client, { id: 'long', shots: 60, frames: 150, size: SIZE, from: 300 }, clip);
    const long = await client.render('long');
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const busy = await fix(client, 'Znovu');
    const { json } = await client.send('GET', `/v1/renders/${long}`);
    await client.send('POST', `/v1/renders/${long}/cancel`);
    const progress = Math.round(100 * json.progress);
    return [
      `a one-cue fix: ${idle.toFixed(1)} s on an idle service, ${busy.toFixed(1)} s beside a long render (then at ${progress} %)`,
    ];
  } finally {
    await service.stop();
    await folder.remove();
  }
};

const fix = async (client: Client, word: string): Promise<number> => {
  await client.send('PUT', '/v1/documentaries/short/subtitles/cs', track('cs', word));
  const since = performance.now();
  await client.ended(await client.render('short', { languages: ['cs'] }), 300_000);
  return (performance.now() - since) / 1000;
};
