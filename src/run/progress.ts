/** How far a render is. `share` is 0..1 over everything; a stage may run beside another. */
export interface Progress {
  readonly stage: 'reading' | 'pictures' | 'sound' | 'films' | 'checking' | 'done';
  readonly share: number;
  readonly message: string;
}

export type OnProgress = (progress: Progress) => void;

/** Work by weight in frames that are encoded: a film that is only joined counts as few. */
export interface Meter {
  readonly advance: (stage: Progress['stage'], weight: number, message: string) => void;
}

export const newMeter = (total: number, onProgress: OnProgress): Meter => {
  let done = 0;
  return {
    advance: (stage, weight, message) => {
      done += weight;
      onProgress({ stage, share: total > 0 ? Math.min(1, done / total) : 1, message });
    },
  };
};
