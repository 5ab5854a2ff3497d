import type { FilmStep } from '../plan/films.ts';
import type { PictureStep, Scene } from '../plan/pictures.ts';
import type { Plan } from '../plan/plan.ts';
import type { SoundStep } from '../plan/sounds.ts';
import type { Results } from './results.ts';

/** What of a plan has to run. */
export interface Work {
  readonly scenes: readonly { readonly scene: Scene; readonly steps: readonly PictureStep[] }[];
  readonly sounds: readonly SoundStep[];
  readonly mix: boolean;
}

/** The steps that the films to be made need and that have no whole result. Every file is read and verified, in order. */
export const missingWork = async (plan: Plan, films: readonly FilmStep[], results: Results): Promise<Work> => {
  const needed = new Set(films.flatMap(({ pictures }) => pictures.map(({ key }) => key)));
  const missing = new Set<string>();
  for (const key of needed) if (!(await isWhole(results, key))) missing.add(key);
  const mix = films.length > 0 && !(await isWhole(results, plan.mix.key));
  const sounds: SoundStep[] = [];
  for (const sound of mix ? plan.sounds : []) if (!(await isWhole(results, sound.key))) sounds.push(sound);
  return { scenes: scenesOf(plan, missing), sounds, mix };
};

const isWhole = async (results: Results, key: string): Promise<boolean> => (await results.open(key)) !== undefined;

/** A shot that is used twice gives the same keys twice: each is made once. */
const scenesOf = (plan: Plan, missing: Set<string>): Work['scenes'] =>
  plan.scenes.flatMap((scene) => {
    const steps = scene.steps.filter(({ key }) => missing.delete(key));
    return steps.length ? [{ scene, steps }] : [];
  });

export interface PictureCount {
  readonly spans: number;
  readonly encoded: number;
  readonly reused: number;
  readonly encodedFrames: number;
  readonly reusedFrames: number;
}

/** Spans by look and rendition: every picture of the plan once, however often the film shows it. */
export const countPictures = (plan: Plan, { scenes }: Pick<Work, 'scenes'>): PictureCount => {
  const frames = new Map(plan.scenes.flatMap(({ span, steps }) => steps.map(({ key }) => [key, span.frames] as const)));
  const encoded = scenes.flatMap(({ scene, steps }) => steps.map(() => scene.span.frames));
  const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
  const encodedFrames = sum(encoded);
  return {
    spans: frames.size,
    encoded: encoded.length,
    reused: frames.size - encoded.length,
    encodedFrames,
    reusedFrames: sum(frames.values()) - encodedFrames,
  };
};
