import type { Plan } from '../plan/plan.ts';
import type { Engine } from './engine.ts';
import { asFailure } from './failure.ts';
import { type Part, type PartRun, partWeight, placeOf, runPart } from './part.ts';
import { newPool } from './pool.ts';
import { type Meter, newMeter, type OnProgress } from './progress.ts';
import { inStages, partsOf, type Work } from './work.ts';

export interface MakeOptions {
  /** How many ffmpeg processes run at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** Makes all of a plan's work in this process, a few parts at a time. @throws PolyreelError: of several, the first */
export const makeParts = async (engine: Engine, plan: Plan, work: Work, options: MakeOptions): Promise<void> => {
  const parts = partsOf(work);
  const total = [...parts, ...work.products].reduce((sum, part) => sum + partWeight(part), 0);
  const meter = newMeter(total, options.onProgress);
  const pool = newPool(options.jobs, options.signal);
  const run = (part: Part, urgency?: 'urgent'): Promise<void> =>
    pool.run((signal) => runMetered(engine, plan, part, meter, { signal }), urgency);
  const kind = (wanted: Part['kind']): Part[] => parts.filter((part) => part.kind === wanted);
  const sounds = allOf(kind('sound').map((part) => run(part)));
  // Levelling takes turns with itself: beside the pictures it costs no time, after them it would.
  const mix = sounds.then(() => allOf(kind('mix').map((part) => run(part, 'urgent'))));
  await allOf([mix, ...kind('scene').map((part) => run(part))]);
  for (const products of inStages(work.products)) {
    const next = newPool(options.jobs, options.signal);
    await allOf(products.map((part) => next.run((signal) => runMetered(engine, plan, part, meter, { signal }))));
  }
};

/** Waits until all have ended. The failure that came first aborted the others: theirs are only its echo. */
const allOf = async (tasks: readonly Promise<unknown>[]): Promise<void> => {
  const settled = await Promise.allSettled(tasks);
  const failures = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  const cause = failures.find((failure) => asFailure(failure, '').code !== 'interrupted') ?? failures[0];
  if (cause) throw cause;
};

const STAGES: Readonly<Record<Part['kind'], 'sound' | 'pictures' | 'films'>> = {
  ...{ sound: 'sound', mix: 'sound', scene: 'pictures', film: 'films', segments: 'films' },
  ...{ still: 'films', sprite: 'films', document: 'films', pack: 'films' },
};

const runMetered = async (engine: Engine, plan: Plan, part: Part, meter: Meter, run: PartRun): Promise<void> => {
  const weight = partWeight(part);
  const frames = part.kind === 'scene' ? part.scene.span.frames : 1;
  let done = 0;
  const advance = (frame: number): void => {
    const to = Math.min(frame, frames);
    meter.advance(STAGES[part.kind], ((to - done) * weight) / frames, placeOf(part, plan));
    done = to;
  };
  await runPart(engine, plan, part, { ...run, onFrame: advance });
  advance(frames);
};
