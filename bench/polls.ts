import { newClient } from '../tests/service/support/client.ts';
import { makeFootage, putFilm } from '../tests/service/support/films.ts';
import { newFolder, startService } from '../tests/service/support/service.ts';

const COUNT = 200;
const SIZE = '64x36';

/** How long status polls take, one after the other, while 200 previews of different shots are worked off by the service itself. */
export const measurePolls = async (): Promise<string[]> => {
  const folder = await newFolder();
  const service = await startService(folder.path('home'));
  try {
    const client = newClient(service);
    await makeFootage(folder.path('a.mp4'), 20, SIZE);
    await putFilm(client, { id: 'many', shots: COUNT, frames: 25, size: SIZE }, folder.path('a.mp4'));
    const since = performance.now();
    const asks = Array.from({ length: COUNT }, (_, i) => client.render('many', { preview: { shot: i } }));
    const ids = await Promise.all(asks);
    const accepted = (performance.now() - since) / 1000;
    const times: number[] = [];
    for (const id of [...ids].reverse()) {
      for (;;) {
        const began = performance.now();
        const { json } = await client.send('GET', `/v1/renders/${id}`);
        times.push(performance.now() - began);
        if (!['queued', 'running'].includes(json.state)) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    const sorted = times.sort((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
    const total = ((performance.now() - since) / 1000).toFixed(0);
    return [
      `200 different renders: accepted in ${accepted.toFixed(1)} s, done in ${total} s; ${times.length} polls meanwhile, median ${at(0.5)} ms, p99 ${at(0.99)} ms`,
    ];
  } finally {
    await service.stop();
    await folder.remove();
  }
};
