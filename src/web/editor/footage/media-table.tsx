import type { Media } from '../../api/types.ts';
import { ProblemList } from '../../ui/problem-list.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { words } from './words.ts';

/** What was uploaded, with its length, size and what is to be known of it. */
export const MediaTable = ({ media }: { readonly media: readonly Media[] }) => {
  const t = useWords(words);
  const format = useFormat();
  return (
    <table class="media">
      <caption class="unseen">{t('uploaded')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('file')}</th>
          <th scope="col">{t('length')}</th>
          <th scope="col">{t('size')}</th>
        </tr>
      </thead>
      <tbody>
        {media.map(({ file, duration, bytes, problems }) => (
          <tr key={file}>
            <th scope="row">
              <span class="file-name">{file}</span>
              {problems.length > 0 && <ProblemList problems={problems} />}
            </th>
            <td>{duration === undefined ? '–' : format.clock(duration)}</td>
            <td>{format.bytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
