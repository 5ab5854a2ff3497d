import { useFormat, useWords } from '../words/language.tsx';
import type { Action, Desk } from './desk.ts';
import type { Saving } from './draft-keeper.ts';
import { words } from './words.ts';

/** What is open beside the table. */
export type Tool = 'find' | 'replace' | 'upload' | 'help';

interface Props {
  readonly desk: Desk;
  readonly dispatch: (action: Action) => void;
  readonly saving: Saving;
  readonly tool: Tool | undefined;
  readonly open: (tool: Tool | undefined) => void;
  readonly unlocked: boolean;
  readonly unlock: (on: boolean) => void;
  readonly comparing: boolean;
  readonly compare: (on: boolean) => void;
  readonly canCompare: boolean;
  readonly following: boolean;
  readonly follow: (on: boolean) => void;
}

export const Toolbar = (props: Props) => {
  const { desk, dispatch, saving, tool, open, unlocked, unlock, comparing, compare, canCompare } = props;
  const t = useWords(words);
  const toggle = (one: Tool) => () => open(tool === one ? undefined : one);
  return (
    <fieldset class="toolbar">
      <legend class="unseen">{t('tools')}</legend>
      <button
        type="button"
        class="button"
        aria-disabled={desk.past.length === 0}
        onClick={() => dispatch({ kind: 'undo' })}
      >
        <span aria-hidden="true">↶</span> {t('undo')}
      </button>
      <button
        type="button"
        class="button"
        aria-disabled={desk.future.length === 0}
        onClick={() => dispatch({ kind: 'redo' })}
      >
        <span aria-hidden="true">↷</span> {t('redo')}
      </button>
      <button
        type="button"
        class="button"
        aria-expanded={tool === 'replace' || tool === 'find'}
        onClick={toggle('replace')}
      >
        {t('findAndReplace')}
      </button>
      <button type="button" class="button" aria-expanded={tool === 'upload'} onClick={toggle('upload')}>
        {t('upload')}
      </button>
      <Switch label={t('unlock')} on={unlocked} set={unlock} />
      <Switch label={t('follow')} on={props.following} set={props.follow} />
      {canCompare && <Switch label={t('compare')} on={comparing} set={compare} />}
      <button type="button" class="button" onClick={() => open('help')}>
        {t('help')}
      </button>
      <SavingState saving={saving} />
    </fieldset>
  );
};

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

const Switch = ({ label, on, set }: SwitchProps) => (
  <label class="switch">
    <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
);

/** Whether what was written is safe. */
const SavingState = ({ saving }: { readonly saving: Saving }) => {
  const t = useWords(words);
  const format = useFormat();
  const { state } = saving;
  const bad = state === 'offline' || state === 'conflict' || state === 'refused';
  return (
    <p class={`saving ${bad ? 'bad' : ''}`} role="status">
      {saving.state === 'saved' ? t('saved', { time: format.time(saving.at) }) : t(`saving-${saving.state}`)}
    </p>
  );
};
