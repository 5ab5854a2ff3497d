import { type CaptionsRead, checkCaptions } from './captions.ts';
import type { Film } from './read-film.ts';
import type { ProjectSource } from './source.ts';

/** The captions of a film, with all that is wrong with them in the wanted languages. */
export const filmCaptions = async (
  source: Pick<ProjectSource, 'captions'>,
  { manifest, refused, stands, options, timeline }: Film,
  wanted: readonly string[],
): Promise<CaptionsRead> => {
  if (!manifest) return { readings: [], problems: [] };
  const { readings, problems } = await source.captions(manifest, refused);
  return { readings, problems: [...problems.filter(stands), ...checkCaptions(readings, options, timeline, wanted)] };
};
