import type { FontFacts } from '../plan/drawing.ts';
import type { MediaTool, ObjectStore } from '../ports.ts';

/** Where documentaries are kept, and the clock that dates what is written. */
export interface Records {
  readonly store: ObjectStore;
  readonly now: () => Date;
}

/** What a manifest or a track is checked with when it is sent: nothing is probed then. */
export interface Checking {
  readonly tool: Pick<MediaTool, 'describe'>;
  readonly font: FontFacts;
}
