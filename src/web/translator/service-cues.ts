import type { CueText } from './cues.ts';

/** A cue as the service writes it. */
export interface ServiceCue extends CueText {}

export const fromService = (cue: ServiceCue): CueText => cue;
export const toService = (cue: CueText): ServiceCue => cue;
