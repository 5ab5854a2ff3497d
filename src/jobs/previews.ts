import type { RenderFile, RenderRecord } from '../documents/model.ts';
import type { Plan } from '../plan/plan.ts';
import { parallel } from './parallel.ts';
import { place } from './publish.ts';
import { filmFiles } from './release-files.ts';
import type { Workshop } from './workshop.ts';

/** The object that holds a file of a preview. */
export const previewObject = (render: string, name: string): string => `previews/${render}/${name}`;

/** Puts the films of a preview where they are found by its id; a preview makes no release. */
export const keepPreview = async (
  workshop: Workshop,
  { id, documentary }: RenderRecord,
  plan: Plan,
): Promise<RenderFile[]> => {
  const placed = await filmFiles(plan, workshop.engineOf(documentary).results);
  await parallel(placed, 4, (each) => place(workshop.records.store, each, previewObject(id, each.file.name)));
  return placed.map(({ file }) => file);
};
