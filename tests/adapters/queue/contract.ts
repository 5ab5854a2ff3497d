import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FailureCode, PolyreelError } from '../../../src/errors.ts';
import type { JobEvent, JobProcessor, JobQueue, Queues, RunningJob, Signal } from '../../../src/ports.ts';
import { until } from '../../support/program.ts';

/** Two processes that share an engine; where an engine has one process, both are the same. */
export interface Pair {
  readonly here: Queues;
  readonly there: Queues;
  readonly close: () => Promise<void>;
}

/** Settings with which the contract's tests take no longer than they must. */
export const QUICK = { attempts: 4, firstPause: 20, closeWithin: 300 } as const;

interface Data {
  readonly n: number;
}

const job = (id: string, priority = 10, n = 0) => ({ id, priority, data: { n } });
const failing = (code: FailureCode, message: string = code): PolyreelError => new PolyreelError(code, message);
/** Waits until the job is aborted, and says why. */
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

/** What every engine of queues promises, the one in memory included. Opened with {@link QUICK}. */
export const queueContract = (name: string, open: () => Promise<Pair>): void => {
  describe(`${name} keeps the contract of queues`, () => {
    let pair: Pair;
    beforeAll(async () => {
      pair = await open();
    });
    afterAll(() => pair.close());

    /** A queue of its own for each test, as two processes see it, and what happens in it. */
    const start = async () => {
      const called = `test-${randomUUID()}`;
      const here = pair.here.open<Data>(called);
      const there = pair.there.open<Data>(called);
      const events: JobEvent[] = [];
      await there.listen((event) => events.push(event));
      const types = (id: string): string[] => events.filter((event) => event.job === id).map(({ type }) => type);
      const ended = (id: string): Promise<void> =>
        until(`${id} has ended`, () => types(id).some((type) => type === 'completed' || type === 'failed'));
      return { here, there, reopen: () => pair.there.open<Data>(called), events, types, ended };
    };
    const work = (queue: JobQueue<Data>, processor: JobProcessor<Data>, concurrency = 1) =>
      queue.work(processor, { concurrency });
    /** Works in order and notes what it did. */
    const note = async (queue: JobQueue<Data>, concurrency = 1) => {
      const ran: string[] = [];
      const worker = await work(queue, async ({ id }) => void ran.push(id), concurrency);
      return { ran, worker };
    };
    const failureOf = (events: readonly JobEvent[], id: string) => {
      const failed = events.find((event) => event.job === id && event.type === 'failed');
      return failed?.type === 'failed' ? failed.failure : undefined;
    };

    it('runs a job with its data, and knows nothing of it afterwards', async () => {
      const { here, there, ended } = await start();
      await here.add([job('a', 1, 7)]);
      expect(await there.find('a')).toEqual({ state: 'waiting', data: { n: 7 } });
      expect(await there.counts()).toEqual({ waiting: 1, active: 0, failed: 0 });
      const seen: RunningJob<Data>[] = [];
      await work(there, async (running) => void seen.push(running));
      await ended('a');
      expect(seen).toMatchObject([{ id: 'a', data: { n: 7 }, attempt: 1 }]);
      expect(await here.find('a')).toBeUndefined();
      expect(await here.counts()).toEqual({ waiting: 0, active: 0, failed: 0 });
    });

    it('adds a job once, as long as it waits or runs', async () => {
      const { here, there, ended } = await start();
      let runs = 0;
      let finish = (): void => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      await Promise.all([here.add([job('a'), job('a')]), there.add([job('a')]), here.add([job('a'), job('b')])]);
      expect(await here.counts()).toMatchObject({ waiting: 2 });
      await work(here, async () => {
        runs += 1;
        await finished;
      });
      await until('a runs', async () => (await there.find('a'))?.state === 'active');
      await there.add([job('a', 1)]);
      finish();
      await ended('a');
      await ended('b');
      expect(runs).toBe(2);
    });

    it('runs the most urgent first, and of equals the one that came first', async () => {
      const { here, ended } = await start();
      await here.add([job('late', 2_000_000), job('b1', 20), job('b2', 20)]);
      await here.add([job('a1', 1), job('b3', 20), job('a2', 1)]);
      const { ran } = await note(here);
      await ended('late');
      expect(ran).toEqual(['a1', 'a2', 'b1', 'b2', 'b3', 'late']);
    });

    it('makes a job that waits as urgent as the most urgent who asks for it', async () => {
      const { here, there, ended } = await start();
      await here.add([job('a', 50), job('b', 50), job('c', 50)]);
      await there.add([job('c', 2)]);
      await here.add([job('c', 90), job('b', 40)]);
      const { ran } = await note(here);
      await ended('a');
      expect(ran).toEqual(['c', 'b', 'a']);
    });

    it('runs each of 1,000 jobs that are added at once a single time', async () => {
      const { here, there, events } = await start();
      const ids = Array.from({ length: 1_000 }, (_, index) => `job-${index}`);
      const [one, other] = [await note(here, 4), await note(there, 4)];
      await here.add(ids.map((id, index) => job(id, 1 + (index % 7))));
      await until('all have ended', () => events.filter(({ type }) => type === 'completed').length === 1_000, 60_000);
      expect([...one.ran, ...other.ran].sort()).toEqual([...ids].sort());
      const order = events.map(({ id }) => id);
      expect(order).toEqual([...new Set(order)].sort());
      expect(await here.counts()).toEqual({ waiting: 0, active: 0, failed: 0 });
    });

    it('runs a job again that was completed', async () => {
      const { here, types } = await start();
      await note(here);
      await here.add([job('a')]);
      await until('a has ended', async () => types('a').includes('completed'));
      await here.add([job('a')]);
      await until('a has ended twice', () => types('a').filter((type) => type === 'completed').length === 2);
    });

    it('keeps a failed job, and runs it again with the newest data however many ask for it', async () => {
      const { here, there, events, types } = await start();
      const ran: number[] = [];
      await work(here, async ({ data }) => {
        ran.push(data.n);
        if (data.n === 1) throw failing('bad-input');
      });
      await here.add([job('a', 10, 1)]);
      await until('a has failed', () => types('a').includes('failed'));
      expect(await there.find('a')).toEqual({ state: 'failed', data: { n: 1 } });
      expect(await there.counts()).toEqual({ waiting: 0, active: 0, failed: 1 });
      await Promise.all([here, there, here, there].map((queue) => queue.add([job('a', 10, 2)])));
      await until('a is completed', () => types('a').includes('completed'));
      expect(ran.filter((n) => n === 1)).toHaveLength(1);
      expect(types('a')).not.toContain('removed');
      expect(events.filter(({ type }) => type === 'failed')).toHaveLength(1);
      expect(await here.counts()).toEqual({ waiting: 0, active: 0, failed: 0 });
    });

    it('tells what happens, in order, to whoever listens, from then on', async () => {
      const { here, there, reopen, events, ended } = await start();
      await note(here);
      await here.add([job('a')]);
      await ended('a');
      const [later, stopped]: [JobEvent[], JobEvent[]] = [[], []];
      // One that was opened anew reads by itself: it must not begin with what was before.
      await reopen().listen((event) => later.push(event));
      const stop = await there.listen((event) => stopped.push(event));
      await here.add([job('b')]);
      await ended('b');
      await stop();
      await here.add([job('c')]);
      await ended('c');
      await until('the other has heard as much', () => later.length >= 4);
      expect(events.map(({ job: id, type }) => `${id} ${type}`)).toEqual([
        'a active',
        'a completed',
        'b active',
        'b completed',
        'c active',
        'c completed',
      ]);
      expect(later).toEqual(events.slice(2));
      expect(stopped).toEqual(events.slice(2, 4));
    });

    it('tells progress, not all of it but the last', async () => {
      const { here, there, events, ended } = await start();
      await work(here, async ({ report }) => {
        for (let done = 1; done <= 50; done++) {
          report({ done });
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        await until('the progress is seen', async () => (await there.find('a'))?.progress !== undefined);
        report({ done: 100 });
      });
      await here.add([job('a')]);
      await ended('a');
      const told = events.filter((event) => event.type === 'progress').map(({ progress }) => progress);
      expect(told.length).toBeLessThan(10);
      expect(told[0]).toEqual({ done: 1 });
      expect(told.at(-1)).toEqual({ done: 100 });
      expect(events.at(-1)?.type).toBe('completed');
    });

    it('tells why a job failed', async () => {
      const { here, events, ended } = await start();
      const message = 'timeline[3].to: “00:01” is "wrong"\n\u0000\ud800 ž';
      const problems = [{ severity: 'block', code: 'x', at: '/timeline/3/to', message: 'shorten it' }] as const;
      await work(here, async ({ id }) => {
        if (id === 'bad') throw new PolyreelError('bad-input', message, { problems });
        throw new TypeError('x is not a function');
      });
      await here.add([job('bad'), job('bug')]);
      await ended('bad');
      await ended('bug');
      expect(failureOf(events, 'bad')).toEqual({ code: 'bad-input', message, problems });
      expect(failureOf(events, 'bug')).toEqual({ code: 'unexpected', message: 'x is not a function', problems: [] });
    });

    it('tries again what may pass, after pauses that grow, and nothing else', async () => {
      const { here, events, ended, types } = await start();
      const tries: { id: string; attempt: number; at: number }[] = [];
      await work(here, async ({ id, attempt }) => {
        tries.push({ id, attempt, at: performance.now() });
        if (id === 'passes' && attempt === 3) return;
        throw id === 'bad' ? failing('bad-input') : failing('store-away');
      });
      await here.add([job('bad'), job('never'), job('passes')]);
      for (const id of ['bad', 'never', 'passes']) await ended(id);
      const of = (wanted: string) => tries.filter(({ id }) => id === wanted);
      expect(of('bad').map(({ attempt }) => attempt)).toEqual([1]);
      expect(of('never').map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
      expect(of('passes').map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      expect(types('passes').at(-1)).toBe('completed');
      expect(events.filter(({ type, job: id }) => type === 'failed' && id === 'never')).toHaveLength(1);
      expect(failureOf(events, 'never')).toMatchObject({ code: 'store-away' });
      const [first = 0, second = 0, , fourth = 0] = of('never').map(({ at }) => at);
      expect(second - first).toBeGreaterThanOrEqual(QUICK.firstPause / 2 - 1);
      expect(fourth - first).toBeGreaterThanOrEqual((QUICK.firstPause * 7) / 2 - 1);
    });

    it('counts the attempts of a failed job from 1 when it is added again', async () => {
      const { here, types } = await start();
      const attempts: number[] = [];
      await work(here, async ({ attempt }) => {
        attempts.push(attempt);
        throw failing('media-failed');
      });
      const failures = (): number => types('a').filter((type) => type === 'failed').length;
      await here.add([job('a')]);
      await until('a has failed', () => failures() === 1);
      await here.add([job('a')]);
      await until('a has failed again', () => failures() === 2);
      expect(attempts).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
    });

    it('withdraws a job that waits, and leaves one that runs or has failed', async () => {
      const { here, there, ended, types } = await start();
      await work(here, async ({ id, signal }) => {
        if (id === 'fails') throw failing('bad-input');
        await Promise.race([untilAborted(signal), until('told to go on', () => types('waits').includes('removed'))]);
      });
      await here.add([job('fails', 1), job('runs', 2), job('waits', 3)]);
      await until('runs runs', async () => (await there.find('runs'))?.state === 'active');
      for (const id of ['fails', 'runs', 'waits', 'nobody']) await there.withdraw(id);
      expect(await here.find('waits')).toBeUndefined();
      await ended('runs');
      expect(types('runs')).toEqual(['active', 'completed']);
      expect(types('waits')).toEqual(['removed']);
      expect(await here.find('fails')).toMatchObject({ state: 'failed' });
    });

    it('cancels a job that runs here: it fails, and is not tried again', async () => {
      const { here, there, events, ended, types } = await start();
      const reasons: unknown[] = [];
      const worker = await work(here, async ({ signal }) => {
        await untilAborted(signal).catch((reason) => reasons.push(reason));
        throw failing('media-failed', 'ffmpeg was killed');
      });
      await here.add([job('a')]);
      await until('a runs', () => worker.running().includes('a'));
      expect(worker.cancel('b')).toBe(false);
      expect(worker.cancel('a')).toBe(true);
      await ended('a');
      expect(reasons).toMatchObject([{ code: 'cancelled' }]);
      expect(failureOf(events, 'a')).toMatchObject({ code: 'cancelled', problems: [] });
      expect(types('a')).toEqual(['active', 'failed']);
      expect(worker.running()).toEqual([]);
      expect(await there.find('a')).toMatchObject({ state: 'failed' });
    });

    it('gives jobs back when a worker closes: before all others of their priority, and as if nothing had been', async () => {
      const { here, there, ended, types } = await start();
      const idle = await note(there);
      await idle.worker.close();
      const reasons: unknown[] = [];
      const worker = await work(
        here,
        async ({ signal }) => {
          await untilAborted(signal).catch((reason) => reasons.push(reason));
          throw new Error('ffmpeg was killed');
        },
        2,
      );
      await here.add([job('a', 5), job('b', 5), job('c', 5)]);
      await until('two run', () => worker.running().length === 2);
      await here.add([job('urgent', 1)]);
      await worker.close();
      expect(reasons).toMatchObject([{ code: 'interrupted' }, { code: 'interrupted' }]);
      expect(await there.counts()).toEqual({ waiting: 4, active: 0, failed: 0 });
      const seen: string[] = [];
      await work(there, async ({ id, attempt }) => void seen.push(`${id} ${attempt}`));
      await ended('c');
      expect(seen[0]).toBe('urgent 1');
      expect(seen.slice(1, 3).sort()).toEqual(['a 1', 'b 1']);
      expect(seen[3]).toBe('c 1');
      expect(types('a')).toEqual(['active', 'active', 'completed']);
    });

    it('gives a job to an idle worker at once', async () => {
      const { here, there, ended } = await start();
      const worker = await work(here, ({ signal }) => untilAborted(signal));
      await here.add([job('a')]);
      await until('a runs', () => worker.running().length === 1);
      const { ran } = await note(there);
      // Until it has looked in vain, and sleeps.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await worker.close();
      await until('a is taken', () => ran.length === 1, 2_000);
      await ended('a');
    });

    it('gives a job back whose processor says that it was interrupted', async () => {
      const { here, ended } = await start();
      const attempts: number[] = [];
      await work(here, async ({ attempt }) => {
        attempts.push(attempt);
        if (attempts.length < 3) throw failing('interrupted');
      });
      await here.add([job('a')]);
      await ended('a');
      expect(attempts).toEqual([1, 1, 1]);
    });

    it('closes a worker though its processor does not hear, and takes the job from it', async () => {
      const { here, there, ended } = await start();
      let go = (): void => {};
      const gone = new Promise<void>((resolve) => {
        go = resolve;
      });
      const worker = await work(here, () => gone);
      await here.add([job('a')]);
      await until('a runs', () => worker.running().length === 1);
      await worker.close();
      expect(await there.counts()).toEqual({ waiting: 1, active: 0, failed: 0 });
      const { ran } = await note(there);
      await ended('a');
      go();
      expect(ran).toEqual(['a']);
    });

    it('tells all processes something at once', async () => {
      const heard: Signal[] = [];
      const stop = await pair.there.hear((message) => heard.push(message));
      await pair.here.hear((message) => heard.push(message));
      await pair.here.tell({ topic: 'render-cancelled', id: 'film.1' });
      await until('both have heard', () => heard.length === 2);
      await stop();
      await pair.there.tell({ topic: 'keys-changed', id: 'k' });
      await until('one has heard', () => heard.length === 3);
      expect(heard).toEqual([
        { topic: 'render-cancelled', id: 'film.1' },
        { topic: 'render-cancelled', id: 'film.1' },
        { topic: 'keys-changed', id: 'k' },
      ]);
    });

    it('refuses ids that no queue could keep', async () => {
      const { here } = await start();
      for (const id of ['', '12', 'a:b', 'ž', 'failed', 'waiting-children'])
        await expect(here.add([job('fine'), job(id)])).rejects.toThrow(RangeError);
      expect(await here.counts()).toMatchObject({ waiting: 0 });
    });

    it('answers when it is asked', async () => {
      await pair.here.ping();
      await pair.there.ping();
    });
  });

  it(`${name} refuses everything once it is closed`, async () => {
    const { here, close } = await open();
    const queue = here.open<Data>('closed');
    await queue.add([job('a')]);
    await queue.work(async () => {}, { concurrency: 1 });
    await close();
    await expect(here.ping()).rejects.toMatchObject({ code: 'queue-away' });
    await expect(queue.add([job('b')])).rejects.toMatchObject({ code: 'queue-away' });
    await expect(queue.find('b')).rejects.toMatchObject({ code: 'queue-away' });
  });
};
