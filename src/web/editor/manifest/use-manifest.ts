import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Refused } from '../../api/client.ts';
import type { ManifestKept, Problem } from '../../api/types.ts';
import { loadManifest, saveManifest, type Theirs } from './kept-manifest.ts';
import { findUnsaved, keepUnsaved } from './unsaved.ts';
import { type Checked, useCheck } from './use-check.ts';

/** What a person sees of the manifest they work on. */
export interface Work {
  /** What was loaded or saved last; undefined where there is none yet. Null until that is known. */
  readonly base: { readonly text: string; readonly etag: string } | undefined | null;
  readonly text: string;
  readonly isChanged: boolean;
  readonly checked: Checked | undefined;
  readonly saving: boolean;
  readonly error: unknown;
  readonly theirs: Theirs | undefined;
  /** What the last save changed, to be told. */
  readonly kept: ManifestKept | undefined;
  /** Counts texts that were put into the editor from elsewhere: what is typed there is never written back to it. */
  readonly version: number;
  readonly change: (text: string) => void;
  /** Puts a text in place of the one there is. */
  readonly put: (text: string) => void;
  readonly save: () => Promise<void>;
  /** Leaves what somebody else saved behind: the next save replaces it. */
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/**
 * The manifest as it is kept, and as it is being changed.
 * @param exists whether the documentary has one; undefined while that is not known
 * @param saved is told when a new one is kept
 */
export const useManifest = (documentary: string, exists: boolean | undefined, saved: () => void): Work => {
  const [base, setBase] = useState<Work['base']>(null);
  const [text, setText] = useState('');
  const [version, setVersion] = useState(0);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const [theirs, setTheirs] = useState<Theirs>();
  const [kept, setKept] = useState<ManifestKept>();
  const { checked, check, tell } = useCheck(documentary);
  const now = useRef({ text, base, saving });
  now.current = { text, base, saving };
  const isLoaded = base !== null;

  useEffect(() => {
    if (exists === undefined || isLoaded) return;
    const load = async (): Promise<void> => {
      const found = exists ? await loadManifest(documentary) : undefined;
      const unsaved = findUnsaved(documentary);
      // The tag of what it was made from: saving tells when somebody else has changed that since.
      setBase(found && { text: found.text, etag: unsaved?.etag ?? found.etag });
      const shown = unsaved?.text ?? found?.text ?? '';
      setText(shown);
      setVersion((before) => before + 1);
      if (shown) check(shown);
    };
    load().catch(setError);
  }, [documentary, exists, isLoaded, check]);

  useEffect(() => {
    if (base === null) return;
    keepUnsaved(documentary, text === (base?.text ?? '') ? undefined : { text, etag: base?.etag });
  }, [documentary, base, text]);

  const change = useCallback(
    (changed: string): void => {
      now.current.text = changed;
      setText(changed);
      check(changed);
    },
    [check],
  );

  const put = useCallback(
    (from: string): void => {
      change(from);
      setVersion((before) => before + 1);
    },
    [change],
  );

  const save = useCallback(async (): Promise<void> => {
    const { text: sent, base: from, saving: isSaving } = now.current;
    if (isSaving || from === null || from?.text === sent || sent.trim() === '') return;
    setSaving(true);
    setError(undefined);
    try {
      const answer = await saveManifest(documentary, sent, from?.etag);
      if ('theirs' in answer) return setTheirs(answer.theirs);
      setBase({ text: sent, etag: answer.kept.etag });
      setKept(answer.kept);
      tell({ text: sent, problems: answer.kept.problems as Problem[] });
      saved();
    } catch (failure) {
      setError(failure);
      if (failure instanceof Refused && failure.problems.length > 0)
        tell({ text: sent, problems: failure.problems as Problem[] });
    } finally {
      setSaving(false);
    }
  }, [documentary, saved, tell]);

  const settle = (from: Theirs, own: string): void => {
    setBase({ text: from.text, etag: from.etag });
    setTheirs(undefined);
    put(own);
  };
  return {
    ...{ base, text, checked, saving, error, theirs, kept, version, change, put, save },
    isChanged: base !== null && text !== (base?.text ?? ''),
    keepMine: () => theirs && settle(theirs, now.current.text),
    takeTheirs: () => {
      if (!theirs) return;
      settle(theirs, theirs.text);
      saved();
    },
  };
};
