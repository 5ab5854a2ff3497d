import { useState } from 'preact/hooks';
import { ask } from '../api/client.ts';
import type { Workshop } from '../api/types.ts';
import { Link } from '../router.tsx';
import { CopyText } from '../ui/copy.tsx';
import { Failure } from '../ui/notice.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { useFormat, useWords } from '../words/language.tsx';
import { formAddress } from './form-address.ts';
import { words } from './words.ts';

interface Props {
  readonly at: string;
  readonly documentary: string;
  readonly workshop: Workshop;
  readonly onChanged: () => void;
  readonly onPrint: () => void;
  readonly onRemove: () => void;
}

/** One workshop: how its form is reached, and what became of it. */
export const WorkshopCard = ({ at, documentary, workshop, onChanged, onPrint, onRemove }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { id, place, country, date, closesOn, answers } = workshop;
  const address = formAddress(workshop);
  const day = (text: string): string => format.date(`${text}T12:00`);
  return (
    <article class="card workshop" aria-label={place}>
      <div class="code">
        <QrCode text={address} label={t('qr', { address })} />
      </div>
      <div class="facts">
        <h2>{place}</h2>
        <p>
          {format.country(country)} · {day(date)}
        </p>
        <p>
          <strong>{t('answers', { count: answers })}</strong> · {t('openUntil', { date: day(closesOn) })}
        </p>
        <CopyText text={address} label={t('address')} />
        <Audience key={workshop.audience} {...{ at, workshop, onChanged }} />
        <div class="actions">
          <a class="button" href={`/w/${id}`}>
            {t('toForm')}
          </a>
          <a class="button" href={`/w/${id}?paper=1`}>
            {t('toPaper')}
          </a>
          <Link class="button" href={`/d/${documentary}/results?workshop=${id}`}>
            {t('results')}
          </Link>
          <button type="button" class="button" onClick={onPrint}>
            {t('print')}
          </button>
          <button type="button" class="button danger" aria-label={t('removeOf', { place })} onClick={onRemove}>
            {t('remove')}
          </button>
        </div>
      </div>
    </article>
  );
};

const Audience = ({ at, workshop: { id, audience }, onChanged }: Pick<Props, 'at' | 'workshop' | 'onChanged'>) => {
  const t = useWords(words);
  const [value, setValue] = useState(audience === undefined ? '' : String(audience));
  const [error, setError] = useState<unknown>();
  const [isKept, setKept] = useState(false);
  const keep = async (): Promise<void> => {
    setError(undefined);
    try {
      await ask(`${at}/${id}`, { method: 'PATCH', json: { audience: Number(value) } });
      setKept(true);
      onChanged();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label class="audience">
        <span>{t('audience')}</span>
        <input
          type="number"
          inputMode="numeric"
          required
          min={0}
          max={100_000}
          step={1}
          value={value}
          onInput={(event) => {
            setValue(event.currentTarget.value);
            setKept(false);
          }}
        />
        <button type="submit" class="button">
          {t('keep')}
        </button>
        <span role="status">{isKept && t('kept')}</span>
      </label>
      {error !== undefined && <Failure error={error} />}
    </form>
  );
};
