import type { Manifest } from '../manifest/read.ts';
import type { Problem } from '../problem.ts';
import type { MediaFacts } from './facts.ts';
import { stillProblems } from './shot.ts';
import type { Logo } from './timeline.ts';

/** The picture that the manifest's `logo` lays over the whole film. */
export const readLogo = (
  { logo }: Pick<Manifest, 'logo'>,
  media: ReadonlyMap<string, MediaFacts>,
): { logo?: Logo; problems: readonly Problem[] } => {
  if (!logo) return { problems: [] };
  const facts = media.get(logo.media);
  const problems = stillProblems(facts, logo.media, '/logo/media');
  if (!facts || problems.length > 0) return { problems };
  const { corner = 'top-right', opacity = 0.8, height = 0.08 } = logo;
  return { logo: { media: logo.media, facts, corner, opacity, height }, problems };
};
