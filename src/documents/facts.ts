import type { MediaFile, MediaTool, Probed } from '../ports.ts';
import { PROBE } from '../run/media-facts.ts';
import { jsonBytes } from './json.ts';
import { mediaObject } from './media.ts';
import type { Records } from './records.ts';
import { block } from './refuse.ts';

interface KeptFacts extends Probed {
  readonly probe: number;
}

const factsObject = (documentary: string, digest: string, build: string): string =>
  `${mediaObject(documentary, digest)}.facts.${build.slice(0, 12)}.json`;

/** Keeps what probing found in an upload (`build` as `MediaTool.describe` gives it), for every later check and render. */
export const keepFacts = async (
  { store }: Records,
  documentary: string,
  build: string,
  { facts, problems }: Probed,
): Promise<void> => {
  if (!facts) return;
  const kept: KeptFacts = { probe: PROBE, facts, problems };
  await store.replace(factsObject(documentary, facts.digest, build), jsonBytes(kept));
};

/** A medium as a manifest names it: what its problems call it, and where they stand. */
export interface NamedMedium extends Omit<MediaFile, 'path'> {
  readonly documentary: string;
  readonly digest: string;
}

/** What this build found in a medium when it was probed last. */
export const factsOf = (records: Records, medium: NamedMedium, build: string): Promise<Probed | undefined> =>
  readFacts(records, factsObject(medium.documentary, medium.digest, build), medium.at);

/** What this build, or else any other, found. */
export const factsOfAny = async (records: Records, medium: NamedMedium, build: string): Promise<Probed | undefined> => {
  const own = await factsOf(records, medium, build);
  if (own) return own;
  for await (const name of records.store.list(`${mediaObject(medium.documentary, medium.digest)}.facts.`)) {
    const found = await readFacts(records, name, medium.at);
    if (found) return found;
  }
  return undefined;
};

/** What was spoilt, or found by another way of probing, is asked again. */
const readFacts = async ({ store }: Records, name: string, at: string): Promise<Probed | undefined> => {
  const bytes = await store.read(name);
  if (!bytes) return undefined;
  try {
    const { probe, facts, problems } = JSON.parse(new TextDecoder().decode(bytes)) as KeptFacts;
    return probe === PROBE && facts ? { facts, problems: problems.map((problem) => ({ ...problem, at })) } : undefined;
  } catch {
    return undefined;
  }
};

/** What this build finds in a medium; only one that it has not seen is fetched and probed. */
export const probeStored = async (
  records: Records,
  tool: MediaTool,
  medium: NamedMedium,
  signal: AbortSignal,
): Promise<Probed> => {
  const { documentary, digest, name, at } = medium;
  const { build } = await tool.describe();
  const known = await factsOf(records, medium, build);
  if (known) return known;
  const path = await records.store.localPath(mediaObject(documentary, digest));
  if (!path) return { problems: [damaged(at, `"${name}" is no longer in the store; upload it again.`)] };
  const probed = await tool.probe({ path, name, at }, { signal });
  if (probed.facts && probed.facts.digest !== digest)
    return { problems: [damaged(at, `"${name}" was damaged in the store; upload it again.`)] };
  await keepFacts(records, documentary, build, probed);
  return probed;
};

const damaged = (at: string, message: string) => block('lost-media', at, message);
