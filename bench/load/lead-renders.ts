import { createHash } from 'node:crypto';
import { hearSteps } from '../../src/jobs/step-events.ts';
import { stepId } from '../../src/jobs/step-id.ts';
import { runSteps } from '../../src/jobs/wait.ts';
import { priorityOf, type StepJob } from '../../src/jobs/workshop.ts';
import type { JobQueue } from '../../src/ports.ts';

/** Steps of one render: those of a film of an hour and a half in four languages, about. */
const OF_A_RENDER = 1_000;

/** Leads renders as the service does, all at once, until each of their steps was heard to have ended. */
export const leadRenders = async (queue: JobQueue<StepJob>, steps: number): Promise<void> => {
  const events = await hearSteps(queue);
  const renders = Array.from({ length: Math.ceil(steps / OF_A_RENDER) }, (_, render) => {
    const count = Math.min(OF_A_RENDER, steps - render * OF_A_RENDER);
    const jobs = Array.from({ length: count }, (_, i) => jobOf(render, i));
    const { signal } = new AbortController();
    // Nothing is made: a step that was missed must not count as done.
    return runSteps(jobs, { queue, events, isDone: async () => false, signal, onShare: () => {} });
  });
  try {
    await Promise.all(renders);
  } finally {
    await events.close();
  }
};

const jobOf = (render: number, step: number) => {
  const key = createHash('sha256').update(`${render} ${step}`).digest('hex');
  const data: StepJob = { render: `film-${render}.0123456789abcdef-1`, kind: 'scene', keys: [key] };
  return { id: stepId(data), data, priority: priorityOf(render) };
};
