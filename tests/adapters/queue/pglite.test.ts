import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pgliteQueues } from '../../../src/adapters/queue/pglite.ts';
import { QUICK, queueContract } from './contract.ts';

queueContract('PGlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-queue-'));
  const queues = await pgliteQueues({ folder, ...QUICK });
  const close = async (): Promise<void> => {
    await queues.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { here: queues, there: queues, close };
});
