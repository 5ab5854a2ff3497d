import type { Manifest } from '../manifest/read.ts';
import { inCodec, type Rendition } from '../manifest/renditions.ts';
import type { Wanted } from './pictures.ts';

type Asked = Pick<Manifest, 'renditions' | 'deliver'>;

/** WebM holds VP9 and AV1: the renditions that have one of them, or else the one that packs bring, in VP9. */
export const webmRenditions = (renditions: readonly Rendition[]): Rendition[] => {
  const own = renditions.filter(({ codec }) => codec === 'vp9' || codec === 'av1');
  const packed = packRendition(renditions);
  return own.length || !packed ? own : [inCodec(packed, 'vp9')];
};

/** Transport streams hold H.264 and HEVC. */
export const tsRenditions = (renditions: readonly Rendition[]): Rendition[] =>
  renditions.filter(({ codec }) => codec === 'h264' || codec === 'hevc');

const short = ({ width, height }: Rendition): number => Math.min(width, height);

/** H.264, which every computer plays, first; then from small to large. */
const bySize = (renditions: readonly Rendition[]): Rendition[] =>
  [...renditions].sort((a, b) => Number(b.codec === 'h264') - Number(a.codec === 'h264') || short(a) - short(b));

/**
 * What a pack brings to a hall: the largest of at most 720 lines, which old computers play, and of which an hour and a
 * half fits on a stick with FAT32 with all else.
 */
export const packRendition = (renditions: readonly Rendition[]): Rendition | undefined => {
  const sorted = bySize(renditions);
  const best = sorted.filter(({ codec }) => codec === sorted[0]?.codec);
  return best.filter((rendition) => short(rendition) <= 720).at(-1) ?? best[0];
};

export const smallestRendition = (renditions: readonly Rendition[]): Rendition | undefined => bySize(renditions)[0];

/** Every look and rendition in which pictures of the film are needed, for what it is delivered as. */
export const picturesWanted = ({ renditions, deliver }: Asked, languages: readonly string[]): Wanted[] => {
  const has = (...kinds: Manifest['deliver'][number][]): boolean => kinds.some((kind) => deliver.includes(kind));
  const clean = new Set<Rendition>();
  const burned = new Set<Rendition>();
  const add = (to: Set<Rendition>, ...some: readonly (Rendition | undefined)[]): void => {
    for (const rendition of some) if (rendition) to.add(rendition);
  };
  if (has('soft', 'mkv', 'hls')) add(clean, ...renditions);
  if (has('hls-ts')) add(clean, ...tsRenditions(renditions));
  if (has('pack')) add(clean, packRendition(renditions));
  if (has('poster', 'pack')) add(clean, smallestRendition(renditions));
  if (has('webm')) add(clean, ...webmRenditions(renditions));
  if (has('burned')) add(burned, ...renditions);
  if (has('pack')) add(burned, packRendition(renditions));
  const all = [...renditions, ...[...clean].filter((rendition) => !renditions.includes(rendition))];
  return all.flatMap((rendition) => [
    ...(clean.has(rendition) ? [{ look: 'clean', rendition }] : []),
    ...(burned.has(rendition) ? languages.map((look) => ({ look, rendition })) : []),
  ]);
};
