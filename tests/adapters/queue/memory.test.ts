import { QUICK, queueContract } from './contract.ts';
import { memoryQueues } from './memory-queues.ts';

queueContract('the queue in memory', async () => {
  const queues = memoryQueues(QUICK);
  return { here: queues, there: queues, close: queues.close };
});
