import type { Release, ReleaseFile } from '../api/types.ts';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { type Group, groupsOf, sizeOf, VILLAGE_LINE, whatIs } from './files.ts';
import { words } from './words.ts';

/** All that can be taken home, in plain words: the page's language first, then what serves everybody. */
export const Downloads = ({ release }: { readonly release: Release }) => {
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <section class="downloads" aria-labelledby="downloads">
      <h2 id="downloads">{t('downloads')}</h2>
      <p>{t('downloadsLead')}</p>
      <div class="groups">
        {groupsOf(release.files, language).map((group) => (
          <GroupCard key={group.language ?? ''} group={group} />
        ))}
      </div>
    </section>
  );
};

const GroupCard = ({ group: { language, main, more } }: { readonly group: Group }) => {
  const t = useWords(words);
  const format = useFormat();
  const hasPack = main.some(({ kind }) => kind === 'pack');
  return (
    <article class="card">
      <h3>{language ? t('inLanguage', { language: format.language(language) }) : t('allLanguages')}</h3>
      <ul class="files">
        {main.map((file) => (
          <Item key={file.name} file={file} />
        ))}
      </ul>
      {hasPack && <p class="hint">{t('packHow')}</p>}
      {more.length > 0 && (
        <details>
          <summary>{t('more')}</summary>
          <ul class="files">
            {more.map((file) => (
              <Item key={file.name} file={file} />
            ))}
          </ul>
        </details>
      )}
    </article>
  );
};

const Item = ({ file }: { readonly file: ReleaseFile }) => {
  const t = useWords(words);
  const format = useFormat();
  const what = whatIs(file);
  const size = sizeOf(file);
  if (!what) return null;
  const waiting = t('lineTime', { time: format.duration((file.bytes * 8) / VILLAGE_LINE) });
  return (
    <li>
      <a class="button download" href={file.url} download={file.name.split('/').at(-1)}>
        <strong>{t(what)}</strong>
        <span>
          {size && `${file.rendition}, ${t(size)} · `}
          {format.bytes(file.bytes)} · {waiting}
        </span>
      </a>
      <details class="sum">
        <summary>{t('checksum')}</summary>
        <p>
          <code>{file.sha256}</code>
        </p>
        <p class="hint">{t('checksumWhy')}</p>
        <ul class="hint">
          {(['windows', 'mac', 'linux'] as const).map((system) => (
            <li key={system}>{t(system)}</li>
          ))}
        </ul>
      </details>
    </li>
  );
};
