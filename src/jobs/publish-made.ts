import { createRelease, discardRelease, releaseId } from '../documents/create-release.ts';
import { type LatestFound, moveLatest, readLatest } from '../documents/latest.ts';
import type { ReleaseRecord } from '../documents/model.ts';
import type { Asked } from '../documents/origins.ts';
import { ownRelease } from '../documents/own-release.ts';
import type { Records } from '../documents/records.ts';
import { releaseObject } from '../documents/release-names.ts';
import { keepReleaseOf } from '../documents/released.ts';
import { readReleaseOf } from '../documents/releases.ts';
import { readRender } from '../documents/renders.ts';
import { leaveWithdrawn } from '../documents/withdraw.ts';
import { PolyreelError } from '../errors.ts';
import { checksumsOf } from '../run/texts.ts';
import { alone, type Base, type Composition, compose, type Made } from './compose.ts';
import { placeAll } from './place.ts';
import { fileOfText } from './release-files.ts';
import { isSame } from './same-release.ts';

/** How often another release may be faster: each time it is, one is published. */
const ROUNDS = 50;
const NOTHING: Asked = { shared: '', languages: {} };

/**
 * Makes a release of what a render made and what the latest release has of other languages, and moves the pointer to
 * it. Others may publish at the same time, the same render too: where the pointer was moved since it was read, all is
 * put together anew with what it points at now. A render of which nothing is newer than what is there ends in a
 * release of its own, and the pointer stays.
 * @returns the release's id
 * @throws PolyreelError `cancelled` where the render was; `result-gone`; `conflict`
 */
export const publishMade = async (records: Records, made: Made, signal: AbortSignal): Promise<string> => {
  const { id: render, documentary, edition } = made.render;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const found = await leaveWithdrawn(records, made.render);
    const own = await ownRelease(records, made.render, found);
    if (own) return own;
    const base = await baseOf(records, made, found);
    const composition = compose(made, base);
    if (!composition) return publishAside(records, made, base, found, signal);
    const { id: release, isWhole } = await standingOr(records, made, composition, base, found);
    if (isWhole) await mustGoOn(records, render, signal);
    const { asked } = composition;
    if (isWhole && (await moveLatest(records, made.render, found, { release, render, asked })))
      return keepReleaseOf(records, made.render, render, release);
    const now = await readLatest(records, made.render);
    const ended = await ownRelease(records, made.render, now);
    // Once it was moved, the pointer never looks again as it was found: nobody can make this one a release any more.
    if (now.version !== found.version && release !== ended && release !== base.release?.id)
      await discardRelease(records, { documentary, edition, id: release });
    if (ended) return ended;
  }
  throw new PolyreelError(
    'conflict',
    `${ROUNDS} other releases of "${documentary}" were published while this one was put together; ask for it again.`,
  );
};

const baseOf = async (records: Records, { render }: Made, { latest }: LatestFound): Promise<Base> => {
  const release = latest.release === undefined ? undefined : await readReleaseOf(records, render, latest.release);
  return { asked: latest.asked, ...(release ? { release } : {}) };
};

/**
 * Takes the latest release where it is just the same, or puts a new one in place. That is not whole where the pointer
 * was moved and files are gone: another conductor of the render has then removed what it had of them.
 */
const standingOr = async (
  records: Records,
  made: Made,
  composition: Composition,
  { release: before }: Base,
  found: LatestFound,
): Promise<{ readonly id: string; readonly isWhole: boolean }> => {
  const release = recordOf(records, made, composition, found.latest.move, before);
  if (before && isSame(before, release)) return { id: before.id, isWhole: true };
  try {
    return { id: await putInPlace(records, composition, release, before), isWhole: true };
  } catch (error) {
    const isGone = error instanceof PolyreelError && error.code === 'result-gone';
    if (!isGone || (await readLatest(records, release)).version === found.version) throw error;
    return { id: release.id, isWhole: false };
  }
};

/** A release that has all that a latest one would have. Of two conductors of the same render that come here, the first counts. */
const publishAside = async (
  records: Records,
  made: Made,
  { release: before }: Base,
  { latest: { move } }: LatestFound,
  signal: AbortSignal,
): Promise<string> => {
  const { id: render, documentary, edition } = made.render;
  const composition = compose(made, { asked: NOTHING, ...(before ? { release: before } : {}) }) ?? alone(made);
  const release = recordOf(records, made, composition, `aside ${move}`, before);
  const id = await putInPlace(records, composition, release, before);
  await mustGoOn(records, render, signal);
  const kept = await keepReleaseOf(records, made.render, render, id);
  if (kept !== id) await discardRelease(records, { documentary, edition, id });
  return kept;
};

const recordOf = (
  records: Records,
  { render, tool, versions }: Made,
  { files: placed, origins, film }: Composition,
  from: number | string,
  before?: ReleaseRecord,
): ReleaseRecord => {
  const { id, documentary, edition, askedAt } = render;
  const files = withChecksums(placed).map(({ file }) => file);
  const subtitles = Object.assign({}, ...Object.values(origins.languages).map((origin) => origin.subtitles));
  return {
    id: releaseId(askedAt, [id, from], files),
    ...{ documentary, edition, createdAt: records.now().toISOString(), askedAt },
    ...{ manifest: origins.shared.manifest, subtitles, render: id, tool, ...(versions ? { versions } : {}) },
    ...{ origins, film },
    ...(before ? { before: before.id } : {}),
    files,
  };
};

/** In the order of their names: what is the same is the same, whatever of it was carried over. */
const withChecksums = (placed: Composition['files']): Composition['files'] => {
  const files = [...placed].sort((a, b) => (a.file.name < b.file.name ? -1 : 1));
  return [...files, fileOfText(checksumsOf(files.map(({ file }) => ({ path: file.name, sha256: file.sha256 }))))];
};

const putInPlace = async (
  records: Records,
  { files }: Composition,
  release: ReleaseRecord,
  before?: ReleaseRecord,
): Promise<string> => {
  const standing = new Map(before?.files.map(({ name, sha256 }) => [sha256, releaseObject(before, name)]));
  // What is recorded was in place before.
  if (!(await readReleaseOf(records, release, release.id)))
    await placeAll(records.store, withChecksums(files), releaseObject(release, ''), standing);
  return (await createRelease(records, release)).id;
};

/**
 * Looked at last before the pointer moves. A cancel that comes in the moment between the two is too late: its release
 * is withdrawn then by whoever ends the render.
 */
const mustGoOn = async (records: Records, render: string, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  if ((await readRender(records, render))?.state === 'cancelled')
    throw new PolyreelError('cancelled', 'the render was cancelled.');
};
