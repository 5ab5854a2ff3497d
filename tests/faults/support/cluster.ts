import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, newClient } from '../../service/support/client.ts';
import { type FilmDraft, putFilm } from '../../service/support/films.ts';
import {
  type RunningService,
  type RunningWorkerProgram,
  type Settings,
  startService,
  startWorkerProgram,
} from '../../service/support/service.ts';
import { until } from '../../support/program.ts';
import { type RedisServer, startRedis } from '../../support/redis-server.ts';
import { CAME, type Moment, withMoment } from './moments.ts';

/** How a program of a cluster is started, beside what all have in common. */
export interface Start {
  readonly settings?: Settings;
  /** Modules that are loaded before it. */
  readonly before?: readonly string[];
}

/** A service with workers of one step at a time, on a Redis of its own and a folder that all share. */
export interface Cluster {
  readonly redis: RedisServer;
  readonly home: string;
  readonly service: () => RunningService;
  readonly client: () => Client;
  readonly restartService: (start?: Start) => Promise<void>;
  readonly addWorker: (start?: Start) => Promise<RunningWorkerProgram>;
  /** Asks all workers to end, and waits until they have; those that ended before do not matter. */
  readonly endWorkers: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const startCluster = async (home: string): Promise<Cluster> => {
  const redis = await startRedis();
  const programs: { readonly kill: () => Promise<void> }[] = [];
  const workers: RunningWorkerProgram[] = [];
  const track = async <Program extends { readonly kill: () => Promise<void> }>(starting: Promise<Program>) => {
    const program = await starting;
    programs.push(program);
    return program;
  };
  const given = (settings: Settings = {}): Settings => ({ REDIS_URL: redis.url, ...settings });
  const addWorker: Cluster['addWorker'] = async ({ settings, before } = {}) => {
    const worker = await track(startWorkerProgram(home, given(settings), before));
    workers.push(worker);
    return worker;
  };
  const endWorkers = async (): Promise<void> =>
    void (await Promise.all(workers.splice(0).map((worker) => worker.stop())));
  const addService = ({ settings, before }: Start = {}) => track(startService(home, given(settings), [], before));
  const stop = async (): Promise<void> => {
    await Promise.all(programs.map(({ kill }) => kill()));
    await redis.stop();
  };
  try {
    let service = await addService();
    const restartService: Cluster['restartService'] = async (start) => {
      service = await addService(start);
    };
    const client = (): Client => newClient(service);
    return { redis, home, service: () => service, client, restartService, addWorker, endWorkers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Has a film made anew. @returns the render */
export const startRender = async ({ home, client }: Cluster, draft: FilmDraft, clip: string): Promise<string> => {
  await rm(join(home, 'results'), { recursive: true, force: true });
  await putFilm(client(), draft, clip);
  return client().render(draft.id);
};

/** Starts a worker that gets a signal at a moment. */
export const addDoomed = (cluster: Cluster, moment: Moment): Promise<RunningWorkerProgram> =>
  cluster.addWorker(withMoment(moment));

export const momentOf = ({ program: { said } }: Pick<RunningWorkerProgram, 'program'>): Promise<void> =>
  until(`its moment has come: ${said.err.slice(-300)}`, () => said.err.includes(CAME), 90_000);
