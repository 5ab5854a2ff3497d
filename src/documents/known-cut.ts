import { buildTimeline } from '../timeline/build.ts';
import { type ReadCut, unknownLengths } from '../timeline/conform/by-file.ts';
import type { MediaFacts } from '../timeline/facts.ts';
import { factsOfAny } from './facts.ts';
import type { Checking, Records } from './records.ts';
import { filesUsed, type StoredFilm } from './store-source.ts';

/** The cut of a stored manifest as far as its media are known; undefined where it has shots of unknown length. */
export const knownCut = async (
  records: Records,
  { documentary, reading: { manifest }, digests }: Omit<StoredFilm, 'tracks'>,
  { tool }: Pick<Checking, 'tool'>,
): Promise<ReadCut | undefined> => {
  if (!manifest) return undefined;
  const { build } = await tool.describe();
  const facts = new Map<string, MediaFacts>();
  for (const [name, file] of filesUsed(manifest)) {
    const digest = digests.get(file);
    const medium = { documentary, name: file, at: `/media/${name}/file` };
    const probed = digest ? await factsOfAny(records, { ...medium, digest }, build) : undefined;
    if (probed?.facts) facts.set(name, probed.facts);
  }
  const { timeline } = buildTimeline(manifest, facts);
  const cut = timeline && { manifest, timeline };
  return cut && unknownLengths(cut).length === 0 ? cut : undefined;
};
