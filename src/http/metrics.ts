import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { WorkCounts } from './services.ts';
import { within } from './within.ts';

export interface Metrics {
  readonly observe: (request: { method: string; route: string; status: number; seconds: number }) => void;
  /** Prometheus' text format. What cannot be asked now is left out. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** Milliseconds that a count may take. */
const PATIENCE = 2_000;

export const newMetrics = (work: WorkCounts): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'polyreel_http_request_seconds',
    help: 'Seconds from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 1, 5, 30, 300],
    registers: [registry],
  });
  addRenders(registry, work);
  addQueues(registry, work);
  addWorkers(registry, work);
  return {
    observe: ({ method, route, status, seconds }) => durations.observe({ method, route, status }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};

const gauge = <Label extends string>(
  registry: Registry,
  about: { name: string; help: string; labelNames?: readonly Label[] },
  fill: (gauge: Gauge<Label>) => Promise<void>,
): void => {
  new Gauge<Label>({
    name: about.name,
    help: about.help,
    labelNames: about.labelNames ?? [],
    registers: [registry],
    async collect() {
      this.reset();
      // A queue that is away is seen in /readyz; the other numbers are still worth having.
      await fill(this).catch(() => this.reset());
    },
  });
};

const addRenders = (registry: Registry, work: WorkCounts): void =>
  gauge(
    registry,
    { name: 'polyreel_renders', help: 'Renders that have not ended', labelNames: ['state'] },
    async (renders) => {
      const counts = await within(PATIENCE, work.renders());
      for (const [state, count] of Object.entries(counts)) renders.set({ state }, count);
    },
  );

const addQueues = (registry: Registry, work: WorkCounts): void =>
  gauge(
    registry,
    { name: 'polyreel_queue_jobs', help: 'Jobs in the queues', labelNames: ['queue', 'state'] },
    async (jobs) => {
      const queues = await within(PATIENCE, work.queues());
      for (const [queue, counts] of Object.entries(queues))
        for (const [state, count] of Object.entries(counts)) jobs.set({ queue, state }, count);
    },
  );

const addWorkers = (registry: Registry, work: WorkCounts): void =>
  gauge(registry, { name: 'polyreel_workers', help: 'Workers that have been heard of lately' }, async (workers) => {
    const count = await within(PATIENCE, work.workers());
    if (count === undefined) workers.reset();
    else workers.set(count);
  });
