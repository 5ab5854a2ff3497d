import type { ReleaseRecord, RenderRecord } from '../documents/model.ts';
import { releaseObject } from '../documents/releases.ts';
import type { Plan } from '../plan/plan.ts';
import type { Placed } from './release-files.ts';

/**
 * Files of the release before in languages that were not made anew, so that a partner finds every language in the
 * latest release. Languages and renditions that the film has no more are left behind.
 */
export const carriedOver = (
  before: ReleaseRecord,
  made: readonly Placed[],
  { languages }: Pick<RenderRecord, 'languages'>,
  plan: Plan,
): Placed[] => {
  const names = new Set(made.map(({ file }) => file.name));
  const renditions = new Set(plan.films.map(({ rendition }) => rendition.name));
  return before.files
    .filter(
      ({ name, language, rendition }) =>
        language !== undefined &&
        plan.languages.includes(language) &&
        !languages.includes(language) &&
        !names.has(name) &&
        (rendition === undefined || renditions.has(rendition)),
    )
    .map((file) => ({ file, from: releaseObject(before, file.name) }));
};
