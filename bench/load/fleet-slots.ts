// A process with slots that take steps and only wait: `node --import tsx fleet-slots.ts <JSON of Slots>`.
import { setTimeout as pause } from 'node:timers/promises';
import { redisQueues } from '../../src/adapters/queue/redis.ts';
import { type RunningProgram, startProgram, until } from '../../tests/support/program.ts';

export interface Slots {
  readonly url: string;
  readonly queue: string;
  readonly slots: number;
  /** How long a step takes. */
  readonly milliseconds: number;
}

const run = async ({ url, queue, slots, milliseconds }: Slots): Promise<void> => {
  const queues = redisQueues({ url });
  await queues.ping();
  process.once('SIGTERM', () => void queues.close());
  await queues
    .open<object>(queue)
    .work(({ signal }) => pause(milliseconds, undefined, { signal }), { concurrency: slots });
  process.stdout.write('ready\n');
};

/** Starts such a process, and waits until it takes steps. */
export const startSlots = async (slots: Slots): Promise<RunningProgram> => {
  const program = startProgram(
    [JSON.stringify(slots)],
    [process.execPath, '--import', 'tsx', 'bench/load/fleet-slots.ts'],
  );
  await until('slots take steps', () => program.said.out.includes('ready') || program.child.exitCode !== null);
  if (program.child.exitCode !== null) throw new Error(program.said.err);
  return program;
};

const [, , given] = process.argv;
if (import.meta.filename === process.argv[1] && given) await run(JSON.parse(given));
