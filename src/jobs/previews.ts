import type { RenderFile, RenderRecord } from '../documents/model.ts';
import type { Plan } from '../plan/plan.ts';
import { fileOfResult, madeFiles } from './release-files.ts';
import type { Workshop } from './workshop.ts';

/** The films of a preview, which makes no release: they stay where their results are. */
export const previewFiles = async (
  { engineOf }: Workshop,
  { documentary }: RenderRecord,
  plan: Plan,
): Promise<RenderFile[]> =>
  (await madeFiles(plan, engineOf(documentary).results)).map((output) => fileOfResult(output).file);
