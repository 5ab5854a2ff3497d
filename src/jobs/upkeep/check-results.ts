import type { ObjectStore } from '../../ports.ts';
import type { Problem } from '../../problem.ts';
import { dataOf, recordOf, resultsIn } from '../../run/results.ts';
import { objectDigest } from './object-digest.ts';
import { findResults, type ResultFound } from './results-found.ts';

export interface ResultsChecked {
  readonly checked: number;
  /** Bytes that were read. */
  readonly bytes: number;
  readonly problems: readonly Problem[];
}

/**
 * Reads every result through and removes those that are not what was recorded, so that they are made again when they
 * are needed. Bytes that nobody has recorded are left: a worker may be about to.
 */
export const checkResults = async (
  store: ObjectStore,
  { signal, onDone }: { readonly signal: AbortSignal; readonly onDone: (share: number) => void },
): Promise<ResultsChecked> => {
  const all = (await findResults(store)).filter(({ hasRecord }) => hasRecord);
  const problems: Problem[] = [];
  let bytes = 0;
  for (const [i, result] of all.entries()) {
    signal.throwIfAborted();
    onDone(i / all.length);
    bytes += result.bytes;
    const problem = await checkResult(store, result);
    if (problem) problems.push(problem);
  }
  return { checked: all.length, bytes, problems };
};

const checkResult = async (store: ObjectStore, { key }: ResultFound): Promise<Problem | undefined> => {
  // Looked at twice: between its record and its bytes, another process may have removed and made it.
  if (!(await faultOf(store, key))) return undefined;
  const fault = await faultOf(store, key);
  if (!fault) return undefined;
  await store.remove(recordOf(key));
  await store.remove(dataOf(key));
  const message = `the result ${key.slice(0, 12)} ${fault}. It was removed; the next render that needs it makes it again.`;
  return { severity: 'error', code: 'damaged-result', at: dataOf(key), message };
};

const faultOf = async (store: ObjectStore, key: string): Promise<string | undefined> => {
  const written = await store.read(recordOf(key));
  if (!written) return undefined;
  const record = await resultsIn(store).record(key);
  if (!record) return 'has a record that cannot be read';
  const found = await objectDigest(store, dataOf(key));
  if (!found) return 'has a record and no bytes';
  if (found.bytes !== record.bytes) return `has ${found.bytes} bytes where ${record.bytes} are recorded`;
  return found.sha256 === record.sha256 ? undefined : 'has other bytes than are recorded';
};
