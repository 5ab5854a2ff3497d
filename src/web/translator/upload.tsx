import { useEffect, useId, useState } from 'preact/hooks';
import { Failure, Loading } from '../ui/notice.tsx';
import { useDrop } from '../ui/use-drop.ts';
import { useWords } from '../words/language.tsx';
import type { CueText } from './cues.ts';
import { plainText } from './cues.ts';
import { ProblemSentence } from './problem-sentence.tsx';
import type { Checked, Service } from './service.ts';
import { timeText } from './times.ts';
import { words } from './words.ts';

interface Props {
  readonly service: Service;
  /** BCP 47. */
  readonly language: string;
  readonly use: (cues: readonly CueText[]) => void;
  readonly close: () => void;
}

interface Looked {
  readonly checked?: Checked;
  readonly error?: unknown;
}

/** A file is looked at before it is taken: its letters, its first cues, what is wrong with it. Nothing is kept yet. */
export const Upload = ({ service, language, use, close }: Props) => {
  const t = useWords(words);
  const [file, setFile] = useState<File>();
  const [encoding, setEncoding] = useState<string>();
  const [looked, setLooked] = useState<Looked>({});
  useEffect(() => {
    if (!file) return;
    const own = new AbortController();
    service.checkFile(file, encoding, own.signal).then(
      (checked) => setLooked({ checked }),
      (error: unknown) => own.signal.aborted || setLooked({ error }),
    );
    return () => own.abort();
  }, [service, file, encoding]);
  const choose = (chosen: File | undefined): void => {
    if (!chosen) return;
    setEncoding(undefined);
    setLooked({});
    setFile(chosen);
  };
  const { checked, error } = looked;
  return (
    <section class="upload card" aria-label={t('upload')}>
      <Drop choose={choose} name={file?.name} />
      {file && !checked && error === undefined && <Loading />}
      {error !== undefined && <Failure error={error} />}
      {checked && (
        <>
          <Encodings {...{ checked, language, encoding, setEncoding }} />
          <FirstCues cues={checked.cues} language={language} />
          {checked.problems.length > 0 && <Found problems={checked.problems} />}
        </>
      )}
      <div class="actions">
        {checked && checked.cues.length > 0 && (
          <button type="button" class="button primary" onClick={() => use(checked.cues)}>
            {t('useThis')}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {t('close')}
        </button>
      </div>
      {checked && checked.cues.length > 0 && <p class="hint">{t('nothingPublished')}</p>}
    </section>
  );
};

interface DropProps {
  readonly choose: (file: File | undefined) => void;
  readonly name: string | undefined;
}

const Drop = ({ choose, name }: DropProps) => {
  const t = useWords(words);
  const { isOver, handlers } = useDrop(([file]) => choose(file));
  return (
    <label class={isOver ? 'drop over' : 'drop'} {...handlers}>
      <strong>{name ?? t('dropHere')}</strong>
      <span class="hint">{t('anyFormat')}</span>
      <input
        type="file"
        class="unseen"
        aria-label={t('chooseFile')}
        accept=".srt,.vtt,.ass,.ssa,.ttml,.dfxp,.xml,.sbv,.sub,.stl,.txt"
        onChange={(event) => choose(event.currentTarget.files?.[0])}
      />
    </label>
  );
};

interface EncodingsProps {
  readonly checked: Checked;
  readonly language: string;
  readonly encoding: string | undefined;
  readonly setEncoding: (encoding: string) => void;
}

/** How the file reads in the encoding that was found, and in others: whoever sees wrong letters picks right ones. */
const Encodings = ({ checked, language, encoding, setEncoding }: EncodingsProps) => {
  const t = useWords(words);
  const group = useId();
  if (checked.encodings.length === 0) return <p>{t('encodingIs', { encoding: checked.encoding ?? '' })}</p>;
  return (
    <fieldset class="encodings">
      <legend>{t('whichLetters')}</legend>
      {checked.encodings.map(({ name, sample }) => (
        <label key={name}>
          <input
            type="radio"
            name={group}
            checked={name === (encoding ?? checked.encoding)}
            onChange={() => setEncoding(name)}
          />
          <code>{name}</code>
          <span class="words" lang={language}>
            {sample.join('\n') || t('noLetters')}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

const FIRST = 5;

const FirstCues = ({ cues, language }: { readonly cues: readonly CueText[]; readonly language: string }) => {
  const t = useWords(words);
  if (cues.length === 0) return null;
  return (
    <div class="scrolls">
      <table>
        <caption>{t('firstOf', { count: cues.length })}</caption>
        <tbody>
          {cues.slice(0, FIRST).map((cue, i) => (
            <tr key={i}>
              <th scope="row">{timeText(cue.start)}</th>
              <td lang={language} class="words">
                {plainText(cue.text)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const SHOWN = 8;

const Found = ({ problems }: Pick<Checked, 'problems'>) => {
  const t = useWords(words);
  return (
    <>
      <h3>{t('found', { count: problems.length })}</h3>
      <ul class="problems">
        {problems.slice(0, SHOWN).map((problem, i) => (
          <li key={i} class={problem.severity}>
            <ProblemSentence problem={problem} full />
          </li>
        ))}
      </ul>
      {problems.length > SHOWN && <p class="hint">{t('andMore', { count: problems.length - SHOWN })}</p>}
    </>
  );
};
