import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { shotSound } from '../commands/sound.ts';
import { PolyreelError } from '../errors.ts';
import type { SoundStep } from '../plan/sounds.ts';
import type { Engine } from './engine.ts';
import { linkInput } from './link-input.ts';

/** Two channels of 32-bit floats. */
const BYTES_A_SAMPLE = 8;

/** Renders one shot's sound to raw samples and commits it. @throws PolyreelError where their number is not the planned one */
export const runSound = (engine: Engine, step: SoundStep, signal: AbortSignal): Promise<void> =>
  engine.workspace.use(async (folder) => {
    const { facts, media, speed, clean } = step.source;
    const { sound } = facts;
    if (!sound) throw new RangeError(`"${media}" has no sound`);
    const path = await linkInput(engine, facts.digest, folder, 'in');
    const use = { from: step.from, samples: step.samples, speed, volume: 0, ...(clean ? { clean } : {}) };
    const args = shotSound({ ...facts, sound }, use, { path, container: facts.container });
    const output = join(folder, 'out.f32');
    await engine.tool.run([...args, `file:${output}`], { cwd: folder, signal });
    const { size } = await stat(output);
    if (size !== step.samples * BYTES_A_SAMPLE)
      throw new PolyreelError(
        'media-failed',
        `the sound of "${media}" has ${size / BYTES_A_SAMPLE} samples where ${step.samples} were planned.`,
      );
    await engine.requireUnchanged?.(facts.digest);
    await engine.results.commit(step.key, output);
  });
