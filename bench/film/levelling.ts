import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cpuSeconds } from '../../src/cli/cpu.ts';
import type { Measured as Loudness } from '../../src/commands/level.ts';
import { mixStep, SAMPLE_RATE } from '../../src/plan/sounds.ts';
import type { MediaTool } from '../../src/ports.ts';
import { runMix } from '../../src/run/run-mix.ts';
import { openEngine } from '../../tests/support/engine.ts';
import { type Levelled, levelByLoudnorm, TO_SAMPLES } from './loudnorm.ts';
import { measured } from './measured.ts';
import type { Place } from './place.ts';
import { writeProgramme } from './programme.ts';

export const TARGET: Loudness = { integrated: -23, truePeak: -1 };

export interface Levelling {
  readonly what: string;
  readonly ours: {
    /** Of measuring and setting alone, from samples to samples. */
    readonly cpu: number;
    /** Of the whole step: mixed, measured, set, encoded, and measured again. */
    readonly step: number;
    /** How often it was encoded until it was right. */
    readonly attempts: number;
    /** Of what was encoded. */
    readonly loudness: Loudness;
  };
  readonly script: Levelled;
}

/** A film's sound brought to its loudness by the program and by two passes of `loudnorm`. @param seconds of sound */
export const measureLevelling = async (place: Place, seconds: number): Promise<Levelling[]> => {
  const folder = join(place.folder, 'levelling');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const all: Levelling[] = [];
  for (const [what, claps] of [
    ['speech', false],
    ['speech and claps', true],
  ] as const) {
    const raw = join(folder, `${what}.f32`);
    await writeProgramme(raw, seconds, claps);
    const ours = await levelByProgram(place, folder, raw, seconds);
    all.push({ what, ours, script: await levelByLoudnorm(place, folder, raw, TARGET) });
  }
  await rm(folder, { recursive: true });
  return all;
};

const levelByProgram = async (
  { ffmpeg }: Place,
  folder: string,
  raw: string,
  seconds: number,
): Promise<Levelling['ours']> => {
  const { runs, step, loudness } = await runStep(ffmpeg, folder, raw, seconds);
  const [meter = [], ...rest] = runs;
  const settings = rest.filter((args) => args.includes('-c:a'));
  let cpu = 0;
  for (const args of [meter, ...settings.map(toSamples)]) {
    const run = await measured(ffmpeg, ['-hide_banner', '-nostdin', ...args], folder, { input: raw });
    cpu += run.cpu;
  }
  return { cpu, step, attempts: settings.length, loudness };
};

/** The same command with samples in place of an encoded file. */
const toSamples = (args: readonly string[]): string[] => [
  ...args.slice(0, args.indexOf('-c:a')),
  ...[...TO_SAMPLES, 'levelled.f32'],
];

/** The very step of a render, with the arguments of all that it ran. */
const runStep = async (ffmpeg: string, folder: string, raw: string, seconds: number) => {
  const engine = await openEngine(ffmpeg);
  try {
    const samples = seconds * SAMPLE_RATE;
    const sound = 'a'.repeat(64);
    await cp(raw, join(folder, 'sound.f32'));
    await engine.results.commit(sound, join(folder, 'sound.f32'));
    const entry = { sound, at: 0, samples, gain: 1, fadeIn: 0, fadeOut: 0 };
    const mix = mixStep([entry], samples, TARGET, 'bench');
    const runs: (readonly string[])[] = [];
    const run: MediaTool['run'] = (args, options) => {
      runs.push(args);
      return engine.tool.run(args, options);
    };
    const before = cpuSeconds();
    await runMix({ ...engine, tool: { ...engine.tool, run } }, mix, new AbortController().signal);
    const step = cpuSeconds() - before;
    const { integrated, truePeak } = (await engine.results.record(mix.key))?.facts ?? {};
    return { runs, step, loudness: { integrated: Number(integrated), truePeak: Number(truePeak) } };
  } finally {
    await engine.close();
  }
};
