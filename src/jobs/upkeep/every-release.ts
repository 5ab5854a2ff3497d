import { readLatest } from '../../documents/latest.ts';
import type { Records } from '../../documents/records.ts';
import { type Edition, latestObject, releaseRecordObject } from '../../documents/release-names.ts';
import type { ListedRelease } from '../../documents/released.ts';
import { listReleases } from '../../documents/releases.ts';
import { PolyreelError } from '../../errors.ts';
import type { ObjectStore } from '../../ports.ts';
import type { Problem } from '../../problem.ts';

export interface ReleasesFound {
  /** Of all documentaries, withdrawn ones too. */
  readonly releases: readonly ListedRelease[];
  /** What of the records that lead to releases cannot be read. */
  readonly problems: readonly Problem[];
}

export const everyRelease = async (store: ObjectStore): Promise<ReleasesFound> => {
  const records = { store, now: () => new Date() };
  const documentaries = new Set<string>();
  const editions: Edition[] = [];
  for (const folder of ['released/', 'releases/'])
    for await (const name of store.list(folder)) {
      const [, documentary = '', edition = ''] = name.split('/');
      documentaries.add(documentary);
      if (name.endsWith('/latest.json')) editions.push({ documentary, edition });
    }
  const releases: ListedRelease[] = [];
  const problems: Problem[] = [];
  for (const documentary of [...documentaries].sort())
    await orTold(problems, `released/${documentary}`, async () => {
      releases.push(...(await listReleases(records, documentary)));
    });
  for (const edition of editions)
    await orTold(
      problems,
      latestObject(edition),
      async () => void problems.push(...(await pointerFaults(records, edition))),
    );
  return { releases, problems };
};

const pointerFaults = async (records: Records, edition: Edition): Promise<Problem[]> => {
  const { release } = (await readLatest(records, edition)).latest;
  if (release === undefined || (await records.store.size(releaseRecordObject(edition, release)))) return [];
  const message = `it says that ${release} is the latest release, and that is not there. Restore it from a backup, or make another the latest.`;
  return [{ severity: 'error', code: 'damaged-pointer', at: latestObject(edition), message }];
};

/** One record that cannot be read does not keep the others from being looked at. */
const orTold = async (problems: Problem[], at: string, task: () => Promise<void>): Promise<void> => {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof PolyreelError) || error.code !== 'unexpected') throw error;
    problems.push({ severity: 'error', code: 'damaged-record', at, message: error.message });
  }
};
