import { join } from 'node:path';
import { spriteCommand } from '../commands/sprite.ts';
import type { SpriteStep } from '../plan/sprite.ts';
import type { Engine } from './engine.ts';
import { pieces } from './run-film.ts';
import { stitch } from './stitch.ts';
import { verifyJpeg } from './verify-jpeg.ts';

/** Makes one sheet of thumbnails from pictures that exist, reads it back, and commits it under its key. */
export const runSprite = (engine: Engine, step: SpriteStep, signal: AbortSignal): Promise<void> =>
  engine.workspace.use(async (folder) => {
    await stitch(pieces(engine, step), { rate: step.rate, codec: step.codec }, join(folder, 'picture.mp4'), signal);
    await engine.tool.run(spriteCommand(step, { input: 'picture.mp4', output: 'sheet.jpg' }), { cwd: folder, signal });
    const sheet = join(folder, 'sheet.jpg');
    await verifyJpeg(engine.tool, sheet, step, signal);
    await engine.results.commit(step.key, sheet);
  });
