import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import type { Problem } from '../../api/types.ts';

/** What the service says of a text that it does not keep. */
export interface Checked {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** Milliseconds without typing before the service is asked. */
const QUIET = 400;

/** Has the text checked as it is typed; the answer to an older text never replaces that to a newer one. */
export const useCheck = (documentary: string) => {
  const [checked, setChecked] = useState<Checked>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<AbortController>(undefined);
  const check = useCallback(
    async (text: string): Promise<void> => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      try {
        const { body } = await ask<{ problems: Problem[] }>(`/v1/documentaries/${documentary}/manifest/check`, {
          method: 'POST',
          bytes: text,
          headers: { 'content-type': 'application/json' },
          signal: own.signal,
        });
        if (!own.signal.aborted) setChecked({ text, problems: body.problems });
      } catch {
        // The next letter asks again, and saving tells what is wrong.
      }
    },
    [documentary],
  );
  const soon = useCallback(
    (text: string): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void check(text), QUIET);
    },
    [check],
  );
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      running.current?.abort();
    },
    [],
  );
  return { checked, check: soon, tell: setChecked };
};
