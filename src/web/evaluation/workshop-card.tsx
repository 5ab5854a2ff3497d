import { useState } from 'preact/hooks';
import type { Workshop } from '../api/types.ts';
import { CopyText } from '../ui/copy.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { noon } from './day.ts';
import { words } from './words.ts';
import { type Wanted, WorkshopFields } from './workshop-fields.tsx';

interface Props {
  readonly workshop: Workshop;
  readonly documentary: string;
  readonly editions: readonly string[];
  readonly onSheet: () => void;
  readonly onRemove: () => void;
  /** @throws Refused */
  readonly change: (wanted: Wanted) => Promise<void>;
}

/** One workshop: how it stands, and what can be done with it. */
export const WorkshopCard = ({ workshop, documentary, editions, onSheet, onRemove, change }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const [changing, setChanging] = useState(false);
  const { id, place, country, date, url } = workshop;
  return (
    <li class="card">
      <div>
        <h2>{place}</h2>
        <p>
          {format.date(noon(date))} · {format.country(country)}
        </p>
        <p class="quiet-text">
          <Standing of={workshop} />
        </p>
      </div>
      <CopyText text={url} label={t('address', { place })} />
      <div class="actions">
        <button type="button" class="button primary" aria-label={t('sheetOf', { place })} onClick={onSheet}>
          {t('sheet')}
        </button>
        <a
          class="button"
          href={`/v1/documentaries/${documentary}/workshops/${id}/sheet.pdf?language=${language}`}
          aria-label={t('paperOf', { place })}
          download
        >
          {t('paper')}
        </a>
        <a class="button" href={`/w/${id}?paper`} aria-label={t('enterOf', { place })}>
          {t('enter')}
        </a>
        <a class="button" href={`/d/${documentary}/results?workshop=${id}`} aria-label={t('resultsOf', { place })}>
          {t('results')}
        </a>
        <button
          type="button"
          class="button"
          aria-expanded={changing}
          aria-label={t('changeOf', { place })}
          onClick={() => setChanging(!changing)}
        >
          {t('change')}
        </button>
        <button type="button" class="button danger" aria-label={t('removeOf', { place })} onClick={onRemove}>
          {t('remove')}
        </button>
      </div>
      {changing && (
        <WorkshopFields
          before={workshop}
          editions={editions}
          done={t('keep')}
          save={async (wanted) => {
            await change(wanted);
            setChanging(false);
          }}
        />
      )}
    </li>
  );
};

const Standing = ({ of: { audience, answers, closesOn } }: { readonly of: Workshop }) => {
  const t = useWords(words);
  const format = useFormat();
  const date = format.date(noon(closesOn));
  // As the service counts days.
  const isOpen = new Date().toISOString().slice(0, 10) <= closesOn;
  return (
    <>
      {audience !== undefined && <>{t('people', { count: audience })} · </>}
      {t('answers', { count: answers })} · {t(isOpen ? 'openUntil' : 'closedSince', { date })}
    </>
  );
};
