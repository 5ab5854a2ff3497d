import { describe, expect, it } from 'vitest';
import { newPool } from '../../src/run/pool.ts';

/** A task that goes on until it is let go, and ends with an error where its signal aborts. */
const gate = () => {
  let open: (value: string) => void = () => {};
  const opened = new Promise<string>((resolve) => {
    open = resolve;
  });
  const task = (signal: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      opened.then(resolve);
      signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
  return { task, open };
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a pool', () => {
  it('runs no more at once than it may, and all in order', async () => {
    const pool = newPool(3);
    const [begun, peak] = [[] as number[], { now: 0, most: 0 }];
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        pool.run(async () => {
          begun.push(i);
          peak.most = Math.max(peak.most, ++peak.now);
          await turn();
          peak.now -= 1;
        }),
      ),
    );
    expect(peak.most).toBe(3);
    expect(begun).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('lets an urgent task begin before those that wait', async () => {
    const pool = newPool(1);
    const begun: string[] = [];
    const task = (name: string) => async () => {
      begun.push(name);
      await turn();
    };
    await Promise.all([pool.run(task('first')), pool.run(task('second')), pool.run(task('mix'), 'urgent')]);
    expect(begun).toEqual(['first', 'mix', 'second']);
  });

  it('gives what each task gives', async () => {
    const pool = newPool(2);
    expect(await Promise.all([1, 2, 3].map((n) => pool.run(async () => n * n)))).toEqual([1, 4, 9]);
  });

  it('stops what runs and refuses what waits after the first failure', async () => {
    const pool = newPool(2);
    const [running, waiting] = [gate(), { begun: false }];
    const settled = Promise.allSettled([
      pool.run(running.task),
      pool.run(async () => {
        throw new Error('first');
      }),
      pool.run(async () => {
        waiting.begun = true;
      }),
    ]);
    const reasons = (await settled).map((each) => (each.status === 'rejected' ? each.reason.message : 'done'));
    expect(reasons).toEqual(['stopped', 'first', 'first']);
    expect(waiting.begun).toBe(false);
  });

  it('stops at the signal from outside, and begins nothing after it', async () => {
    const controller = new AbortController();
    const pool = newPool(1, controller.signal);
    const settled = Promise.allSettled([pool.run(gate().task), pool.run(async () => 'late')]);
    await turn();
    controller.abort(new DOMException('interrupted', 'AbortError'));
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(pool.run(async () => 'later')).rejects.toThrow('interrupted');
  });

  it('lets the next one in as soon as one is done', async () => {
    const pool = newPool(1);
    const [first, second] = [gate(), gate()];
    const both = [pool.run(first.task), pool.run(second.task)];
    second.open('two');
    first.open('one');
    expect(await Promise.all(both)).toEqual(['one', 'two']);
  });
});
