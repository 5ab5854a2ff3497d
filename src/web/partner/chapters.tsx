import type { Release } from '../api/types.ts';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { words } from './words.ts';

interface Props {
  readonly sections: NonNullable<Release['sections']>;
  /** Seconds; undefined before the film was begun. */
  readonly time: number | undefined;
  readonly onSeek: (seconds: number) => void;
}

/** The sections of the film: each a button that goes there, the current one marked. */
export const Chapters = ({ sections, time, onSeek }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  if (sections.length === 0) return null;
  return (
    <nav class="chapters" aria-label={t('chapters')}>
      <h2>{t('chapters')}</h2>
      <ol>
        {sections.map(({ title, start, end }) => {
          const current = time !== undefined && time >= start && time < end;
          return (
            <li key={start}>
              <button type="button" aria-current={current ? 'true' : undefined} onClick={() => onSeek(start)}>
                <span class="clock">{format.clock(start)}</span> <span>{inLanguage(title, language)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
