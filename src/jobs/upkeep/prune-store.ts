import type { Records } from '../../documents/records.ts';
import type { FontFamily } from '../../plan/drawing.ts';
import type { MediaTool, ObjectStore } from '../../ports.ts';
import type { Problem } from '../../problem.ts';
import { ownNeeds } from '../../run/needs.ts';
import { dataOf, recordOf } from '../../run/results.ts';
import { newPlanner } from '../planner.ts';
import { findLeftovers, removeLeftover } from './leftovers.ts';
import { addOpen, type Needing, neededResults } from './needed-results.ts';
import { findResults, type ResultFound } from './results-found.ts';

export interface PruneAsk {
  readonly records: Records;
  readonly tool: MediaTool;
  readonly font: FontFamily;
  /** Milliseconds since 1970: only what is older is freed. */
  readonly before: number;
  /** Whether it is only said what would be freed. */
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
}

export interface Count {
  readonly results: number;
  readonly bytes: number;
}

export interface Pruned {
  readonly freed: Count;
  readonly kept: Count;
  /** Folders that were to be releases and never became any. */
  readonly leftovers: number;
  readonly problems: readonly Problem[];
}

/** After so many, it is looked again what renders have begun. */
const AT_ONCE = 100;

/**
 * Frees results that nobody needs and that are older than a moment. Releases, footage and revisions are never touched.
 * Renders may go on meanwhile: what they need is looked up again before every hundred, and one that finds a result gone
 * makes it again.
 */
export const pruneStore = async ({ records, tool, font, before, dryRun, signal }: PruneAsk): Promise<Pruned> => {
  const needing: Needing = { records, planner: newPlanner(records, tool, font, 1), before };
  const found = await findResults(records.store);
  const { keys, released, blocked, problems, outdated } = await neededResults(needing);
  if (blocked.length)
    return { freed: NOTHING, kept: countOf(found), leftovers: 0, problems: [...blocked, ...problems] };
  const free = found.filter(({ key, modified }) => modified < before && !keys.has(key));
  const leftovers = await findLeftovers(records, before);
  const freed = dryRun ? free : await remove(free, needing, signal);
  if (!dryRun) {
    for (const leftover of leftovers) await removeLeftover(records, leftover);
    for (const object of outdated) await records.store.remove(object);
    await removeLists(records.store, released, before);
  }
  const gone = new Set(freed.map(({ key }) => key));
  const kept = countOf(found.filter(({ key }) => !gone.has(key)));
  return { freed: countOf(freed), kept, leftovers: leftovers.length, problems };
};

/** Lists of the chunks of files that no release has any more: what would be like them is sent whole. */
const removeLists = async (store: ObjectStore, released: ReadonlySet<string>, before: number): Promise<void> => {
  for await (const { name, modified } of store.entries('chunks/'))
    if (modified < before && !released.has(name.split('/').at(-1) ?? '')) await store.remove(name);
};

const NOTHING: Count = { results: 0, bytes: 0 };

const countOf = (results: readonly ResultFound[]): Count => ({
  results: results.length,
  bytes: results.reduce((sum, { bytes }) => sum + bytes, 0),
});

const remove = async (
  free: readonly ResultFound[],
  needing: Needing,
  signal: AbortSignal,
): Promise<readonly ResultFound[]> => {
  const { store } = needing.records;
  const removed: ResultFound[] = [];
  for (let i = 0; i < free.length; i += AT_ONCE) {
    signal.throwIfAborted();
    const begun = new Set<string>(await ownNeeds(store));
    await addOpen(needing, begun);
    for (const result of free.slice(i, i + AT_ONCE).filter(({ key }) => !begun.has(key))) {
      // The record first: bytes without one are no result.
      await store.remove(recordOf(result.key));
      await store.remove(dataOf(result.key));
      removed.push(result);
    }
  }
  return removed;
};
