import { join } from 'node:path';
import { stillCommand } from '../commands/still.ts';
import type { StillStep } from '../plan/stills.ts';
import type { Rational } from '../rational.ts';
import type { Engine } from './engine.ts';
import { withExactSeek } from './exact-seek.ts';
import { linkSpan, requireMediaUnchanged, writeScripts } from './link-span.ts';
import { traceShake } from './trace-shake.ts';
import { verifyJpeg } from './verify-jpeg.ts';

export interface StillRun {
  readonly step: StillStep;
  readonly rate: Rational;
  readonly page: { readonly width: number; readonly height: number };
  readonly signal: AbortSignal;
}

/** Draws one frame of the film as a JPEG, reads it back, and commits it under its key. */
export const runStill = (engine: Engine, run: StillRun): Promise<void> =>
  withExactSeek((seek) => draw(engine, run, seek));

const draw = (engine: Engine, { step, rate, page, signal }: StillRun, seek: boolean): Promise<void> =>
  engine.workspace.use(async (folder) => {
    const pathOf = await linkSpan(engine, step.span, folder);
    const command = stillCommand({ step, rate, page, family: engine.font.facts.family, pathOf, seek });
    await writeScripts(engine, command, folder);
    await traceShake(engine, { span: step.span, rate, pathOf, seek }, folder, signal);
    await engine.tool.run(command.args, { cwd: folder, signal });
    await requireMediaUnchanged(engine, step.span);
    for (const { key, name } of command.outputs) {
      await verifyJpeg(engine.tool, join(folder, name), step, signal);
      await engine.results.commit(key, join(folder, name));
    }
  });
