import { createHash } from 'node:crypto';
import { PolyreelError } from '../errors.ts';
import { cueOf, type EditedCue } from '../subtitles/edited-cue.ts';
import { writeTrack } from '../subtitles/write.ts';
import { type Condition, conflictWith } from './etag.ts';
import { changeJson, readJson } from './json.ts';
import type { Author } from './model.ts';
import type { Records } from './records.ts';
import { draftFile, type TrackPlace, trackShelf } from './stored-tracks.ts';

/** What a translator has written and not sent yet. */
export interface Draft {
  /** Counts from 1, and goes on when a draft is given up: no browser takes a new one for the one it knew. */
  readonly revision: number;
  readonly cues: readonly EditedCue[];
  /** Revision of the track that it began with; null where there was none. */
  readonly basedOn: number | null;
  readonly at: string;
  readonly author: Author;
}

/** In the store; without cues, it was given up. */
type KeptDraft = Pick<Draft, 'revision'> & Partial<Draft>;

const objectOf = ({ documentary, language }: TrackPlace): string =>
  `${trackShelf(documentary, language).folder}/draft.json`;

const standing = (kept: KeptDraft | undefined): Draft | undefined => (kept?.cues ? (kept as Draft) : undefined);

export const readDraft = async ({ store }: Records, place: TrackPlace): Promise<Draft | undefined> =>
  standing(await readJson<KeptDraft>(store, objectOf(place)));

/** Keeps a draft in the place of the one that the condition names. @throws PolyreelError `edit-conflict` */
export const putDraft = async (
  { store, now }: Records,
  place: TrackPlace,
  sent: Pick<Draft, 'cues' | 'basedOn' | 'author'>,
  { ifMatch }: Pick<Condition, 'ifMatch'>,
): Promise<Draft> => {
  const at = now().toISOString();
  const kept = await changeJson<KeptDraft>(store, objectOf(place), (before) => {
    // Whoever names no draft means that there is none.
    const condition = ifMatch === undefined ? { ifNoneMatch: true } : { ifMatch };
    const conflict = conflictWith(condition, standing(before)?.revision);
    if (conflict) throw conflict;
    return { revision: (before?.revision ?? 0) + 1, ...sent, at };
  });
  return kept as Draft;
};

/** Gives a draft up; where there is none, nothing happens. @throws PolyreelError `edit-conflict` */
export const dropDraft = async (
  { store }: Records,
  place: TrackPlace,
  { ifMatch }: Pick<Condition, 'ifMatch'> = {},
): Promise<void> => {
  await changeJson<KeptDraft>(store, objectOf(place), (before) => {
    const draft = standing(before);
    if (!draft) return undefined;
    const conflict = conflictWith(ifMatch === undefined ? {} : { ifMatch }, draft.revision);
    if (conflict) throw conflict;
    return { revision: draft.revision + 1 };
  });
};

/** Cues as a file of the format that keeps all of what a cue has. */
export const cuesAsFile = (cues: readonly EditedCue[], language: string): Uint8Array =>
  new TextEncoder().encode(
    writeTrack(
      cues.map((edited) => cueOf(edited).cue),
      'vtt',
      { language },
    ),
  );

/**
 * Puts the draft where renders find it, by its content.
 * @returns the digest of its cues. @throws PolyreelError `bad-input` where there is none
 */
export const keepDraftFile = async (records: Records, place: TrackPlace): Promise<string> => {
  const draft = await readDraft(records, place);
  if (!draft) {
    const message = `there is no draft in "${place.language}"; keep one, or ask without "draft".`;
    throw new PolyreelError('bad-input', message, {
      problems: [{ severity: 'block', code: 'no-draft', at: '/draft', message }],
    });
  }
  const bytes = cuesAsFile(draft.cues, place.language);
  const digest = createHash('sha256').update(bytes).digest('hex');
  await records.store.create(draftFile(place, digest), bytes);
  return digest;
};
