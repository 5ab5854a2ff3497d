import type { Records } from '../documents/records.ts';
import type { FontFamily } from '../plan/drawing.ts';
import type { JobQueue, Log, MediaTool, Queues } from '../ports.ts';
import type { Engine } from '../run/engine.ts';
import type { Part } from '../run/part.ts';
import type { HookJob } from './hooks.ts';
import type { Planner } from './planner.ts';

/** Everything that renders run with, in the service and in workers alike. */
export interface Workshop {
  readonly records: Records;
  readonly tool: MediaTool;
  readonly font: FontFamily;
  /** What steps of a documentary run with: its media are fetched from the store. */
  readonly engineOf: (documentary: string) => Engine;
  readonly planner: Planner;
  readonly queues: Queues;
  readonly renders: JobQueue<RenderJob>;
  /** Steps for the build of ffmpeg of this process: another build would make other bytes. */
  readonly steps: JobQueue<StepJob>;
  /** Absent where nobody is to be told. */
  readonly hooks?: JobQueue<HookJob>;
  readonly log: Log;
  /** The address at which people reach the service, without a slash at its end. */
  readonly publicUrl?: string;
  /** This program's own, such as `0.1.0`. */
  readonly version: string;
}

/** Where people find a documentary; undefined where nobody said at which address they reach the service. */
export const pageOf = ({ publicUrl }: Pick<Workshop, 'publicUrl'>, documentary: string): string | undefined =>
  publicUrl === undefined ? undefined : `${publicUrl}/d/${encodeURIComponent(documentary)}`;

/** One render, from its plan to its release. */
export interface RenderJob {
  readonly render: string;
}

/** One part of a render's plan. */
export interface StepJob {
  /** The render that asked for it first; others may wait for the same job. */
  readonly render: string;
  readonly kind: Part['kind'];
  /** Keys of the results that it gives. */
  readonly keys: readonly string[];
}

/** The queue for steps of one build of ffmpeg. */
export const stepsQueue = (build: string): string => `steps-${build.slice(0, 12)}`;

/** The most urgent of all: somebody looks at the screen and waits. */
export const PREVIEW_PRIORITY = 1;
const FIRST = 10;
const LAST = 1_000_000;

/** Seconds of encoding that are left, as urgency: what is done soon goes first. */
export const priorityOf = (seconds: number): number => Math.min(LAST, FIRST + Math.ceil(Math.max(0, seconds)));
