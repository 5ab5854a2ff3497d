import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useWords } from '../words/language.tsx';
import type { Action, Desk } from './desk.ts';
import { type Found, findAll } from './search.ts';
import type { Hands } from './use-hands.ts';
import { words } from './words.ts';

interface Props {
  readonly desk: Desk;
  readonly dispatch: (action: Action) => void;
  readonly hands: Hands;
  readonly replacing: boolean;
  readonly close: () => void;
}

/** Finds words and puts others in their place. */
export const FindBar = ({ desk, dispatch, hands, replacing, close }: Props) => {
  const t = useWords(words);
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState({ text: '', matchCase: false, wholeWords: false });
  const [by, setBy] = useState('');
  const [at, setAt] = useState(-1);
  const [told, setTold] = useState('');
  const found = useMemo(() => findAll(desk.cues, search), [desk.cues, search]);
  // Asked for again, the field is where one writes.
  useEffect(() => field.current?.select(), [replacing]);
  const look = (change: Partial<typeof search>): void => {
    setSearch({ ...search, ...change });
    setAt(-1);
    setTold('');
  };
  const step = (by: 1 | -1): void => {
    if (found.length === 0) return;
    const next = (Math.max(at, by < 0 ? 0 : -1) + by + found.length) % found.length;
    setAt(next);
    const place = found[next];
    if (place) hands.goTo(place.id, false);
  };
  const replaceThis = (): void => {
    const place: Found | undefined = found[Math.max(0, at)];
    if (!place) return;
    dispatch({ kind: 'replace', found: place, by });
    hands.goTo(place.id, false);
  };
  const replaceEach = (): void => {
    setTold(t('replaced', { count: found.length }));
    dispatch({ kind: 'replace-all', search, by });
  };
  const place = found[at];
  return (
    <search
      class="find"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          step(1);
        }}
      >
        <label class="field">
          <span>{t('find')}</span>
          <input ref={field} value={search.text} onInput={(event) => look({ text: event.currentTarget.value })} />
        </label>
        <label class="field">
          <span>{t('replaceBy')}</span>
          <input value={by} onInput={(event) => setBy(event.currentTarget.value)} />
        </label>
        <div class="actions">
          <Option label={t('matchCase')} on={search.matchCase} set={(matchCase) => look({ matchCase })} />
          <Option label={t('wholeWords')} on={search.wholeWords} set={(wholeWords) => look({ wholeWords })} />
          <button type="button" class="button small" onClick={() => step(-1)}>
            {t('findBefore')}
          </button>
          <button type="submit" class="button small">
            {t('findNext')}
          </button>
          <button type="button" class="button small" onClick={replaceThis}>
            {t('replace')}
          </button>
          <button type="button" class="button small" onClick={replaceEach}>
            {t('replaceAll')}
          </button>
          <button type="button" class="button small" onClick={close}>
            {t('close')}
          </button>
        </div>
        <p class="hint" role="status">
          {told || (search.text && t('foundPlaces', { count: found.length }))}
          {place && ` · ${t('placeOf', { at: at + 1, cue: desk.cues.findIndex(({ id }) => id === place.id) + 1 })}`}
        </p>
      </form>
    </search>
  );
};

interface OptionProps {
  readonly label: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

const Option = ({ label, on, set }: OptionProps) => (
  <label class="switch">
    <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
);
