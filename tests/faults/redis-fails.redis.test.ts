import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilmDraft } from '../service/support/films.ts';
import { until } from '../support/program.ts';
import type { RedisServer } from '../support/redis-server.ts';
import { type Chances, chances, rounds } from '../support/seed.ts';
import { breakAof, cutAof, mendAof } from './support/append-only-file.ts';
import { startRender } from './support/cluster.ts';
import { type DisturbedFilm, openDisturbedFilm } from './support/disturbed-film.ts';
import { expectTidy, expectUndisturbed } from './support/ended-well.ts';
import { resultsIn, unfinishedIn } from './support/undisturbed.ts';

const film = (id: string): FilmDraft => ({ id, title: 'Film', shots: 4, frames: 50 });

let bench: DisturbedFilm;
beforeAll(async () => {
  bench = await openDisturbedFilm(film('film'), 2);
});
afterAll(() => bench?.close());

const order = async (...command: [string, ...string[]]): Promise<unknown> => {
  const redis = new Redis(bench.cluster.redis.url);
  try {
    return await redis.call(...command);
  } finally {
    redis.disconnect();
  }
};

/** The service says that its queue is away, within seconds. */
const expectAway = (render: string): Promise<void> =>
  until(
    'the service says so',
    async () => (await bench.cluster.client().send('GET', `/v1/renders/${render}`)).status === 503,
  );

type Fault = (redis: RedisServer, chance: Chances, render: string) => Promise<void>;

const FAULTS: Readonly<Record<string, Fault>> = {
  'is killed': async (redis) => {
    await redis.kill();
    await redis.restart();
  },
  'is killed, and the end of its file is lost': async (redis, { number }) => {
    await redis.kill();
    await cutAof(redis.folder, number());
    await redis.restart();
  },
  'is killed, and the middle of its file is damaged': async (redis, { number }) => {
    await redis.kill();
    await breakAof(redis.folder, number());
    await expect(redis.restart()).rejects.toThrow(/Bad file format/);
    await mendAof(redis.folder);
    await redis.restart();
  },
  'loses everything': async () => void (await order('FLUSHALL')),
  'stands still for longer than locks hold': async (redis, _, render) => {
    redis.freeze();
    try {
      await expectAway(render);
      await pause(35_000);
    } finally {
      redis.thaw();
    }
  },
  'has no memory left': async (_, { below }) => {
    await order('CONFIG', 'SET', 'maxmemory', '1');
    // Long enough for a step to end meanwhile, of which Redis then knows nothing.
    await pause(5_000 + below(7_000));
    await order('CONFIG', 'SET', 'maxmemory', '0');
  },
};

// One after the other, with the same service and workers: they must stand all of it.
describe('a render is made as if nothing had happened, though Redis', { timeout: 600_000 }, () => {
  const rounds_ = Array.from({ length: rounds(1, 4) }, (_, round) => round);
  it.each(rounds_.flatMap((round) => Object.keys(FAULTS).map((what) => [what, round] as const)))(
    '%s in the middle of it (round %i)',
    async (what, round) => {
      const chance = chances(`${what} ${round}`);
      const id = `film-${Object.keys(FAULTS).indexOf(what)}-${round}`;
      const render = await startRender(bench.cluster, film(id), bench.clip);
      const moment = chance.below(16);
      await until(
        `${moment} results are made`,
        async () => (await resultsIn(bench.cluster.home)).length >= moment,
        60_000,
      );
      await FAULTS[what]?.(bench.cluster.redis, chance, render);
      await expectUndisturbed(bench.cluster, render, bench.films);
      await expectTidy(bench.cluster, () => unfinishedIn(bench.cluster.home));
    },
  );
});
