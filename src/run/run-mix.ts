import { join } from 'node:path';
import {
  encodeLevelled,
  firstLeveling,
  type Leveling,
  LIMITER_DELAY,
  type Measured,
  measureFile,
  measureRaw,
  nextLeveling,
  parseMeasured,
  TOLERANCE,
} from '../commands/level.ts';
import { PolyreelError } from '../errors.ts';
import type { MixStep } from '../plan/sounds.ts';
import type { Engine } from './engine.ts';
import { mixSounds } from './mix.ts';

/** A peak that is still over the limit after so many attempts belongs to a sound that nobody could level. */
const ATTEMPTS = 6;

/** Mixes, measures, levels and encodes the programme's sound, and measures again what was encoded. */
export const runMix = (engine: Engine, mix: MixStep, signal: AbortSignal): Promise<void> =>
  engine.workspace.use(async (folder) => {
    const paths = await soundPaths(engine, mix);
    const samples = (): AsyncIterable<Uint8Array> => mixSounds(mix, (key) => paths.get(key) ?? key);
    const run = async (args: readonly string[], stdin?: AsyncIterable<Uint8Array>): Promise<string> =>
      (await engine.tool.run(args, { cwd: folder, signal, log: 'info', ...(stdin ? { stdin } : {}) })).stderr;
    const target: Measured = mix.loudness;
    const attempt = async (leveling: Leveling): Promise<Measured> => {
      await run(encodeLevelled(leveling, mix.samples, 'out', mix.codec), withTail(samples(), LIMITER_DELAY));
      return measured(await run(measureFile('out')));
    };
    let leveling = firstLeveling(measured(await run(measureRaw(), samples())), target);
    let result = await attempt(leveling);
    for (let i = 1; i < ATTEMPTS; i++) {
      const next = nextLeveling(leveling, result, target);
      if (!next) break;
      leveling = next;
      result = await attempt(leveling);
    }
    if (result.truePeak > target.truePeak + TOLERANCE) throw unlevelled(result, target);
    await engine.results.commit(mix.key, join(folder, 'out'), {
      integrated: finite(result.integrated),
      truePeak: finite(result.truePeak),
    });
  });

const soundPaths = async (engine: Engine, mix: MixStep): Promise<Map<string, string>> => {
  const paths = new Map<string, string>();
  // One after the other: a long film has more sounds than a process may open files at once.
  for (const key of new Set(mix.entries.map(({ sound }) => sound))) {
    const opened = await engine.results.open(key);
    if (opened) paths.set(key, opened.path);
  }
  return paths;
};

async function* withTail(samples: AsyncIterable<Uint8Array>, tail: number): AsyncGenerator<Uint8Array> {
  yield* samples;
  yield new Uint8Array(tail * 8);
}

const measured = (stderr: string): Measured => {
  const found = parseMeasured(stderr);
  if (!found)
    throw new PolyreelError('media-failed', 'ffmpeg did not say how loud the sound is; see `polyreel doctor`.');
  return found;
};

/** JSON has no infinity: silence is kept as −200. */
const finite = (level: number): number => Math.max(-200, level);

const unlevelled = (result: Measured, target: Measured): PolyreelError =>
  new PolyreelError(
    'media-failed',
    `the sound's true peak stays at ${result.truePeak} dBTP, over the limit of ${target.truePeak}; lower the loudest clip, or the target loudness.`,
  );
