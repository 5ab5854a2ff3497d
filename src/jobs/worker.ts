import { openRenders, readRender } from '../documents/renders.ts';
import type { JobWorker } from '../ports.ts';
import { conduct } from './conduct.ts';
import { requeue } from './requeue.ts';
import { runStep } from './run-step.ts';
import { hearSteps } from './step-events.ts';
import type { Workshop } from './workshop.ts';

export interface WorkerOptions {
  /** How many ffmpeg processes run at once. */
  readonly concurrency: number;
}

export interface RunningWorker {
  /** Ends what runs politely and gives it back. */
  readonly close: () => Promise<void>;
}

/** A render that is led only waits: what it holds is the names of its steps. */
const RENDERS_AT_ONCE = 500;
/** Milliseconds between two looks for renders that no queue knows of, or that were cancelled unheard. */
const LOOK = 15_000;

/** Takes renders and steps from the queues until it is closed. */
export const startWorker = async (workshop: Workshop, { concurrency }: WorkerOptions): Promise<RunningWorker> => {
  const events = await hearSteps(workshop.steps);
  /** The render of each step that runs here. */
  const running = new Map<string, string>();
  const steps = await workshop.steps.work(
    async (job) => {
      running.set(job.id, job.data.render);
      const since = performance.now();
      try {
        await runStep(workshop, job);
        const ms = Math.round(performance.now() - since);
        workshop.log.info({ step: job.id, render: job.data.render, ms }, 'step done');
      } finally {
        running.delete(job.id);
      }
    },
    { concurrency },
  );
  const renders = await workshop.renders.work((job) => conduct(workshop, events, job), {
    concurrency: RENDERS_AT_ONCE,
  });
  const cancel = (render: string): void => {
    renders.cancel(render);
    for (const [step, of] of running) if (of === render) steps.cancel(step);
  };
  const unhear = await workshop.queues.hear(({ topic, id }) => {
    if (topic === 'render-cancelled') cancel(id);
  });
  const stopLooking = lookAgain(workshop, renders, cancel);
  return {
    close: async () => {
      stopLooking();
      await unhear();
      await Promise.all([renders.close(), steps.close()]);
      await events.close();
    },
  };
};

const lookAgain = (workshop: Workshop, renders: JobWorker, cancel: (render: string) => void): (() => void) => {
  const look = async (): Promise<void> => {
    for (const id of renders.running()) {
      const record = await readRender(workshop.records, id);
      if (record?.state === 'cancelled') cancel(id);
    }
    for await (const id of openRenders(workshop.records)) await requeue(workshop, id);
  };
  let busy = false;
  const tick = (): void => {
    if (busy) return;
    busy = true;
    look()
      .catch((error: unknown) =>
        workshop.log.warn({ error: String(error) }, 'could not look for renders that wait; looking again soon'),
      )
      .finally(() => {
        busy = false;
      });
  };
  tick();
  const timer = setInterval(tick, LOOK);
  return () => clearInterval(timer);
};
