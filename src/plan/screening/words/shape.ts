/** Everything that the screening page says by itself, in one language. */
export interface ScreeningWords {
  /** BCP 47: that of the words, which may not be that of the film. */
  readonly language: string;
  /** What the page is for. */
  readonly hall: string;
  readonly languages: string;
  readonly start: string;
  /** Before the time at which the film was left. */
  readonly resume: string;
  readonly withPauses: string;
  readonly sections: string;
  /** Before people come. */
  readonly trySound: string;
  readonly keys: string;
  /** What each key does, in the order of {@link KEYS}. */
  readonly keyList: readonly string[];
  readonly talk: string;
  readonly goOn: string;
  readonly thanks: string;
  readonly again: string;
  readonly atHome: string;
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly next: string;
  readonly previous: string;
  readonly fullScreen: string;
  readonly leave: string;
  readonly close: string;
  readonly position: string;
  readonly cannotPlay: string;
  /** Where scripts are switched off. */
  readonly noScript: string;
}

/** Keys as they are written on keyboards, remote controls and presenters, in the order in which the help lists them. */
export const KEYS = [
  'Space, Enter, ▶',
  '← →',
  'Page ↑, Page ↓',
  '1 – 9',
  'F',
  'M',
  'S, + −',
  'B, .',
  'Esc',
  '?, H',
] as const;
