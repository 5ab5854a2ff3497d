import type { FilmStep } from '../plan/films.ts';
import type { PictureStep, Scene } from '../plan/pictures.ts';
import type { Plan } from '../plan/plan.ts';
import type { SoundStep } from '../plan/sounds.ts';
import type { Part } from './part.ts';

/** What of a plan has to run. */
export interface Work {
  readonly scenes: readonly { readonly scene: Scene; readonly steps: readonly PictureStep[] }[];
  readonly sounds: readonly SoundStep[];
  readonly mix: boolean;
}

/**
 * The steps that the films to be made need and that have no whole result, asked for one after the other.
 * @param isWhole whether the result of a key can be relied on
 */
export const missingWork = async (
  plan: Plan,
  films: readonly FilmStep[],
  isWhole: (key: string) => Promise<boolean>,
): Promise<Work> => {
  const needed = new Set(films.flatMap(({ pictures }) => pictures.map(({ key }) => key)));
  const missing = new Set<string>();
  for (const key of needed) if (!(await isWhole(key))) missing.add(key);
  const mix = films.length > 0 && !(await isWhole(plan.mix.key));
  const sounds: SoundStep[] = [];
  for (const sound of mix ? plan.sounds : []) if (!(await isWhole(sound.key))) sounds.push(sound);
  return { scenes: scenesOf(plan, missing), sounds, mix };
};

/** What runs before the films, in the order of its urgency: sounds first, for the mix waits for them. */
export const partsOf = ({ scenes, sounds, mix }: Work): Part[] => [
  ...sounds.map((step): Part => ({ kind: 'sound', step })),
  ...(mix ? [{ kind: 'mix' } as const] : []),
  ...scenes.map((each): Part => ({ kind: 'scene', ...each })),
];

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
