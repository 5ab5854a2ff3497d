import { useEffect, useState } from 'preact/hooks';
import type { Media } from '../../api/types.ts';
import { useWords } from '../../words/language.tsx';
import { DropZone } from './drop-zone.tsx';
import { MediaTable } from './media-table.tsx';
import { type Interrupted, interruptedUploads } from './upload.ts';
import { UploadRow } from './upload-row.tsx';
import type { UploadShown, Uploads } from './uploads.ts';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
  readonly media: readonly Media[];
  readonly list: readonly UploadShown[];
  readonly uploads: Uploads;
}

/** Where footage comes in: what is on its way, and what is there. */
export const Footage = ({ documentary, media, list, uploads }: Props) => {
  const t = useWords(words);
  return (
    <section class="panel" aria-labelledby="footage">
      <h2 id="footage">{t('footage')}</h2>
      <DropZone add={uploads.add} />
      <Waiting documentary={documentary} list={list} />
      {list.length > 0 && (
        <ul class="uploads" aria-label={t('onTheirWay')}>
          {list.map((one) => (
            <UploadRow key={one.id} upload={one} uploads={uploads} />
          ))}
        </ul>
      )}
      {media.length === 0 ? <p class="empty">{t('noMedia')}</p> : <MediaTable media={media} />}
    </section>
  );
};

/** Uploads that were broken off earlier: a browser may not keep the file itself, so that it has to be chosen again. */
const Waiting = ({ documentary, list }: Pick<Props, 'documentary' | 'list'>) => {
  const t = useWords(words);
  const [found, setFound] = useState<readonly Interrupted[]>([]);
  const settled = list.filter(({ state }) => ['kept', 'refused'].includes(state)).length;
  useEffect(() => {
    interruptedUploads(documentary).then(setFound, () => {});
  }, [documentary, list.length, settled]);
  const waiting = found.filter(({ name, size }) => !list.some((one) => one.name === name && one.size === size));
  if (waiting.length === 0) return null;
  const forget = (one: Interrupted): void => {
    setFound(found.filter((other) => other !== one));
    one.forget().catch(() => {});
  };
  return (
    <div class="waiting">
      <p>{t('interrupted')}</p>
      <ul>
        {waiting.map((one) => (
          <li key={one.name}>
            <code>{one.name}</code>{' '}
            <button type="button" class="link" onClick={() => forget(one)}>
              {t('forget', { name: one.name })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
