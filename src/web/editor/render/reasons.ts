import type { FilmPlan } from '../types.ts';

type Because = NonNullable<FilmPlan['spans'][number]['looks'][number]['because']>;

/** Why pictures are made, ready to be said in any language. */
export interface Reason {
  readonly code: ReasonCode;
  /** What is filled into the sentence: numbers of cues, the name of a medium. */
  readonly detail: string;
  /** Of cues. */
  readonly language?: string;
}

const CODES = {
  'first-time': 'firstTime',
  'new-in-the-cut': 'newInTheCut',
  'cut-changed': 'cutChanged',
  'text-changed': 'textChanged',
  'rendition-changed': 'renditionChanged',
  'tool-changed': 'toolChanged',
  'sound-changed': 'soundChanged',
  'result-missing': 'resultGone',
  'media-changed': 'mediaChanged',
  'cue-changed': 'cuesChanged',
} as const satisfies Record<Because['because'], string>;

export type ReasonCode = (typeof CODES)[Because['because']];

const reasonOf = ({ because, media, language, cues = [] }: Because): Reason => ({
  code: CODES[because],
  detail: media ?? cues.join(', '),
  ...(language === undefined ? {} : { language }),
});

/** Spans that are made for the same reason. */
export interface ReasonCount {
  /** Two spans with the same one have the same reason. */
  readonly key: string;
  readonly reason: Reason;
  readonly spans: number;
  /** Indexes of shots that they lie in, each once. */
  readonly shots: readonly number[];
}

/** The reasons of a plan with how many spans have them, the most frequent first. A span with two reasons counts for both. */
export const countReasons = ({ spans }: FilmPlan): ReasonCount[] => {
  const counts = new Map<string, { because: Because; spans: number; shots: Set<number> }>();
  for (const { shot, looks } of spans)
    for (const [key, because] of new Map(
      looks.flatMap((one) => (one.because ? [[nameOf(one.because), one.because]] : [])),
    )) {
      const known = counts.get(key) ?? { because, spans: 0, shots: new Set() };
      known.spans += 1;
      known.shots.add(shot);
      counts.set(key, known);
    }
  return [...counts]
    .map(([key, one]) => ({ key, reason: reasonOf(one.because), spans: one.spans, shots: [...one.shots] }))
    .sort((a, b) => b.spans - a.spans);
};

const nameOf = ({ because, media, language, cues }: Because): string =>
  JSON.stringify([because, media, language, cues]);

/** Spans of the film of which something is made, and all of them. */
export const countSpans = ({ spans }: FilmPlan): { readonly made: number; readonly all: number } => ({
  made: spans.filter(({ looks }) => looks.some(({ reuse }) => !reuse)).length,
  all: spans.length,
});
