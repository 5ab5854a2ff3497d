import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { MediaFile, MediaTool, ObjectStore, Probed } from '../ports.ts';

/** Raise it when probing finds other facts in the same file: what was remembered before is then asked again. */
export const PROBE = 1;

/**
 * Probes a file, or remembers what was found when it was probed last. A file is the same while its place, size and
 * times are; a medium without facts is never remembered, so that a mended file is seen at once.
 */
export const probeOnce = async (
  tool: MediaTool,
  store: ObjectStore,
  file: MediaFile,
  signal?: AbortSignal,
): Promise<Probed> => {
  const { size, mtimeNs, ctimeNs, ino } = await stat(file.path, { bigint: true });
  const { build } = await tool.describe();
  const identity = [PROBE, build, file.path, file.name, file.at, size, mtimeNs, ctimeNs, ino].join('\n');
  const name = `facts/${createHash('sha256').update(identity).digest('hex')}.json`;
  const known = remembered(await store.read(name));
  if (known) return known;
  const probed = await tool.probe(file, signal ? { signal } : {});
  if (probed.facts) await store.replace(name, new TextEncoder().encode(JSON.stringify(probed)));
  return probed;
};

/** What was spoilt on the disk is asked again. */
const remembered = (bytes: Uint8Array | undefined): Probed | undefined => {
  try {
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Probed);
  } catch {
    return undefined;
  }
};
