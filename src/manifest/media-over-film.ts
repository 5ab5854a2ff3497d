import type { ManifestDocument } from './schema.ts';

/** Names of media that belong to the film as a whole and to no entry of its timeline, with their places. */
export const mediaOverFilm = ({
  funding,
  logo,
}: Pick<ManifestDocument, 'funding' | 'logo'>): { at: string; name: string }[] => [
  ...(funding?.emblem ? [{ at: '/funding/emblem', name: funding.emblem }] : []),
  ...(logo ? [{ at: '/logo/media', name: logo.media }] : []),
];
