import type { FilmStep } from './films.ts';
import { type DocumentStep, stillsIn } from './kit/documents.ts';
import type { PackStep } from './pack/pack.ts';
import type { Plan } from './plan.ts';
import { pieceFinder, type SegmentsStep } from './segments.ts';
import type { SpriteStep } from './sprite.ts';
import type { StillStep } from './stills.ts';

/** What is made of pictures and sounds that exist. */
export type Product =
  | { readonly kind: 'film'; readonly film: FilmStep }
  | { readonly kind: 'segments'; readonly step: SegmentsStep }
  | { readonly kind: 'still'; readonly step: StillStep }
  | { readonly kind: 'sprite'; readonly step: SpriteStep }
  | { readonly kind: 'document'; readonly step: DocumentStep }
  | { readonly kind: 'pack'; readonly step: PackStep };

type Made = Pick<Plan, 'films' | 'streams' | 'stills' | 'thumbnails' | 'documents' | 'packs'>;

/** Every product of a plan, also those that are only parts of others. */
export const productsOf = ({ films, streams, stills, thumbnails, documents, packs }: Made): Product[] => [
  ...stills.map((step): Product => ({ kind: 'still', step })),
  ...thumbnails.sheets.map((step): Product => ({ kind: 'sprite', step })),
  ...films.map((film): Product => ({ kind: 'film', film })),
  ...streams.flatMap(({ pictures, sounds }) =>
    [...pictures, ...sounds.map(({ step }) => step)].map((step): Product => ({ kind: 'segments', step })),
  ),
  ...documents.map((step): Product => ({ kind: 'document', step })),
  ...packs.map((step): Product => ({ kind: 'pack', step })),
];

/** Keys of the results that a product gives. */
export const keysOfProduct = (product: Product): string[] => {
  switch (product.kind) {
    case 'film':
      return [product.film.key];
    case 'still':
    case 'sprite':
    case 'document':
    case 'pack':
      return [product.step.key];
    case 'segments': {
      const { init, segments } = product.step;
      return [...(init === undefined ? [] : [init]), ...segments.map(({ key }) => key)];
    }
  }
};

/** Keys of the results that a product is made of. */
export const needsOfProduct = (product: Product): string[] => {
  switch (product.kind) {
    case 'film': {
      const { pictures, mix, sounds = [{ mix }] } = product.film;
      return [...pictures.map(({ key }) => key), ...sounds.map((sound) => sound.mix)];
    }
    case 'still':
      return [];
    case 'sprite':
      return product.step.pictures.map(({ key }) => key);
    case 'document':
      return stillsIn(product.step);
    case 'pack':
      return product.step.members.flatMap((member) => ('key' in member ? [member.key] : []));
    case 'segments': {
      const { pieces, segments, init } = product.step;
      const first = init === undefined ? [] : pieces.slice(0, 1);
      const cut = segments.flatMap(pieceFinder(pieces));
      return [...new Set([...first, ...cut].map(({ key }) => key))];
    }
  }
};

/** A product, less what of it exists; undefined where nothing is missing. */
export const missingOfProduct = (product: Product, isWhole: (key: string) => boolean): Product | undefined => {
  const missing = keysOfProduct(product).filter((key) => !isWhole(key));
  return missing.length ? partOfProduct(product, missing) : undefined;
};

/** What of a product gives the keys. */
export const partOfProduct = (product: Product, keys: readonly string[]): Product => {
  if (product.kind !== 'segments') return product;
  const { init, segments, ...step } = product.step;
  const wanted = new Set(keys);
  const kept = init !== undefined && wanted.has(init) ? { init } : {};
  return { kind: 'segments', step: { ...step, ...kept, segments: segments.filter(({ key }) => wanted.has(key)) } };
};

/** Keys of every result that a plan knows, each once. */
export const keysOfPlan = (plan: Made & Pick<Plan, 'scenes' | 'sounds' | 'mixes'>): string[] => {
  const steps = [...plan.scenes.flatMap((scene) => scene.steps), ...plan.sounds, ...plan.mixes];
  return [...new Set([...steps.map(({ key }) => key), ...productsOf(plan).flatMap(keysOfProduct)])];
};
