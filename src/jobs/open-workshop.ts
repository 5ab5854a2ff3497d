import { mediaObject } from '../documents/media.ts';
import { PolyreelError } from '../errors.ts';
import type { FontFamily } from '../plan/drawing.ts';
import type { Log, MediaTool, ObjectStore, Queues } from '../ports.ts';
import type { Engine } from '../run/engine.ts';
import { resultsIn } from '../run/results.ts';
import { openWorkspace } from '../run/workspace.ts';
import { HOOK_ATTEMPTS, type HookJob } from './hooks.ts';
import { newPlanner } from './planner.ts';
import { type RenderJob, type StepJob, stepsQueue, type Workshop } from './workshop.ts';

export interface WorkshopParts {
  readonly store: ObjectStore;
  readonly queues: Queues;
  readonly tool: MediaTool;
  readonly font: FontFamily;
  readonly log: Log;
  /** The folder on this machine in which steps run. */
  readonly home: string;
  /** How many media are probed at once. */
  readonly jobs: number;
  /** An address of this machine at which parts of a large object can be read. */
  readonly rangeUrl: (name: string) => Promise<string | undefined>;
  /** Whether somebody outside is to be told what happens. */
  readonly hasHooks: boolean;
  /** The address at which people reach the service, without a slash at its end. */
  readonly publicUrl?: string;
  /** This program's own, such as `0.1.0`. */
  readonly version: string;
}

/** What is larger is read in parts: a shot needs seconds of a film of hours. */
const WHOLE_BYTES = 64 * 1024 * 1024;

/** Sets up what renders run with, in the service and in workers alike. */
export const openWorkshop = async (parts: WorkshopParts): Promise<Workshop> => {
  const { store, queues, tool, font, log, hasHooks, publicUrl, version } = parts;
  const records = { store, now: () => new Date() };
  const { build } = await tool.describe();
  const shared = { tool, font, results: resultsIn(store), workspace: await openWorkspace(parts.home) };
  const engineOf = (documentary: string): Engine => ({
    ...shared,
    mediaPath: (digest) => mediumOf(parts, mediaObject(documentary, digest)),
  });
  return {
    records,
    tool,
    font,
    log,
    version,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    queues,
    engineOf,
    planner: newPlanner(records, tool, font, parts.jobs),
    renders: queues.open<RenderJob>('renders'),
    steps: queues.open<StepJob>(stepsQueue(build)),
    ...(hasHooks ? { hooks: queues.open<HookJob>('hooks', HOOK_ATTEMPTS) } : {}),
  };
};

/** A path, or for a large object that lies elsewhere an address at which parts of it can be read. */
const mediumOf = async ({ store, rangeUrl }: WorkshopParts, name: string): Promise<string> => {
  const large = ((await store.size(name)) ?? 0) > WHOLE_BYTES;
  const found = (large ? await rangeUrl(name) : undefined) ?? (await store.localPath(name));
  if (found !== undefined) return found;
  const message = `footage of this render is gone from the store (${name}); upload it again.`;
  throw new PolyreelError('bad-input', message);
};
