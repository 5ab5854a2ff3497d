import type { FilmPlan } from '../types.ts';

/** Why pictures are made: what the service's sentence says, as data that can be said in any language. */
export interface Reason {
  readonly code: ReasonCode;
  /** What is filled into the sentence: numbers of cues, the name of a medium. */
  readonly detail: string;
  /** Of cues. */
  readonly language?: string;
  /** The service's own sentence. */
  readonly said: string;
}

const SENTENCES = {
  'never made before': 'firstTime',
  'new in the cut': 'newInTheCut',
  'the cut changed here': 'cutChanged',
  'its text or style changed': 'textChanged',
  'the rendition changed': 'renditionChanged',
  'another build of ffmpeg': 'toolChanged',
  'a sound changed': 'soundChanged',
  'its result is gone': 'resultGone',
} as const;

export type ReasonCode = (typeof SENTENCES)[keyof typeof SENTENCES] | 'cuesChanged' | 'mediaChanged' | 'other';

export const readReason = (said: string): Reason => {
  const [, cues, language] = /^cues? ([\d, ]+) of (\S+) changed$/.exec(said) ?? [];
  if (cues && language) return { code: 'cuesChanged', detail: cues, language, said };
  const [, media] = /^the file of "(.*)" changed$/.exec(said) ?? [];
  if (media !== undefined) return { code: 'mediaChanged', detail: media, said };
  const known = Object.entries(SENTENCES).find(([sentence]) => sentence === said)?.[1];
  return { code: known ?? 'other', detail: said, said };
};

/** Spans that are made for the same reason. */
export interface ReasonCount {
  readonly reason: Reason;
  readonly spans: number;
  /** Indexes of shots that they lie in, each once. */
  readonly shots: readonly number[];
}

/** The reasons of a plan with how many spans have them, the most frequent first. A span with two reasons counts for both. */
export const countReasons = ({ spans }: FilmPlan): ReasonCount[] => {
  const counts = new Map<string, { spans: number; shots: Set<number> }>();
  for (const { shot, looks } of spans)
    for (const reason of new Set(looks.flatMap((look) => (look.reuse ? [] : [look.reason ?? ''])))) {
      const known = counts.get(reason) ?? { spans: 0, shots: new Set() };
      known.spans += 1;
      known.shots.add(shot);
      counts.set(reason, known);
    }
  return [...counts]
    .map(([said, { spans: number, shots }]) => ({ reason: readReason(said), spans: number, shots: [...shots] }))
    .sort((a, b) => b.spans - a.spans);
};

/** Spans of the film of which something is made, and all of them. */
export const countSpans = ({ spans }: FilmPlan): { readonly made: number; readonly all: number } => ({
  made: spans.filter(({ looks }) => looks.some(({ reuse }) => !reuse)).length,
  all: spans.length,
});
