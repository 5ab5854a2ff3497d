import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ffmpegsIn, until } from '../../support/program.ts';
import { type RedisServer, startRedis } from '../../support/redis-server.ts';
import { type Client, newClient } from './client.ts';
import { type FilmDraft, putFilm } from './films.ts';
import { type RunningService, type RunningWorkerProgram, startService, startWorkerProgram } from './service.ts';
import { expectWholeResults, type Films, releasedFilms } from './undisturbed.ts';

/** A service with workers of one step at a time, on a Redis of its own and a folder that all share. */
export interface Cluster {
  readonly redis: RedisServer;
  readonly home: string;
  readonly workers: readonly [RunningWorkerProgram, RunningWorkerProgram];
  readonly service: () => RunningService;
  readonly client: () => Client;
  readonly restartService: () => Promise<void>;
  readonly addWorker: () => Promise<RunningWorkerProgram>;
  readonly stop: () => Promise<void>;
}

export const startCluster = async (home: string): Promise<Cluster> => {
  const redis = await startRedis();
  const settings = { REDIS_URL: redis.url };
  const programs: { readonly kill: () => Promise<void> }[] = [];
  const track = async <Program extends { readonly kill: () => Promise<void> }>(starting: Promise<Program>) => {
    const program = await starting;
    programs.push(program);
    return program;
  };
  const addWorker = () => track(startWorkerProgram(home, settings));
  const stop = async (): Promise<void> => {
    await Promise.all(programs.map(({ kill }) => kill()));
    await redis.stop();
  };
  try {
    const [first, one, two] = await Promise.all([track(startService(home, settings)), addWorker(), addWorker()]);
    let service = first;
    const restartService = async (): Promise<void> => {
      service = await track(startService(home, settings));
    };
    const client = (): Client => newClient(service);
    return { redis, home, workers: [one, two], service: () => service, client, restartService, addWorker, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Has a film made anew, led by the first worker; the other takes steps as well. @returns the render */
export const startRender = async (cluster: Cluster, draft: FilmDraft, clip: string): Promise<string> => {
  const { home, workers, client } = cluster;
  await rm(join(home, 'results'), { recursive: true, force: true });
  await putFilm(client(), draft, clip);
  const [{ program: leader }, { program: other }] = workers;
  other.child.kill('SIGSTOP');
  try {
    const id = await client().render(draft.id);
    await until('it is led', async () => (await client().send('GET', `/v1/renders/${id}`)).json.state === 'running');
    expect(leader.child.exitCode).toBeNull();
    return id;
  } finally {
    other.child.kill('SIGCONT');
  }
};

/** Waits for the end of a render and looks that it gave what it would have given undisturbed, once. */
export const expectUndisturbed = async (cluster: Cluster, render: string, films: Films): Promise<void> => {
  const client = cluster.client();
  const { state, problems, documentary } = await client.ended(render, 100_000);
  expect({ state, problems }).toEqual({ state: 'succeeded', problems: [] });
  expect(await releasedFilms(client, documentary)).toEqual(films);
  expect((await client.send('GET', `/v1/documentaries/${documentary}/releases`)).json.releases).toHaveLength(1);
  expect(await expectWholeResults(cluster.home)).toBeGreaterThan(Object.keys(films).length);
  expect(ffmpegsIn(cluster.home)).toEqual([]);
};
