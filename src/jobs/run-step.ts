import { readRender } from '../documents/renders.ts';
import { PolyreelError } from '../errors.ts';
import type { RunningJob } from '../ports.ts';
import type { Engine } from '../run/engine.ts';
import { type Part, runPart } from '../run/part.ts';
import { likeSources } from './like-sources.ts';
import { partOf } from './step-id.ts';
import type { StepJob, Workshop } from './workshop.ts';

/** Makes what a step's job names and what is still missing of it. @throws PolyreelError */
export const runStep = async (workshop: Workshop, { data, signal, report }: RunningJob<StepJob>): Promise<void> => {
  const record = await readRender(workshop.records, data.render);
  if (!record || record.state === 'cancelled') throw new PolyreelError('cancelled', 'the render was cancelled.');
  const engine = workshop.engineOf(record.documentary);
  const keys = await missingKeys(data.keys, engine);
  if (keys.length === 0) return;
  const plan = await workshop.planner.plan(record);
  const part = partOf({ ...data, keys }, plan);
  if (!part)
    throw new PolyreelError(
      'unexpected',
      'this worker plans the render differently: run the same version of Polyreel on all machines.',
    );
  const onFrame = (frame: number): void => report({ share: shareOf(frame, part) });
  await runPart(engine, plan, part, { signal, onFrame, like: (path) => likeSources(workshop.records, record, [path]) });
};

const missingKeys = async (keys: readonly string[], { results }: Engine): Promise<string[]> => {
  const missing: string[] = [];
  for (const key of keys) if (!(await results.exists(key))) missing.push(key);
  return missing;
};

const shareOf = (frame: number, part: Part): number =>
  part.kind === 'scene' ? Math.min(1, frame / part.scene.span.frames) : 0;
