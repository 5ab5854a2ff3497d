import { shakeCommand } from '../commands/shake.ts';
import type { SpanSource } from '../commands/span-picture.ts';
import type { Engine } from './engine.ts';

/** Writes into the folder of a span how its shots shake, where they are to be shown steady: once for all its looks and sizes. */
export const traceShake = async (
  engine: Engine,
  source: SpanSource,
  folder: string,
  signal: AbortSignal,
): Promise<void> => {
  const args = shakeCommand(source);
  if (args) await engine.tool.run(args, { cwd: folder, signal });
};
