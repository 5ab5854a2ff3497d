import { hasEnded, readRender } from '../documents/renders.ts';
import { PREVIEW_PRIORITY, type Workshop } from './workshop.ts';

/** Renders are led side by side: only what is looked at now goes before. */
const PRIORITY = 2;

/** Puts a render into the queue unless it waits or runs there, or has ended: the store says what was asked, not the queue. */
export const requeue = async ({ records, renders }: Workshop, id: string): Promise<void> => {
  const record = await readRender(records, id);
  if (!record || hasEnded(record)) return;
  const found = await renders.find(id);
  if (found && found.state !== 'failed') return;
  await renders.add([{ id, data: { render: id }, priority: record.preview ? PREVIEW_PRIORITY : PRIORITY }]);
};
