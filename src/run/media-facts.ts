import { createHash } from 'node:crypto';
import type { MediaFile, MediaTool, ObjectStore, Probed } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { identityOf } from './identity.ts';

/** Raise it when probing finds other facts in the same file: what was remembered before is then asked again. */
export const PROBE = 1;

/** What was found, and the file that it was found in. */
export type ProbedOnce = Probed & { readonly identity: string };

/**
 * Probes a file, or remembers what was found when it was probed last. A file is the same while its place, size and
 * times are; a medium without facts is never remembered, so that a mended file is seen at once.
 */
export const probeOnce = async (
  tool: MediaTool,
  store: ObjectStore,
  file: MediaFile,
  signal?: AbortSignal,
): Promise<ProbedOnce> => {
  const identity = await identityOf(file.path);
  const { build } = await tool.describe();
  const described = [PROBE, build, file.path, file.name, file.at, identity].join('\n');
  const name = `facts/${createHash('sha256').update(described).digest('hex')}.json`;
  const known = remembered(await store.read(name));
  if (known) return { ...known, identity };
  const probed = await tool.probe(file, signal ? { signal } : {});
  if ((await identityOf(file.path).catch(() => '')) !== identity) return { problems: [changed(file)], identity };
  if (probed.facts) await store.replace(name, new TextEncoder().encode(JSON.stringify(probed)));
  return { ...probed, identity };
};

const changed = ({ name, at }: MediaFile): Problem => ({
  ...{ severity: 'block', code: 'media-changed', at },
  message: `"${name}" changed while it was read. Wait until it is copied, and check again.`,
});

/** What was spoilt on the disk is asked again. */
const remembered = (bytes: Uint8Array | undefined): Probed | undefined => {
  try {
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Probed);
  } catch {
    return undefined;
  }
};
