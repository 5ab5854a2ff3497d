import type { FontFacts } from '../plan/drawing.ts';
import type { MediaTool } from '../ports.ts';
import type { Project } from '../run/project.ts';
import type { Pins } from './model.ts';
import type { Records } from './records.ts';

export interface ProjectAsk {
  readonly documentary: string;
  /** Exact revisions and digests; the current ones where absent. */
  readonly pins?: Pins;
  /** Languages whose subtitles must be there; all of the film's where absent. */
  readonly languages?: readonly string[];
  /** How many media are probed at once, where this build of ffmpeg has not seen them. */
  readonly jobs: number;
  readonly signal?: AbortSignal;
}

/** `paths` stays empty: the file of a medium is found by its digest when a step needs it. */
export type StoredProject = Project & { readonly pins: Pins };

/**
 * Reads a documentary with everything it names out of the store, and gives every problem at once. There is no timeline
 * where a medium is missing, whatever is accepted.
 * @throws PolyreelError `not-found` where there is no manifest
 */
export const loadProject = async (
  _records: Records,
  _tool: MediaTool,
  _font: FontFacts,
  _ask: ProjectAsk,
): Promise<StoredProject> => {
  throw new Error('to come');
};
