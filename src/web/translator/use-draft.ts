import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CueText } from './cues.ts';
import type { Desk } from './desk.ts';
import { type DraftKeeper, newDraftKeeper, type Saving } from './draft-keeper.ts';
import { remember } from './memory.ts';
import type { Draft, Service } from './service.ts';
import type { Work } from './work.ts';

interface Kept {
  readonly saving: Saving;
  /** Keeps what stands on the desk, now. @returns whether the service has it */
  readonly keepNow: (desk: Desk) => Promise<boolean>;
  /** Puts one's own cues over another browser's draft. */
  readonly overwrite: DraftKeeper['overwrite'];
  /** Goes on with another browser's draft. */
  readonly take: (theirs: Draft) => void;
  readonly discard: () => Promise<void>;
  /** The draft became a revision: there is none any more. */
  readonly published: (revision: number) => void;
  /** Revision of the published track that the work is based on; null for none. */
  readonly basedOn: () => number | null;
}

interface Where {
  readonly documentary: string;
  readonly language: string;
}

/** Keeps what stands on the desk as a draft, a second after the last change. */
export const useDraft = (service: Service, { documentary, language }: Where, work: Work, desk: Desk): Kept => {
  const [saving, setSaving] = useState<Saving>(
    work.draft ? { state: 'saved', at: work.draft.at } : { state: 'nothing' },
  );
  const settled = useRef<number | undefined>(work.unsaved ? -1 : desk.version);
  const keeper = useMemo(() => {
    const shelf = {
      put: ({ cues, basedOn, etag }: { cues: readonly CueText[]; basedOn: number | null; etag: string | undefined }) =>
        service.putDraft(cues, basedOn, etag),
      remove: service.deleteDraft,
      remember: (held: Parameters<typeof remember>[2]) => remember(documentary, language, held),
    };
    const basedOn = work.draft ? work.draft.basedOn : (work.own?.about.revision ?? null);
    return newDraftKeeper(shelf, { etag: work.draft?.etag, basedOn }, setSaving);
  }, [service, documentary, language, work]);
  useEffect(() => {
    if (settled.current !== undefined && desk.version !== settled.current) keeper.changed(desk.cues);
    settled.current = desk.version;
  }, [keeper, desk.version, desk.cues]);
  useEffect(() => {
    const online = (): void => void keeper.flush();
    addEventListener('online', online);
    return () => {
      removeEventListener('online', online);
      void keeper.flush();
      keeper.close();
    };
  }, [keeper]);
  useUnloadWarning(saving);
  // What comes from the service, or is gone there, is no change to be kept: the next drawing brings its cues.
  const settle = (): void => {
    settled.current = undefined;
  };
  return {
    saving,
    keepNow: ({ cues, version }) => {
      // A cue of a preview must be in the draft, also when nothing was changed yet.
      if (saving.state === 'nothing' || version !== settled.current) keeper.changed(cues);
      settled.current = version;
      return keeper.flush();
    },
    overwrite: keeper.overwrite,
    take: (theirs) => {
      settle();
      keeper.rest(theirs.etag, theirs.basedOn, { state: 'saved', at: theirs.at });
    },
    discard: async () => {
      await keeper.discard();
      settle();
    },
    published: (revision) => keeper.rest(undefined, revision),
    basedOn: keeper.basedOn,
  };
};

/** Whoever leaves while something is not kept is asked. This browser keeps it in any case. */
const useUnloadWarning = ({ state }: Saving): void => {
  const open = state === 'offline' || state === 'conflict' || state === 'refused';
  useEffect(() => {
    if (!open) return;
    const hold = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [open]);
};
