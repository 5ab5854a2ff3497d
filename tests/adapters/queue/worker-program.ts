// A worker in a process of its own, to be killed: `node --import tsx worker-program.ts <JSON of WorkerProgram>`.
import { setTimeout as pause } from 'node:timers/promises';
import type { QueueSettings } from '../../../src/adapters/queue/engine.ts';
import { pgliteQueues } from '../../../src/adapters/queue/pglite.ts';
import { redisQueues } from '../../../src/adapters/queue/redis.ts';
import { type RunningProgram, startProgram } from '../../support/program.ts';

export interface WorkerProgram {
  readonly engine: { readonly url: string } | { readonly folder: string };
  readonly queue: string;
  readonly settings: QueueSettings;
  /** Jobs that it adds itself before it works. */
  readonly add?: readonly string[];
  /** How long each job takes. */
  readonly milliseconds: number;
  /** A job that kills the process. */
  readonly poison?: string;
}

/** Says `begin <job>` and `end <job>`, each on a line. */
const run = async ({ engine, queue, settings, add = [], milliseconds, poison }: WorkerProgram): Promise<void> => {
  const queues =
    'url' in engine ? redisQueues({ ...engine, ...settings }) : await pgliteQueues({ ...engine, ...settings });
  const jobs = queues.open<object>(queue);
  await jobs.add(add.map((id) => ({ id, data: {}, priority: 10 })));
  process.once('SIGTERM', () => void queues.close());
  process.stdout.write('ready\n');
  await jobs.work(
    async ({ id, signal }) => {
      process.stdout.write(`begin ${id}\n`);
      if (id === poison) process.kill(process.pid, 'SIGKILL');
      await pause(milliseconds, undefined, { signal });
      process.stdout.write(`end ${id}\n`);
    },
    { concurrency: 2 },
  );
};

export const startWorkerProgram = (program: WorkerProgram): RunningProgram =>
  startProgram(
    [JSON.stringify(program)],
    [process.execPath, '--import', 'tsx', 'tests/adapters/queue/worker-program.ts'],
  );

/** The jobs of the lines that begin with a word. */
export const saidBy = ({ said }: RunningProgram, word: 'begin' | 'end'): string[] =>
  said.out
    .split('\n')
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => line.slice(word.length + 1));

const [, , given] = process.argv;
if (import.meta.filename === process.argv[1] && given) await run(JSON.parse(given));
