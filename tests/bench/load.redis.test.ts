import { describe, expect, it } from 'vitest';
import { crowd } from '../../bench/load/crowd.ts';
import { fleetOnPglite, fleetOnRedis } from '../../bench/load/fleet.ts';
import { soak } from '../../bench/load/soak.ts';

/** Each program of `npm run bench:load` in miniature: that it still runs, and counts what it says it counts. */
describe('bench:load', () => {
  it('soaks a service: edits, renders, prunes, and samples everything that could grow', async () => {
    const little = { minutes: 0.3, films: 2, sampleEvery: 2, pruneEvery: 8, pruneOlder: '0m', say: () => {} };
    const { diary, trends, prunes, lines } = await soak(little);
    expect(diary.faults).toEqual([]);
    expect(diary.counts.succeeded).toBeGreaterThan(0);
    expect(prunes).toBeGreaterThan(0);
    const named = (part: string): number => trends.filter(({ name, first }) => name.includes(part) && first > 0).length;
    expect(['memory', 'open files', 'Redis', 'store'].map(named)).toEqual([4, 3, 2, 2]);
    expect(lines.at(-1)).toMatch(/^GROWN|^nothing has grown/);
  });

  it('counts how long a crowd waits', async () => {
    const few = { embedded: false, people: 5, polls: 4, streams: 3, filmSeconds: 4 };
    const { submissions, polls, events, errors } = await crowd(few);
    expect([submissions.length, polls.length, errors]).toEqual([5, 20, []]);
    expect(events.firsts.length).toBeGreaterThanOrEqual(3);
    expect(events.count).toBeGreaterThan(events.firsts.length);
  });

  it('counts what steps cost that many slots take', async () => {
    const costs = await fleetOnRedis({ steps: 300, slots: 20, processes: 2, milliseconds: 5 });
    expect(Object.values(costs).every((cost) => cost >= 0)).toBe(true);
    expect([costs.left, costs.stepsPerSecond > 10, costs.bytes > 100]).toEqual([0, true, true]);
    expect((await fleetOnPglite({ steps: 100, slots: 20, milliseconds: 5 })).stepsPerSecond).toBeGreaterThan(5);
  });
});
