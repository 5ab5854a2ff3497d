import type { Manifest } from '../manifest/read.ts';
import { inCodec, type Rendition } from '../manifest/renditions.ts';
import type { Wanted } from './pictures.ts';

type Asked = Pick<Manifest, 'renditions' | 'deliver'>;

/** WebM holds VP9 and AV1: the renditions that have one of them, or else every rendition in VP9 as well. */
export const webmRenditions = (renditions: readonly Rendition[]): Rendition[] => {
  const own = renditions.filter(({ codec }) => codec === 'vp9' || codec === 'av1');
  return own.length ? own : renditions.map((rendition) => inCodec(rendition, 'vp9'));
};

/** Transport streams hold H.264 and HEVC. */
export const tsRenditions = (renditions: readonly Rendition[]): Rendition[] =>
  renditions.filter(({ codec }) => codec === 'h264' || codec === 'hevc');

/** The largest that every computer plays: what a pack brings to a hall. Undefined where there is none in H.264. */
export const packRendition = (renditions: readonly Rendition[]): Rendition | undefined =>
  [...renditions].sort((a, b) => Number(b.codec === 'h264') - Number(a.codec === 'h264') || b.height - a.height)[0];

export const smallestRendition = (renditions: readonly Rendition[]): Rendition | undefined =>
  [...renditions].sort((a, b) => Number(b.codec === 'h264') - Number(a.codec === 'h264') || a.height - b.height)[0];

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
