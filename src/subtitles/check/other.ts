import type { Cue } from '../cue.ts';

/** Another language's track of the same film. */
export interface OtherTrack {
  readonly language: string;
  readonly cues: readonly Cue[];
}
