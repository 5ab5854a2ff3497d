import { useState } from 'preact/hooks';
import { get } from '../api/client.ts';
import { useResource } from '../api/resource.ts';
import type { Release } from '../api/types.ts';
import { Failure, Loading } from '../ui/notice.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { inLanguage } from '../words/localised.ts';
import { webTracks } from './files.ts';
import { readSaid, type Said } from './vtt.ts';
import { words } from './words.ts';

interface Props {
  readonly release: Release;
  readonly onSeek: (seconds: number) => void;
}

/** What is said in the film, under its sections; fetched when somebody opens it. */
export const Transcript = ({ release, onSeek }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const tracks = webTracks(release.files);
  const [own, setOwn] = useState<string>();
  const track = tracks.find((one) => one.language === (own ?? language)) ?? tracks[0];
  const url = track?.url;
  const found = useResource(open ? url : undefined, async (signal) => readSaid(await get<string>(url ?? '', signal)));
  if (!track) return null;
  return (
    <section class="transcript" aria-labelledby="transcript">
      <h2 id="transcript">{t('transcript')}</h2>
      <div class="choices">
        <label class="field">
          <span>{t('transcriptLanguage')}</span>
          <select value={track.language} onChange={(event) => setOwn(event.currentTarget.value)}>
            {tracks.map((one) => (
              <option key={one.language} value={one.language}>
                {format.language(one.language)}
              </option>
            ))}
          </select>
        </label>
        {!open && (
          <button type="button" class="button" onClick={() => setOpen(true)}>
            {t('show')}
          </button>
        )}
      </div>
      {found.loading && open && <Loading />}
      {found.error !== undefined && <Failure error={found.error} again={() => void found.again()} />}
      {open && found.value && (
        <Lines said={found.value} sections={release.sections ?? []} language={track.language} onSeek={onSeek} />
      )}
    </section>
  );
};

interface LinesProps {
  readonly said: readonly Said[];
  readonly sections: NonNullable<Release['sections']>;
  readonly language: string;
  readonly onSeek: (seconds: number) => void;
}

const Lines = ({ said, sections, language, onSeek }: LinesProps) => {
  const t = useWords(words);
  const format = useFormat();
  if (said.length === 0) return <p>{t('noTranscript')}</p>;
  const headingOf = (line: Said, i: number) => {
    const before = said[i - 1]?.start ?? -1;
    return sections.filter(({ start }) => start > before && start <= line.start).at(-1);
  };
  return (
    <div lang={language} class="lines">
      {said.map((line, i) => {
        const heading = headingOf(line, i);
        return (
          <div key={line.start}>
            {heading && <h3>{inLanguage(heading.title, language)}</h3>}
            <p>
              <button type="button" class="link clock" onClick={() => onSeek(line.start)}>
                {format.clock(line.start)}
              </button>{' '}
              {line.text}
            </p>
          </div>
        );
      })}
    </div>
  );
};
