// Measures the service on this machine: ratios and counts, for absolute times say little. `npm run bench`.
import { measureChunks } from './chunks.ts';
import { measureFix } from './fix.ts';
import { measurePolls } from './polls.ts';
import { measureWorkers } from './workers.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

for (const measure of [measureChunks, measurePolls, measureFix, measureWorkers])
  for (const line of await measure()) say(line);
