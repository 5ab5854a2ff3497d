import type { MediaTool, ObjectStore } from '../../ports.ts';
import type { Problem } from '../../problem.ts';
import { type Checking, checkRelease } from './check-release.ts';
import { checkResults } from './check-results.ts';
import { checkSources } from './check-sources.ts';
import { everyRelease } from './every-release.ts';

export interface StoreChecked {
  readonly results: { readonly checked: number; readonly bytes: number };
  /** Originals, manifests and tracks. */
  readonly sources: { readonly checked: number; readonly bytes: number };
  readonly releases: { readonly checked: number; readonly files: number; readonly bytes: number };
  readonly problems: readonly Problem[];
}

export interface StoreCheck {
  readonly store: ObjectStore;
  readonly tool: MediaTool;
  readonly signal: AbortSignal;
  readonly onDone?: (share: number) => void;
}

/** Proves that every result, every source and every release is whole. Damaged results are removed; nothing else is changed. */
export const checkStore = async ({ store, tool, signal, onDone = () => {} }: StoreCheck): Promise<StoreChecked> => {
  const { problems: damaged, ...results } = await checkResults(store, { signal, onDone: (share) => onDone(share / 2) });
  const { problems: spoilt, ...sources } = await checkSources(store, signal);
  const problems: Problem[] = [...damaged, ...spoilt];
  const { releases, problems: unread } = await everyRelease(store);
  problems.push(...unread);
  const checking: Checking = { store, tool, signal, looked: new Map() };
  let [files, bytes] = [0, 0];
  for (const [i, release] of releases.entries()) {
    onDone(0.5 + i / releases.length / 2);
    const checked = await checkRelease(checking, release);
    problems.push(...checked.problems);
    files += checked.files;
    bytes += checked.bytes;
  }
  return { results, sources, releases: { checked: releases.length, files, bytes }, problems };
};
