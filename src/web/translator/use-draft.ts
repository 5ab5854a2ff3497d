import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CueText } from './cues.ts';
import type { Desk } from './desk.ts';
import { type DraftKeeper, newDraftKeeper, type Saving } from './draft-keeper.ts';
import { remember } from './memory.ts';
import type { Service } from './service.ts';
import type { Work } from './work.ts';

interface Kept {
  readonly saving: Saving;
  readonly keeper: DraftKeeper;
  /** Cues that came from the service, or were put there: these are not kept anew. */
  readonly settle: (version: number) => void;
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
  const settled = useRef(desk.version);
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
    if (desk.version !== settled.current) keeper.changed(desk.cues);
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
  return {
    ...{ saving, keeper },
    settle: (version) => {
      settled.current = version;
    },
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
