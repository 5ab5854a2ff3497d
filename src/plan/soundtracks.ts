import type { Manifest } from '../manifest/read.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { ownName } from './languages.ts';
import { type MixStep, opusMix } from './mix-step.ts';

/** One sound of a film that has several, as players list it. */
export interface Soundtrack {
  readonly mix: MixStep;
  /** BCP 47; `mul` where several languages are spoken, absent where nobody said which. */
  readonly language?: string;
  readonly name: string;
}

/** Every sound that a programme can be heard with, the original first. */
export type Soundtracks = readonly [Soundtrack, ...Soundtrack[]];

export const soundtracksOf = (
  { mix, narrated }: { readonly mix: MixStep; readonly narrated: ReadonlyMap<string, MixStep> },
  timeline: Timeline,
  media: Manifest['media'],
): Soundtracks => {
  const language = spokenIn(timeline, media);
  return [
    { mix, name: 'Original', ...(language === undefined ? {} : { language }) },
    ...[...narrated].map(([spoken, own]) => ({ mix: own, language: spoken, name: ownName(spoken) })),
  ];
};

/** The sound in which a language is shown: its narration, or else the original. */
export const soundOfLanguage = (soundtracks: Soundtracks, language: string): Soundtrack =>
  soundtracks.find(({ mix }) => mix.language === language) ?? soundtracks[0];

export const inOpus = ([original, ...others]: Soundtracks, tool: string): Soundtracks => {
  const opus = (track: Soundtrack): Soundtrack => ({ ...track, mix: opusMix(track.mix, tool) });
  return [opus(original), ...others.map(opus)];
};

/** What the manifest says is spoken in the clips whose sound is heard. */
const spokenIn = ({ shots }: Timeline, media: Manifest['media'] = {}): string | undefined => {
  const known = new Map(Object.entries(media));
  const spoken = new Set(
    shots.flatMap(({ picture }) =>
      picture.kind === 'clip' && picture.facts.sound && picture.volume !== Number.NEGATIVE_INFINITY
        ? [known.get(picture.media)?.language]
        : [],
    ),
  );
  const [language] = spoken;
  if (spoken.size === 1) return language;
  return spoken.size > 1 && !spoken.has(undefined) ? 'mul' : undefined;
};
