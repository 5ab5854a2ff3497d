import type { Plan } from '../plan/plan.ts';
import { keysOfPlan } from '../plan/products.ts';
import type { ObjectStore } from '../ports.ts';

/** Which results a render needs, written down before it begins: who frees results looks here first. */
export interface Needs {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Absent in what was written down when there was the full one only. */
  readonly edition?: string;
  readonly keys: readonly string[];
}

export interface NamedNeeds extends Needs {
  readonly object: string;
  readonly documentary: string;
  /** Id of a render of the service, or {@link COMMAND_LINE} with an edition. */
  readonly name: string;
}

const FOLDER = 'needs/';
/** A render of the command line: the last one of each edition. */
export const COMMAND_LINE = 'command-line.';

const objectOf = (documentary: string, name: string): string => `${FOLDER}${documentary}/${name}.json`;

/** Of a render of the service: the same plan whoever leads it. */
export const keepNeeds = async (store: ObjectStore, plan: Plan, render: string, at: Date): Promise<void> =>
  void (await store.create(objectOf(plan.documentary, render), bytesOf(plan, at)));

export const keepOwnNeeds = (store: ObjectStore, plan: Plan, at: Date): Promise<void> =>
  store.replace(objectOf(plan.documentary, `${COMMAND_LINE}${plan.edition}`), bytesOf(plan, at));

const bytesOf = (plan: Plan, at: Date): Uint8Array => {
  const needs: Needs = { at: at.toISOString(), edition: plan.edition, keys: keysOfPlan(plan) };
  return new TextEncoder().encode(`${JSON.stringify(needs)}\n`);
};

/** Keys of the last renders of the command line. */
export const ownNeeds = async (store: ObjectStore): Promise<string[]> => {
  const keys: string[] = [];
  for await (const needs of readNeeds(store, (name) => name.startsWith(COMMAND_LINE))) keys.push(...needs.keys);
  return keys;
};

/** All that is written down, one after the other: each may name thousands of keys. */
export async function* readNeeds(
  store: ObjectStore,
  isWanted: (name: string) => boolean = () => true,
): AsyncGenerator<NamedNeeds> {
  for await (const object of store.list(FOLDER)) {
    const [, documentary = '', file = ''] = object.split('/');
    if (!isWanted(file)) continue;
    const bytes = await store.read(object);
    const needs = bytes && parse(bytes);
    if (needs) yield { ...needs, object, documentary, name: file.replace(/\.json$/, '') };
  }
}

const parse = (bytes: Uint8Array): Needs | undefined => {
  try {
    const needs = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Needs>;
    return typeof needs.at === 'string' && Array.isArray(needs.keys) ? (needs as Needs) : undefined;
  } catch {
    return undefined;
  }
};
