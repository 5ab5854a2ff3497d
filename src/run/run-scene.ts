import { join } from 'node:path';
import { spanCommand } from '../commands/span.ts';
import { keyFramesOf } from '../plan/key-frames.ts';
import type { PictureStep, Scene } from '../plan/pictures.ts';
import type { Rational } from '../rational.ts';
import type { Engine } from './engine.ts';
import { withExactSeek } from './exact-seek.ts';
import { linkSpan, requireMediaUnchanged, writeScripts } from './link-span.ts';
import { verifyPiece } from './stitch.ts';
import { traceShake } from './trace-shake.ts';

export interface SceneRun {
  readonly scene: Scene;
  readonly steps: readonly PictureStep[];
  readonly rate: Rational;
  readonly page: { readonly width: number; readonly height: number };
  readonly signal: AbortSignal;
  /** Called with the frames of the span that are done in all its looks. */
  readonly onFrame?: (frame: number) => void;
}

/** Encodes the missing looks and renditions of one span, verifies each to the frame, and commits it under its key. */
export const runScene = (engine: Engine, run: SceneRun): Promise<void> =>
  withExactSeek((seek) => encode(engine, run, seek));

const encode = (engine: Engine, run: SceneRun, seek: boolean): Promise<void> =>
  engine.workspace.use(async (folder) => {
    const { scene, steps, rate, page, signal, onFrame } = run;
    const pathOf = await linkSpan(engine, scene.span, folder);
    const { family } = engine.font.facts;
    const { x264Instructions: instructions, encoders } = await engine.tool.describe();
    const build = { encoders, ...(instructions ? { instructions } : {}) };
    const command = spanCommand({ scene, steps, rate, page, family, pathOf, seek, ...build });
    const { args, outputs } = command;
    await writeScripts(engine, command, folder);
    await traceShake(engine, { span: scene.span, rate, pathOf, seek }, folder, signal);
    await engine.tool.run(args, { cwd: folder, signal, ...(onFrame ? { onProgress: onFrame } : {}) });
    const { frames } = scene.span;
    for (const { name } of outputs)
      await verifyPiece({ path: join(folder, name), frames }, rate, keyFramesOf(frames, rate));
    await requireMediaUnchanged(engine, scene.span);
    for (const { key, name } of outputs) await engine.results.commit(key, join(folder, name));
  });
