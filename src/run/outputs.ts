import type { FilmStep } from '../plan/films.ts';
import type { Product } from '../plan/products.ts';
import type { SegmentsStep } from '../plan/segments.ts';
import { toNumber } from '../rational.ts';
import type { Output } from './release.ts';
import type { ResultRecord } from './results.ts';
import { cuesOf } from './sidecars.ts';

/** A file of a release whose bytes are the result of a key. */
export interface PlannedFile {
  readonly about: Omit<Output, 'path' | 'bytes' | 'sha256' | 'codec'>;
  /** Path in the release; what is named by its content needs its digest. */
  readonly path: (sha256: string) => string;
}

/** The files of a product, in the order of the film; none where it is only a part of something else. */
export const filesOfProduct = (product: Product): PlannedFile[] => {
  switch (product.kind) {
    case 'film':
      return product.film.isDelivered ? [fileOfFilm(product.film)] : [];
    case 'segments':
      return filesOfSegments(product.step);
    case 'still':
      if (product.step.isPart) return [];
      return [{ about: { kind: 'poster', key: product.step.key }, path: () => product.step.path }];
    case 'sprite':
      return [{ about: { kind: 'poster', key: product.step.key }, path: () => product.step.path }];
    case 'document': {
      const { output: kind, language, key, path } = product.step;
      return [{ about: { kind, language, key }, path: () => path }];
    }
    case 'pack': {
      const { language, key, path } = product.step;
      return [{ about: { kind: 'pack', language, key }, path: () => path }];
    }
  }
};

/** What is said of a planned file once it is made. */
export const outputOf = ({ about, path }: PlannedFile, { bytes, sha256, facts }: ResultRecord): Output => ({
  path: path(sha256),
  ...about,
  ...(typeof facts.codec === 'string' ? { codec: facts.codec } : {}),
  bytes,
  sha256,
});

const fileOfFilm = (film: FilmStep): PlannedFile => {
  const { kind, path, look, rendition, narrated, frames, rate, tracks, chapters, key } = film;
  const language = kind === 'burned' ? look : narrated;
  const about = {
    kind,
    ...(language === undefined ? {} : { language }),
    ...(rendition ? { rendition: rendition.name, frames } : {}),
    ...(tracks.length ? { cues: cuesOf(tracks) } : {}),
    chapters: chapters.length,
    duration: frames / toNumber(rate),
    key,
  };
  return { about, path: () => path };
};

/** Named by what is in them: the same segment has the same address in every release. */
const filesOfSegments = (step: SegmentsStep): PlannedFile[] => {
  const { packing, folder, rendition, language, rate, init, segments } = step;
  const about = {
    kind: 'hls' as const,
    ...(language === undefined ? {} : { language }),
    ...(rendition ? { rendition: rendition.name } : {}),
  };
  const named =
    (ending: string) =>
    (sha256: string): string =>
      `${folder}/${sha256.slice(0, 20)}.${ending}`;
  return [
    ...(init === undefined ? [] : [{ about: { ...about, key: init }, path: named('mp4') }]),
    ...segments.map(({ key, frames }) => ({
      about: { ...about, duration: frames / toNumber(rate), key },
      path: named(packing === 'ts' ? 'ts' : 'm4s'),
    })),
  ];
};
