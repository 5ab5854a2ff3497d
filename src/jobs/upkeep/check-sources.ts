import { createHash } from 'node:crypto';
import type { ObjectStore } from '../../ports.ts';
import type { Problem } from '../../problem.ts';
import { objectDigest } from './object-digest.ts';

export interface SourcesChecked {
  readonly checked: number;
  /** Bytes that were read. */
  readonly bytes: number;
  readonly problems: readonly Problem[];
}

/** Proves that originals, manifests and tracks have the bytes that were sent. Nothing is changed. */
export const checkSources = async (store: ObjectStore, signal: AbortSignal): Promise<SourcesChecked> => {
  const problems: Problem[] = [];
  let [checked, bytes] = [0, 0];
  const compare = (at: string, found: string | undefined, expected: string, remedy: string): void => {
    checked += 1;
    if (found === expected) return;
    const message = `it has other bytes than were sent. ${remedy}.`;
    problems.push({ severity: 'error', code: 'damaged-source', at, message });
  };
  for await (const name of store.list('media/')) {
    signal.throwIfAborted();
    const digest = ORIGINAL.exec(name)?.[1];
    const found = digest && (await objectDigest(store, name));
    if (!digest || !found) continue;
    bytes += found.bytes;
    compare(name, found.sha256, digest, 'Upload it again, or restore it from a backup');
  }
  for await (const name of store.list('documentaries/')) {
    signal.throwIfAborted();
    const data = revisionOf(name);
    const [known, sent] = data ? [await store.read(name), await store.read(data)] : [];
    const digest = known && digestIn(known);
    if (!data || digest === undefined || !sent) continue;
    bytes += sent.length;
    compare(
      data,
      createHash('sha256').update(sent).digest('hex'),
      digest,
      'Restore it from a backup, or send it again',
    );
  }
  return { checked, bytes, problems };
};

const ORIGINAL = /^media\/[^/]+\/([0-9a-f]{64})$/;

/** The bytes of a revision by the object that says what is known of it. */
const revisionOf = (name: string): string | undefined => {
  if (/\/manifests\/\d+\.about\.json$/.test(name)) return name.replace(/\.about\.json$/, '.json');
  return /\/subtitles\/[^/]+\/\d+\.json$/.test(name) ? name.replace(/\.json$/, '.data') : undefined;
};

/** Empty, which nothing has, where it cannot be read. */
const digestIn = (about: Uint8Array): string => {
  try {
    return String(JSON.parse(new TextDecoder().decode(about)).digest);
  } catch {
    return '';
  }
};
