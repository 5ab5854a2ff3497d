import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilmDraft } from '../service/support/films.ts';
import { startProgram } from '../support/program.ts';
import { chances, rounds } from '../support/seed.ts';
import { momentOf, startRender } from './support/cluster.ts';
import { type DisturbedFilm, openDisturbedFilm } from './support/disturbed-film.ts';
import { expectTidy, expectUndisturbed } from './support/ended-well.ts';
import { momentIn, withMoment } from './support/moments.ts';
import { resultsIn, unfinishedIn } from './support/undisturbed.ts';

const HOUR = 3_600_000;
const film = (id: string): FilmDraft => ({ id, title: 'Film', shots: 3 });

let bench: DisturbedFilm;
beforeAll(async () => {
  bench = await openDisturbedFilm(film('film'));
});
afterAll(() => bench?.close());

const MODULE = './tests/faults/support/clock-off.ts';

/** Frees everything that is not needed and older than half an hour, by a clock that is an hour ahead. */
const pruneAhead = async (): Promise<void> => {
  const args = ['store', 'prune', '--older-than', '30m', '--home', bench.cluster.home];
  const program = [process.execPath, '--import', 'tsx', '--import', MODULE, 'src/cli/main.ts'];
  const { ended, said } = startProgram(args, program, undefined, { TEST_CLOCK_OFF: `${HOUR}` });
  expect([await ended, said.out]).toEqual([0, expect.stringMatching(/^0 results .*were freed/)]);
};

describe('a render is made as if nothing had happened, by workers of which', { timeout: 400_000 }, () => {
  it.each(Array.from({ length: rounds(1, 3) }, (_, round) => [round] as const))(
    'one is an hour ahead and dies, and one is an hour behind, while somebody prunes by a clock that is ahead (round %i)',
    async (round) => {
      const moment = momentIn('span', 'SIGKILL', chances(`clock ${round}`));
      const { settings, before } = withMoment(moment);
      const ahead = await bench.cluster.addWorker({
        settings: { ...settings, TEST_CLOCK_OFF: `${HOUR}` },
        before: [MODULE, ...before],
      });
      const render = await startRender(bench.cluster, film(`film-${round}`), bench.clip);
      await momentOf(ahead);
      expect(await ahead.program.ended).toBe('SIGKILL');
      const made = await resultsIn(bench.cluster.home);
      await pruneAhead();
      expect(await resultsIn(bench.cluster.home)).toEqual(made);
      await bench.cluster.addWorker({ settings: { TEST_CLOCK_OFF: `-${HOUR}` }, before: [MODULE] });
      await expectUndisturbed(bench.cluster, render, bench.films);
      await expectTidy(bench.cluster, () => unfinishedIn(bench.cluster.home));
      await bench.cluster.endWorkers();
    },
  );
});
