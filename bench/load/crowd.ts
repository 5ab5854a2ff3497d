import { type Client, newClient, type Reply } from '../../tests/service/support/client.ts';
import { makeFootage, putFilm } from '../../tests/service/support/films.ts';
import {
  newFolder,
  type RunningService,
  startService,
  startWorkerProgram,
} from '../../tests/service/support/service.ts';
import { startRedis } from '../../tests/support/redis-server.ts';
import { type FollowedEvents, followAll } from './follow-all.ts';
import { timesRow } from './numbers.ts';
import { sampleProcess } from './process-sample.ts';

export interface CrowdOptions {
  /** Whether the service does all by itself; else there are a Redis and two workers. */
  readonly embedded: boolean;
  /** People who ask for a render each, all at once. */
  readonly people: number;
  /** How often each looks at it, once a second. */
  readonly polls: number;
  /** Streams of events that are open meanwhile. */
  readonly streams: number;
  /** Seconds of the film that is rendered whole meanwhile, so that there is work from the first poll to the last. */
  readonly filmSeconds: number;
}

export interface Crowded {
  readonly lines: readonly string[];
  /** Milliseconds. */
  readonly submissions: readonly number[];
  readonly polls: readonly number[];
  readonly events: FollowedEvents;
  readonly errors: readonly string[];
}

const SIZE = '64x36';
/** The film whose render goes on all the while: larger, and of footage that the others do not use. */
const LONG = { id: 'long', size: '640x360', languages: ['en', 'cs', 'fr', 'hr'] };

/** How long a service takes to answer many people who ask, look and listen while it renders. */
export const crowd = async (options: CrowdOptions): Promise<Crowded> => {
  const folder = await newFolder();
  const redis = options.embedded ? undefined : await startRedis();
  const home = folder.path('home');
  const settings: Record<string, string> = redis ? { REDIS_URL: redis.url } : {};
  const service = await startService(home, settings);
  const workers = redis
    ? await Promise.all([startWorkerProgram(home, settings), startWorkerProgram(home, settings)])
    : [];
  try {
    const client = newClient(service);
    await makeFootage(folder.path('a.mp4'), 20, SIZE);
    const shots = Math.min(options.people, 200);
    await putFilm(client, { id: 'crowd', shots, frames: 25, size: SIZE }, folder.path('a.mp4'));
    await makeFootage(folder.path('long.mp4'), options.filmSeconds, LONG.size);
    await putFilm(client, { ...LONG, shots: 4, frames: options.filmSeconds * 25 - 8 }, folder.path('long.mp4'));
    return await run(options, service, client);
  } catch (cause) {
    throw new Error(`the service said last:\n${service.program.said.err.slice(-3_000)}`, { cause });
  } finally {
    await Promise.all([service.stop(), ...workers.map(({ stop }) => stop())]);
    await redis?.stop();
    await folder.remove();
  }
};

const run = async (options: CrowdOptions, service: RunningService, client: Client): Promise<Crowded> => {
  const { people, polls, streams, embedded } = options;
  const long = await client.render(LONG.id);
  const errors: string[] = [];
  const times: Record<'submissions' | 'polls', number[]> = { submissions: [], polls: [] };
  const timed = async (kind: 'submissions' | 'polls', since: number, send: () => Promise<Reply>): Promise<Reply> => {
    const reply = await send();
    times[kind].push(performance.now() - since);
    if (reply.status >= 300) errors.push(`${kind}: ${reply.status} ${JSON.stringify(reply.json)}`);
    return reply;
  };
  const before = sampleProcess(service.program.pid);
  const began = performance.now();
  const ids: string[] = [];
  const someone = async (shot: number): Promise<void> => {
    const ask = { preview: { shot } };
    const { json } = await timed('submissions', performance.now(), () =>
      client.send('POST', '/v1/documentaries/crowd/renders', ask),
    );
    ids.push(json.id);
    let watched: string = json.id;
    const first = performance.now() + Math.random() * 1000;
    for (let i = 0; i < polls; i++) {
      // Counted from when it was due: a late answer must not hide that the next question comes late too.
      const due = first + i * 1000;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const { json: seen } = await timed('polls', due, () => client.send('GET', `/v1/renders/${watched}`));
      if (!['queued', 'running'].includes(seen.state)) watched = long;
    }
  };
  const following = followAll(service, () => [long, ...ids], streams);
  const asked = Array.from({ length: people }, (_, i) => someone(i % 200));
  await Promise.all(asked.map((one) => one.catch((error: unknown) => errors.push(String(error)))));
  const seconds = (performance.now() - began) / 1000;
  const after = sampleProcess(service.program.pid);
  const { state } = (await client.send('GET', `/v1/renders/${long}`)).json;
  const events = await following.stop();
  errors.push(...events.errors);
  const lines = [
    `${embedded ? 'embedded' : 'Redis and two workers'}: ${people} people, ${seconds.toFixed(0)} s; the long render is ${state} at the end; the service took ${(((after.cpu - before.cpu) / seconds) * 100).toFixed(0)} % of a core and has ${after.memory.toFixed(0)} MB`,
    '| what | count | median, ms | p99, ms | longest, ms |\n| --- | --- | --- | --- | --- |',
    timesRow('submissions, all at once', times.submissions),
    timesRow('polls, one a second each', times.polls),
    timesRow(`first event of a stream, ${streams} open`, events.firsts),
    `${events.count} events; ${errors.length} errors${errors.slice(0, 10).map((error) => `\n  ${error}`)}`,
  ];
  return { lines, ...times, events, errors };
};
