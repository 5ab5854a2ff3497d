import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FilmDraft, putFilm } from '../service/support/films.ts';
import { newFolder, type RunningWorkerProgram } from '../service/support/service.ts';
import { ffmpegsIn, until } from '../support/program.ts';
import { thorough } from '../support/seed.ts';
import { makeClip } from '../support/studio.ts';
import { type Cluster, startCluster } from './support/cluster.ts';
import { expectTidy } from './support/ended-well.ts';
import { SPOILS, spoilFfmpegs } from './support/spoil-ffmpeg.ts';
import { releasedFilms, unfinishedIn } from './support/undisturbed.ts';

let folder: Awaited<ReturnType<typeof newFolder>>;
let cluster: Cluster;
let workers: readonly RunningWorkerProgram[];
beforeAll(async () => {
  folder = await newFolder();
  await makeClip(folder.path('good.mp4'), { seconds: 8, size: '64x36' });
  // Each of its spans takes ffmpeg long enough to be met.
  await makeClip(folder.path('bad.mp4'), { seconds: 8, size: '640x360', tone: 600 });
  cluster = await startCluster(folder.path('home'));
  workers = await Promise.all([cluster.addWorker(), cluster.addWorker()]);
});
afterAll(async () => {
  await cluster?.stop();
  await folder?.remove();
});

/** Empties the middle of the footage of a film where it is kept, after it was found good. */
const damageFootage = async (documentary: string): Promise<void> => {
  const media = join(cluster.home, 'media', documentary);
  for (const name of await readdir(media)) {
    const bytes = await readFile(join(media, name));
    await writeFile(join(media, name), bytes.fill(0, bytes.length >> 3, bytes.length - (bytes.length >> 3)));
  }
};

interface Bad {
  readonly spoil: (documentary: string) => Promise<() => void>;
  /** What is told of it. */
  readonly says: RegExp;
}

const spoiling =
  (spoil: (pid: number) => void): Bad['spoil'] =>
  async (documentary) =>
    spoilFfmpegs(cluster.home, documentary, spoil);

const BAD: Readonly<Record<string, Bad>> = {
  'is damaged': {
    spoil: async (documentary) => {
      await damageFootage(documentary);
      return () => {};
    },
    says: /^a\.mp4 is damaged and cannot be decoded to its end|: ffmpeg ended with status \d+/,
  },
  'makes ffmpeg crash': { spoil: spoiling(SPOILS.crash), says: /: ffmpeg was ended by SIGSEGV\. .*send the file anew/ },
  'makes ffmpeg run out of memory': {
    spoil: spoiling(SPOILS['run out of memory']),
    says: /: ffmpeg (ended with status|was ended by)/,
  },
  // Two minutes and more at every attempt.
  ...(thorough
    ? {
        'makes ffmpeg never come to an end': {
          spoil: spoiling(SPOILS['never come to an end']),
          says: /no progress for 120 s/,
        },
      }
    : {}),
};

describe('three films are made, and a fourth is told of within its attempts, the footage of which', () => {
  it.each(Object.entries(BAD))(
    '%s',
    async (what, { spoil, says }) => {
      const round = Object.keys(BAD).indexOf(what);
      const good = [0, 1, 2].map(
        (i): FilmDraft => ({ id: `good-${round}-${i}`, shots: 2, size: '64x36', from: 12 * round + 4 * i }),
      );
      const bad: FilmDraft = { id: `bad-${round}`, shots: 2, frames: 100, size: '640x360', from: 4 * round };
      const client = cluster.client();
      for (const draft of good) await putFilm(client, draft, folder.path('good.mp4'));
      await putFilm(client, bad, folder.path('bad.mp4'));
      // What is spoilt before it is asked for is refused.
      for (const { program } of workers) program.child.kill('SIGSTOP');
      const renders = await Promise.all([bad, ...good].map(({ id }) => client.render(id)));
      const leaveAlone = await spoil(bad.id);
      for (const { program } of workers) program.child.kill('SIGCONT');
      try {
        const [failed, ...made] = await Promise.all(renders.map((id) => client.ended(id, 900_000)));
        expect([failed.state, failed.release]).toEqual(['failed', null]);
        const [told] = failed.problems.filter(({ severity }: { severity: string }) => severity === 'block');
        expect([told.message, told.at]).toEqual([
          expect.stringMatching(says),
          expect.stringMatching(/^\/(timeline\/\d|media\/a(\/file)?)$/),
        ]);
        expect(made.map(({ state, problems }) => [state, problems])).toEqual(good.map(() => ['succeeded', []]));
        for (const { id } of good) expect(Object.keys(await releasedFilms(client, id))).toHaveLength(3);
        // What ran for the failed film beside what failed it comes to its own end, which may be three limits later.
        await until('every ffmpeg has ended', () => ffmpegsIn(cluster.home).length === 0, 500_000);
      } finally {
        leaveAlone();
      }
      await expectTidy(cluster, () => unfinishedIn(cluster.home));
    },
    1_600_000,
  );
});
