import type { TargetedMouseEvent } from 'preact';
import type { Documentary, ListedRelease } from '../api/types.ts';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { lengthOf, poster } from './files.ts';
import { words } from './words.ts';

/** The edition that is the whole film. */
export const FULL = 'full';

/** The newest release of each edition, the whole film first, then by name. */
export const editionsOf = ({ releases }: Pick<Documentary, 'releases'>): readonly ListedRelease[] => {
  const newest = new Map<string, ListedRelease>();
  for (const release of releases)
    if (!newest.has(release.edition) && !release.withdrawn) newest.set(release.edition, release);
  const isFull = ({ edition }: ListedRelease): number => Number(edition === FULL);
  return [...newest.values()].sort((a, b) => isFull(b) - isFull(a) || (a.edition < b.edition ? -1 : 1));
};

export const addressOf = (edition: string): string =>
  edition === FULL ? location.pathname : `?${new URLSearchParams({ edition })}`;

interface Props {
  readonly editions: readonly ListedRelease[];
  readonly chosen: string;
  readonly choose: (edition: string) => void;
}

/** The cuts of the film, each with what it is for: one is shown below. */
export const Editions = ({ editions, chosen, choose }: Props) => {
  const t = useWords(words);
  return (
    <nav class="editions" aria-labelledby="editions">
      <h2 id="editions">{t('editions')}</h2>
      <ul>
        {editions.map((release) => (
          <li key={release.edition}>
            <Edition release={release} isChosen={release.edition === chosen} choose={choose} />
          </li>
        ))}
      </ul>
    </nav>
  );
};

interface EditionProps {
  readonly release: ListedRelease;
  readonly isChosen: boolean;
  readonly choose: (edition: string) => void;
}

const Edition = ({ release: { edition, title, purpose, files }, isChosen, choose }: EditionProps) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const [picture, length] = [poster(files), lengthOf(files)];
  const click = (event: TargetedMouseEvent<HTMLAnchorElement>): void => {
    // In a tab of its own where that is wanted.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    choose(edition);
  };
  return (
    <a class="card" href={addressOf(edition)} aria-current={isChosen ? 'true' : undefined} onClick={click}>
      {picture && <img src={picture.url} alt="" loading="lazy" />}
      <span class="said">
        <strong>{edition === FULL ? t('full') : inLanguage(title, language) || edition}</strong>
        {length !== undefined && <span class="clock">{format.clock(length)}</span>}
        {purpose && <span class="purpose">{inLanguage(purpose, language)}</span>}
      </span>
    </a>
  );
};
