import type { Manifest } from '../../manifest/read.ts';
import type { MediaFacts } from '../facts.ts';
import type { Shot, Timeline } from '../timeline.ts';

export interface ReadCut {
  readonly manifest: Manifest;
  readonly timeline: Timeline;
}

/** Names of media that a cut shows and that could not be read. */
export const unreadMedia = ({ shots }: Timeline): string[] => [
  ...new Set(shots.flatMap(({ picture }) => ('facts' in picture && !picture.facts.digest ? [picture.media] : []))),
];

/**
 * Both cuts, in which a medium that either of them could not read is known by its file's name instead of its bytes: so
 * the footage need not be there to compare them.
 */
export const knownByFile = (from: ReadCut, to: ReadCut): { readonly from: Timeline; readonly to: Timeline } => {
  const files = new Set([from, to].flatMap((cut) => unreadMedia(cut.timeline).map((name) => fileOf(cut, name))));
  return { from: renamed(from, files), to: renamed(to, files) };
};

const fileOf = ({ manifest }: ReadCut, name: string): string => manifest.media?.[name]?.file ?? name;

const renamed = (cut: ReadCut, files: ReadonlySet<string>): Timeline => {
  const facts = (name: string, known: MediaFacts): MediaFacts => {
    const file = fileOf(cut, name);
    return files.has(file) ? { ...known, digest: `file ${file}` } : known;
  };
  const shots = cut.timeline.shots.map((shot): Shot => {
    const { picture } = shot;
    return 'facts' in picture ? { ...shot, picture: { ...picture, facts: facts(picture.media, picture.facts) } } : shot;
  });
  return { ...cut.timeline, shots };
};
