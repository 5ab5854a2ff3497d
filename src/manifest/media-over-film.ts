import type { ManifestDocument } from './schema.ts';

/** Names of media that belong to the film as a whole and to no entry of its timeline, with their places. */
export const mediaOverFilm = ({
  funding,
  logo,
  music = [],
}: Pick<ManifestDocument, 'funding' | 'logo' | 'music'>): { at: string; name: string }[] => [
  ...(funding?.emblem ? [{ at: '/funding/emblem', name: funding.emblem }] : []),
  ...music.map(({ media }, i) => ({ at: `/music/${i}/media`, name: media })),
  ...(logo ? [{ at: '/logo/media', name: logo.media }] : []),
];
