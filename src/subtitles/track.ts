import type { Cue } from './cue.ts';

/** All subtitles of one language. Cues in order of their start. */
export interface Track {
  readonly language: string;
  readonly kind: 'translation' | 'sdh';
  readonly cues: readonly Cue[];
}
