import { measureChunks } from '../chunks.ts';
import { measureFix } from '../fix.ts';
import { measurePolls } from '../polls.ts';
import type { Section } from '../section.ts';
import { measureWorkers } from '../workers.ts';

/** The service as its users meet it. */
export const measureService = async (): Promise<Section> => {
  const lines: string[] = [];
  for (const measure of [measureChunks, measurePolls, measureFix, measureWorkers])
    for (const line of await measure()) lines.push(`- ${line}`);
  return { name: 'service', lines };
};
