import type { PictureStep, Scene } from '../plan/pictures.ts';
import type { Plan } from '../plan/plan.ts';
import { keysOfProduct, missingOfProduct, needsOfProduct, type Product, productsOf } from '../plan/products.ts';
import type { MixStep, SoundStep } from '../plan/sounds.ts';
import type { Part } from './part.ts';

/** What of a plan has to run. */
export interface Work {
  readonly scenes: readonly { readonly scene: Scene; readonly steps: readonly PictureStep[] }[];
  readonly sounds: readonly SoundStep[];
  readonly mixes: readonly MixStep[];
  readonly products: readonly Product[];
}

/**
 * What has to run so that every result of the products is there.
 * @param isWhole whether the result of a key can be relied on; asked once for each that matters, one after the other
 */
export const missingWork = async (
  plan: Plan,
  wanted: readonly Product[],
  isWhole: (key: string) => Promise<boolean>,
): Promise<Work> => {
  const known = new Map<string, boolean>();
  const look = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) if (!known.has(key)) known.set(key, await isWhole(key));
  };
  const isKnown = (key: string): boolean => known.get(key) === true;
  const missing = async (some: readonly Product[]): Promise<Product[]> => {
    await look(some.flatMap(keysOfProduct));
    return some.flatMap((product) => missingOfProduct(product, isKnown) ?? []);
  };
  const asked = await missing(wanted);
  // Packs and documents are made of products, which may be gone though nobody asks for them by themselves.
  const seen = new Set(wanted.flatMap(keysOfProduct));
  const isNew = (product: Product): boolean => {
    const keys = keysOfProduct(product).filter((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    return keys.length > 0;
  };
  const products = [...asked];
  for (let from = asked; from.length > 0; ) {
    from = await missing(partsWithin(from, plan).filter(isNew));
    products.push(...from);
  }
  await look(products.flatMap(needsOfProduct));
  const isMissing = (key: string): boolean => known.get(key) === false;
  const mixes = plan.mixes.filter(({ key }) => isMissing(key));
  await look(mixes.flatMap(({ entries }) => entries.map(({ sound }) => sound)));
  const sounds = plan.sounds.filter(({ key }) => isMissing(key));
  return { scenes: scenesOf(plan, new Set([...known.keys()].filter(isMissing))), sounds, mixes, products };
};

/** Products that others are made of: of packs nearly all, of documents their stills. */
const partsWithin = (products: readonly Product[], plan: Plan): Product[] => {
  const needed = new Set(products.filter(isOfProducts).flatMap(needsOfProduct));
  return productsOf(plan).filter((product) => keysOfProduct(product).some((key) => needed.has(key)));
};

const isOfProducts = ({ kind }: Product): boolean => kind === 'document' || kind === 'pack';

/** What runs before the products, in the order of its urgency: sounds first, for the mixes wait for them. */
export const partsOf = ({ scenes, sounds, mixes }: Omit<Work, 'products'>): Part[] => [
  ...sounds.map((step): Part => ({ kind: 'sound', step })),
  ...mixes.map((step): Part => ({ kind: 'mix', step })),
  ...scenes.map((each): Part => ({ kind: 'scene', ...each })),
];

/** Products in the order in which they can be made: documents have stills in them, and packs are made of all others. */
export const inStages = (products: readonly Product[]): Product[][] => [
  products.filter((product) => !isOfProducts(product)),
  products.filter(({ kind }) => kind === 'document'),
  products.filter(({ kind }) => kind === 'pack'),
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
