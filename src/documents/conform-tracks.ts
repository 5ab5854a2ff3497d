import { isDeepStrictEqual } from 'node:util';
import { PolyreelError } from '../errors.ts';
import { readTrack } from '../subtitles/read.ts';
import { nearestWritten, writeTrack } from '../subtitles/write.ts';
import { knownByFile } from '../timeline/conform/by-file.ts';
import type { ConformChange } from '../timeline/conform/changes.ts';
import { conformCues } from '../timeline/conform/conform.ts';
import { checkSubtitles } from './check-subtitles.ts';
import { etagOf } from './etag.ts';
import { knownCut } from './known-cut.ts';
import { type ManifestText, manifestAt } from './manifests.ts';
import { mediaOf } from './media.ts';
import type { Author, SubtitleRevision } from './model.ts';
import type { Checking, Records } from './records.ts';
import { addRevision, readRevision, writeAbout } from './revisions.ts';
import { isCutChanged, isSourceChanged, type Now } from './staleness.ts';
import { readStored, type StoredFilm } from './store-source.ts';
import { calledFile, currentTracks, trackShelf } from './stored-tracks.ts';

/** A manifest that took the place of another. */
export interface Edit {
  readonly documentary: string;
  readonly before: ManifestText;
  /** The manifest that stands now. */
  readonly text: string;
  readonly author: Author;
}

export interface ConformedTrack {
  readonly language: string;
  /** The track's new revision. */
  readonly revision: number;
  readonly changes: readonly ConformChange[];
}

/**
 * Re-times each track that fitted the cut before the edit, as a new revision that follows its footage. What its sender
 * timed is re-timed, not what an earlier edit made of it: so an edit that is undone gives the very track back. A track
 * of which no cue is left, or whose footage is not known, stays as it is, and stale.
 */
export const conformTracks = async (records: Records, edit: Edit, check: Checking): Promise<ConformedTrack[]> => {
  const { documentary, before, text } = edit;
  const media = await mediaOf(records, documentary);
  const [was, is] = [readStored(documentary, before.text, media), readStored(documentary, text, media)];
  const manifest = is.reading.manifest;
  if (!was.reading.manifest || !manifest) return [];
  const then = { ...was, manifest: was.reading.manifest };
  const now = { ...is, manifest };
  const ready = await readyTracks(records, then, now);
  const conformed: ConformedTrack[] = [];
  // One after the other, in the order of the manifest: translations are compared with their source.
  for (const track of ready) {
    const done = await unlessRefused(conformTrack(records, edit, track, now, check));
    if (done) conformed.push(done);
  }
  return conformed;
};

/** Where a translator was faster, or what came out is no track any more, the track stays as it is. */
const unlessRefused = async <Value>(work: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PolyreelError && ['edit-conflict', 'bad-input'].includes(error.code)) return undefined;
    throw error;
  }
};

type StoredNow = Now & Omit<StoredFilm, 'tracks'>;

/** A track that fitted the film before and does not now. */
interface Ready {
  readonly track: SubtitleRevision;
  /** Whether its source had other words than it was made from, before the edit. */
  readonly hadOtherSource: boolean;
}

const readyTracks = async (records: Records, then: Now, now: Now): Promise<Ready[]> => {
  const { languages } = now.manifest;
  const revisions = await currentTracks(records, now.documentary, languages);
  const tracks = await Promise.all(
    [...revisions].map(([language, revision]) =>
      readRevision<SubtitleRevision>(records, trackShelf(now.documentary, language), revision),
    ),
  );
  const abouts = tracks.flatMap((found) => found?.about ?? []);
  const source = abouts.find(({ language }) => language === languages[0]);
  const ready = await Promise.all(
    abouts.map(async (track): Promise<Ready[]> => {
      const fitted = !(await isCutChanged(records, then, track)) && (await isCutChanged(records, now, track));
      if (!fitted) return [];
      const hadOtherSource = await isSourceChanged(records, source ? { ...then, source } : then, track);
      return [{ track, hadOtherSource }];
    }),
  );
  return ready.flat();
};

const conformTrack = async (
  records: Records,
  { documentary, before, author }: Edit,
  { track, hadOtherSource }: Ready,
  now: StoredNow,
  check: Checking,
): Promise<ConformedTrack | undefined> => {
  const { language, kind } = track;
  const shelf = trackShelf(documentary, language);
  const timed = track.conformed ?? { revision: track.revision, manifest: before.revision };
  const sent = await readRevision<SubtitleRevision>(records, shelf, timed.revision);
  const made = sent && (await retimed(records, documentary, { ...sent, manifest: timed.manifest }, now, check));
  if (!made) return undefined;
  const { file } = sent.about;
  const said = { documentary, language, kind, bytes: made.bytes, ...(file === undefined ? {} : { fileName: file }) };
  const { source: current, ...checked } = await checkSubtitles(records, said, check);
  const source = hadOtherSource ? track.source : current;
  const found = {
    ...checked,
    ...(source === undefined ? {} : { source }),
    ...(made.fits ? {} : { conformed: { revision: timed.revision, manifest: timed.manifest, changes: made.changes } }),
  };
  const kept = await addRevision<SubtitleRevision>(records, shelf, {
    bytes: made.bytes,
    about: (revision) => ({ revision, ...found, author, at: records.now().toISOString() }),
    isSame: ({ digest }) => digest === checked.digest,
    condition: { ifMatch: etagOf(track.revision) },
  });
  if (kept.created) return { language, revision: kept.about.revision, changes: made.changes };
  // The very bytes that stand there are right for the new cut too.
  const { revision, author: by, at } = kept.about;
  await writeAbout(records, shelf, { ...{ revision, ...found, author: by, at } });
  return undefined;
};

interface Retimed {
  readonly bytes: Uint8Array;
  readonly changes: readonly ConformChange[];
  /** True where the track is right as it was sent. */
  readonly fits: boolean;
}

const retimed = async (
  records: Records,
  documentary: string,
  { bytes, about, manifest }: { bytes: Uint8Array; about: SubtitleRevision; manifest: number },
  now: StoredNow,
  check: Checking,
): Promise<Retimed | undefined> => {
  const old = await manifestAt(records, documentary, manifest);
  const was = old && (await knownCut(records, readStored(documentary, old.text, now.media), check));
  const is = await knownCut(records, now, check);
  if (!was || !is) return undefined;
  const { language, format, file } = about;
  const { cues } = readTrack(bytes, { language, file: calledFile(language, file) });
  const { from, to } = knownByFile(was, is);
  const conformed = conformCues(cues, from, to);
  if (conformed.changes.length === 0 && isDeepStrictEqual(conformed.cues, cues))
    return { bytes, changes: [], fits: true };
  const text = writeTrack(conformed.cues, nearestWritten(format), { language });
  return { bytes: new TextEncoder().encode(text), changes: conformed.changes, fits: false };
};
