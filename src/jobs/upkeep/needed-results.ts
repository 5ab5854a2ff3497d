import { listDocumentaries } from '../../documents/documentary.ts';
import { readLatest } from '../../documents/latest.ts';
import { currentState } from '../../documents/project.ts';
import type { Records } from '../../documents/records.ts';
import { readReleaseOf } from '../../documents/releases.ts';
import { openRenders, readRender, rendersOf } from '../../documents/renders.ts';
import { PolyreelError } from '../../errors.ts';
import { FULL } from '../../manifest/editions.ts';
import { keysOfPlan } from '../../plan/products.ts';
import type { Problem } from '../../problem.ts';
import { recordedKeys } from '../../run/history.ts';
import { COMMAND_LINE, type NamedNeeds, readNeeds } from '../../run/needs.ts';
import type { Planner } from '../planner.ts';
import { everyRelease } from './every-release.ts';

/** What results are needed, and what of the store could not be asked. */
export interface NeededResults {
  readonly keys: ReadonlySet<string>;
  /** SHA-256 of all files of the latest releases. */
  readonly released: ReadonlySet<string>;
  /** Why nothing at all may be freed; empty where something may. */
  readonly blocked: readonly Problem[];
  /** What is kept for want of a plan. */
  readonly problems: readonly Problem[];
  /** Objects of what renders needed that is of no use any more. */
  readonly outdated: readonly string[];
}

export interface Needing {
  readonly records: Records;
  readonly planner: Planner;
  /** Milliseconds since 1970: what is older may be freed where nobody needs it. */
  readonly before: number;
}

/** Keys of all results that the current state of a documentary, a render that goes on, a preview or the latest release needs. */
export const neededResults = async (needing: Needing): Promise<NeededResults> => {
  const { records, before } = needing;
  const keys = new Set<string>(await recordedKeys(records.store));
  const [blocked, problems]: [Problem[], Problem[]] = [[], []];
  /** Documentaries that cannot be planned as they stand, and whether films of them were made. */
  const unplanned = new Map<string, boolean>();
  for (const documentary of await listDocumentaries(records)) {
    const renders = await rendersOf(records, documentary);
    for (const { files = [], askedAt } of renders)
      if (Date.parse(askedAt) >= before) for (const { key } of files) keys.add(key);
    const failure = await addCurrent(needing, documentary, keys);
    if (!failure || renders.length === 0) continue;
    unplanned.set(
      documentary,
      renders.some(({ state }) => state === 'succeeded'),
    );
    problems.push(notPlanned(documentary, failure));
  }
  const released = new Set<string>();
  const { releases, problems: unread } = await everyRelease(records.store);
  blocked.push(...unread);
  for (const listed of releases) {
    const release = await readReleaseOf(records, listed, listed.id).catch(() => undefined);
    if (!release) blocked.push({ severity: 'error', code: 'damaged-release', at: listed.id, message: UNREAD });
    // A release has files of its own: only what the next one will be like is worth its results.
    const isLatest = (await readLatest(records, listed)).latest.release === listed.id;
    for (const { key, sha256 } of isLatest ? (release?.files ?? []) : []) {
      keys.add(key);
      released.add(sha256);
    }
  }
  await addOpen(needing, keys);
  const { outdated, written } = await addWritten(needing, new Set(unplanned.keys()), keys);
  for (const [documentary, isMade] of unplanned)
    if (isMade && !written.has(documentary))
      blocked.push({ severity: 'error', code: 'not-planned', at: `documentaries/${documentary}`, message: UNWRITTEN });
  return { keys, released, blocked, problems, outdated };
};

const UNWRITTEN =
  'it cannot be planned as it stands, and what its renders needed was not written down yet then. Mend it, and prune again.';
const UNREAD = 'its record cannot be read, so what it needs is not known. `polyreel store check` says more.';

/** @returns why the documentary cannot be planned as it stands */
const addCurrent = async (
  { records, planner }: Needing,
  documentary: string,
  keys: Set<string>,
): Promise<PolyreelError | undefined> => {
  try {
    const { pins, languages, editions } = await currentState(records, documentary);
    for (const edition of editions) {
      const plan = await planner.plan({ documentary, edition, languages, pins, acceptErrors: true });
      for (const key of keysOfPlan(plan)) keys.add(key);
    }
    return undefined;
  } catch (error) {
    if (error instanceof PolyreelError && ['bad-input', 'not-found'].includes(error.code)) return error;
    throw error;
  }
};

const notPlanned = (documentary: string, { message, problems }: PolyreelError): Problem => ({
  ...{ severity: 'warning', code: 'not-planned', at: `documentaries/${documentary}` },
  message: `it cannot be planned as it stands, so all that its renders needed is kept: ${problems[0]?.message ?? message}`,
});

/** Adds what renders need that have not ended. */
export const addOpen = async ({ records, planner }: Needing, keys: Set<string>): Promise<void> => {
  for await (const id of openRenders(records)) {
    const render = await readRender(records, id);
    const plan = render && (await planner.plan(render).catch(unlessAway));
    for (const key of plan ? keysOfPlan(plan) : []) keys.add(key);
  }
};

/** A render that cannot be planned ends by itself, and needs nothing. */
const unlessAway = (error: unknown): undefined => {
  if (error instanceof PolyreelError && error.code !== 'store-away') return undefined;
  throw error;
};

/**
 * Adds what was written down before renders began: all of a documentary that cannot be planned, and of the others the
 * last of each edition, which may have been made by another build of ffmpeg than this one; and that of the command line.
 * @returns what is outdated, and the documentaries of which anything is written down
 */
const addWritten = async (
  { records, before }: Needing,
  unplanned: ReadonlySet<string>,
  keys: Set<string>,
): Promise<{ readonly outdated: string[]; readonly written: ReadonlySet<string> }> => {
  const written = new Set<string>();
  const last = new Map<string, NamedNeeds>();
  const outdated: string[] = [];
  const isOld = ({ at }: NamedNeeds): boolean => !(Date.parse(at) >= before);
  for await (const needs of readNeeds(records.store)) {
    const { documentary, edition, name } = needs;
    written.add(documentary);
    const isKept = unplanned.has(documentary) || name.startsWith(COMMAND_LINE);
    for (const key of isKept ? needs.keys : []) keys.add(key);
    if (isKept) continue;
    const cut = `${documentary}/${edition ?? FULL}`;
    const other = last.get(cut);
    const [newer, older] = other && other.at > needs.at ? [other, needs] : [needs, other];
    last.set(cut, newer);
    if (older && isOld(older)) outdated.push(older.object);
  }
  for (const needs of last.values()) for (const key of needs.keys) keys.add(key);
  return { outdated, written };
};
