/** How far a render is: what `GET /v1/renders/:id` and the events say. */
export interface RenderProgress {
  readonly stage: RenderStage;
  /** 0..1 over everything. */
  readonly progress: number;
  /** Null while too little is known. */
  readonly secondsLeft: number | null;
  /** Spans whose pictures this render has made: where it grew, there is more to see. */
  readonly spansMade?: number;
  /** See `SpanShares`: for those who ask, and never sent with events. */
  readonly spans?: string;
}

export type RenderStage = 'queued' | 'planning' | 'pictures' | 'films' | 'release' | 'done';

export interface Gauge {
  readonly enter: (stage: RenderStage) => void;
  /** @param share 0..1 of a part; what is said again of the same part replaces what was said before */
  readonly advance: (part: string, share: number) => void;
}

/** Seconds before which a guess of the rest is worth nothing. */
const TOO_EARLY = 3;

/**
 * Adds up shares of parts by their weights.
 * @param weights by the name of the part
 * @param seconds on a clock that only goes forward
 */
export const newGauge = (
  weights: ReadonlyMap<string, number>,
  seconds: () => number,
  report: (progress: RenderProgress) => void,
): Gauge => {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const shares = new Map<string, number>();
  const began = seconds();
  let done = 0;
  let stage: RenderStage = 'pictures';
  const tell = (): void => {
    const progress = Math.min(1, done / total);
    const elapsed = seconds() - began;
    const known = progress > 0.01 && elapsed > TOO_EARLY;
    report({
      stage,
      progress: Math.round(progress * 1000) / 1000,
      secondsLeft: known ? Math.round((elapsed * (1 - progress)) / progress) : null,
    });
  };
  return {
    enter: (next) => {
      stage = next;
      tell();
    },
    advance: (part, share) => {
      done += (share - (shares.get(part) ?? 0)) * (weights.get(part) ?? 0);
      shares.set(part, share);
      tell();
    },
  };
};
