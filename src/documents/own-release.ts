import { writeAudit } from './audit.ts';
import { type LatestFound, readLatest } from './latest.ts';
import type { RenderRecord } from './model.ts';
import type { Records } from './records.ts';
import { keepReleaseOf, releaseOfRender } from './released.ts';
import { readReleaseOf } from './releases.ts';
import { withdrawRelease } from './withdraw.ts';

type Render = Pick<RenderRecord, 'id' | 'documentary' | 'edition'>;

/** The release that a render has ended in already, led by another conductor or before a crash. */
export const ownRelease = async (
  records: Records,
  render: Render,
  { latest }: LatestFound,
): Promise<string | undefined> =>
  latest.render === render.id && latest.release
    ? keepReleaseOf(records, render, render.id, latest.release)
    : releaseOfRender(records, render, render.id);

/** Withdraws what a render has released in the very moment in which it was cancelled. Nothing where there is none. */
export const takeBack = async (records: Records, render: Render & Pick<RenderRecord, 'askedBy'>): Promise<void> => {
  const { id, documentary, edition, askedBy: author } = render;
  const release = await ownRelease(records, render, await readLatest(records, render));
  // One that held the same before is not its own.
  if (release === undefined || (await readReleaseOf(records, render, release))?.render !== id) return;
  const reason = 'its render was cancelled';
  const { isNew } = await withdrawRelease(records, { documentary, edition, release, author, reason });
  const detail = { edition, release, reason };
  if (isNew) await writeAudit(records, { author, action: 'release.withdraw', documentary, detail });
};
