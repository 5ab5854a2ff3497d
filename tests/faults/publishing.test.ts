import { describe, expect, it } from 'vitest';
import { latestRelease } from '../../src/documents/releases.ts';
import type { Made } from '../../src/jobs/compose.ts';
import { memoryStore } from '../adapters/store/memory-store.ts';
import { recordsIn } from '../documents/kit.ts';
import { expectWhole, keepResults, laterWins, madeBy, publish, told } from '../jobs/support/publishers.ts';
import { BREAKAGES, breakingStore } from './support/breaking-store.ts';
import { failingStore } from './support/failing-store.ts';

const all = [madeBy(1, 'cs', 'fr'), madeBy(2, 'fr')];
const [one, other] = all as [Made, Made];
const EARLIER = '1:all 1:cs 1:fr';

const open = async () => {
  const whole = recordsIn(memoryStore());
  await keepResults(whole.store, all);
  return { whole, first: await publish(whole, one) };
};

describe.each(BREAKAGES)('a store that breaks %s a write,', (breakage) => {
  it('leaves the latest whole, and what is tried again ends in one release', async () => {
    for (let nth = 1, broke = true; broke; nth += 1) {
      const { whole, first } = await open();
      const breaking = breakingStore(whole.store, nth, breakage);
      await publish({ ...whole, store: breaking.store }, other).catch(() => {});
      broke = breaking.writes() >= nth;
      expect([EARLIER, laterWins(all)]).toContain(await told(whole, await latestRelease(whole, 'film')));
      const second = await publish(whole, other);
      await expectWhole(whole, all, [first, second]);
    }
  });
});

describe.each(['before', 'after'] as const)('a store that is away %s it does what it is asked,', (when) => {
  it.each([1, Number.POSITIVE_INFINITY])(
    'leaves a release that a reader finds whole, and what is tried again ends in one (%d times)',
    async (times) => {
      for (let at = 1, failed = true; failed; at += 1) {
        const { whole, first } = await open();
        const failing = failingStore(whole.store);
        failing.fail({ at, when, times });
        await publish({ ...whole, store: failing.store }, other).catch(() => {});
        failed = failing.operations() >= at;
        expect([EARLIER, laterWins(all)]).toContain(await told(whole, await latestRelease(whole, 'film')));
        failing.heal();
        const second = await publish({ ...whole, store: failing.store }, other);
        await expectWhole(whole, all, [first, second]);
        if (!failed) expect(at).toBeGreaterThan(10);
      }
    },
  );
});
