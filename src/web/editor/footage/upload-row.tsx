import { ProblemList } from '../../ui/problem-list.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import type { UploadShown, Uploads } from './uploads.ts';
import { words } from './words.ts';

interface Props {
  readonly upload: UploadShown;
  readonly uploads: Uploads;
}

/** One file on its way: how far it is, how long it takes, and what can be done with it. */
export const UploadRow = ({ upload, uploads }: Props) => {
  const t = useWords(words);
  const { id, name, size, sent, state, refusal } = upload;
  const isOpen = !['kept', 'refused'].includes(state);
  return (
    <li class={`upload ${state}`}>
      <div class="upload-head">
        <span class="shortened file-name" title={name}>
          {name}
        </span>
        <span class="actions">
          {state === 'sending' && (
            <button type="button" class="button small" onClick={() => uploads.pause(id)}>
              {t('pause')} <span class="unseen">{name}</span>
            </button>
          )}
          {(state === 'paused' || state === 'broken') && (
            <button type="button" class="button small" onClick={() => uploads.resume(id)}>
              {t('resume')} <span class="unseen">{name}</span>
            </button>
          )}
          {state !== 'checking' && (
            <button type="button" class="button small quiet" onClick={() => uploads.remove(id)}>
              {t(isOpen ? 'giveUp' : 'clear')} <span class="unseen">{name}</span>
            </button>
          )}
        </span>
      </div>
      {isOpen && <Progress share={size ? sent / size : 0} label={name} />}
      <Standing upload={upload} />
      {refusal &&
        (refusal.problems.length > 0 ? (
          <ProblemList problems={refusal.problems} />
        ) : (
          <p lang="en">{refusal.message}</p>
        ))}
    </li>
  );
};

/** The state is read out when it changes; numbers that run are not. */
const Standing = ({ upload: { state, sent, size, speed } }: Pick<Props, 'upload'>) => {
  const t = useWords(words);
  const format = useFormat();
  const numbers = `${format.bytes(sent)} / ${format.bytes(size)}`;
  return (
    <p class="quiet-text">
      <span role="status">{t(state)}</span>
      {['sending', 'paused', 'broken'].includes(state) && <span> · {numbers}</span>}
      {state === 'sending' && speed !== undefined && speed > 0 && (
        <span>
          {' · '}
          {t('speed', { speed: format.bytes(speed), left: format.duration((size - sent) / speed) })}
        </span>
      )}
    </p>
  );
};
