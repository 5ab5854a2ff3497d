import { useEffect, useRef, useState } from 'preact/hooks';
import type { Release } from '../api/types.ts';
import { Notice } from '../ui/notice.tsx';
import { useFormat, useLanguage, useWords } from '../words/language.tsx';
import { Chapters } from './chapters.tsx';
import { filmFile, poster, webTracks } from './files.ts';
import { beginPlaying, type Playing, type Sound, showSubtitles } from './playing.ts';
import { words } from './words.ts';

interface Props {
  readonly release: Release;
  readonly title: string;
  /** A moment to go to, each time it is another object. */
  readonly seek: { readonly seconds: number } | undefined;
}

/** The film with its subtitles, sounds and chapters. Nothing of it is fetched before somebody presses Play. */
export const Film = ({ release, title, seek }: Props) => {
  const t = useWords(words);
  const { language } = useLanguage();
  const video = useRef<HTMLVideoElement>(null);
  const playing = useRef<Playing>(undefined);
  const [begun, setBegun] = useState(false);
  const [failed, setFailed] = useState(false);
  const [asFile, setAsFile] = useState(false);
  const [sounds, setSounds] = useState<readonly Sound[]>([]);
  const [time, setTime] = useState(0);
  const file = filmFile(release.files, language);
  const stream = release.play?.url;
  const subtitles = useSubtitles(release, video, stream !== undefined && !asFile);

  const begin = (): void => {
    if (!video.current || playing.current) return;
    setBegun(true);
    playing.current = beginPlaying(video.current, {
      ...{ stream, file, onSounds: setSounds },
      onFile: () => {
        setAsFile(true);
        setSounds([]);
      },
      onFailed: () => setFailed(true),
    });
  };
  useEffect(() => () => playing.current?.close(), []);
  useEffect(() => {
    const element = video.current;
    if (!element || !seek) return;
    const go = (): void => {
      element.currentTime = seek.seconds;
    };
    begin();
    if (element.readyState > 0) go();
    else element.addEventListener('loadedmetadata', go, { once: true });
    element.scrollIntoView({ block: 'nearest' });
  }, [seek]);

  if (!stream && !file) return null;
  return (
    <section class="film" aria-label={t('player')}>
      <div class="screen">
        {/* biome-ignore lint/a11y/useMediaCaption: the tracks are added for each language there is. */}
        <video
          ref={video}
          controls={begun}
          playsInline
          preload="none"
          poster={poster(release.files)?.url}
          aria-label={title}
          onTimeUpdate={(event) => setTime(event.currentTarget.currentTime)}
        >
          {asFile &&
            webTracks(release.files).map((track) => (
              <track key={track.url} kind="subtitles" src={track.url} srcLang={track.language} label={track.language} />
            ))}
        </video>
        {!begun && (
          <button type="button" class="play" onClick={begin}>
            <span aria-hidden="true">▶</span> {t('play')}
          </button>
        )}
      </div>
      {failed && <Notice kind="error">{t('playFailed')}</Notice>}
      <div class="choices">
        <SubtitleChoice {...subtitles} />
        {sounds.length > 1 && <SoundChoice sounds={sounds} choose={(id) => playing.current?.chooseSound(id)} />}
      </div>
      <Chapters
        sections={release.sections ?? []}
        time={begun ? time : undefined}
        onSeek={(seconds) => {
          begin();
          seekTo(video.current, seconds);
        }}
      />
    </section>
  );
};

const seekTo = (video: HTMLVideoElement | null, seconds: number): void => {
  if (!video) return;
  const go = (): void => {
    video.currentTime = seconds;
    void video.play().catch(() => {});
  };
  if (video.readyState > 0) go();
  else video.addEventListener('loadedmetadata', go, { once: true });
};

interface Subtitles {
  readonly languages: readonly string[];
  readonly chosen: string | undefined;
  readonly choose: (language: string | undefined) => void;
}

/** Which subtitles are shown: the page's language at first. Tracks come and go with what plays, and follow the choice. */
const useSubtitles = (
  release: Release,
  video: { readonly current: HTMLVideoElement | null },
  asStream: boolean,
): Subtitles => {
  const { language } = useLanguage();
  const inFiles = webTracks(release.files).map((track) => track.language);
  const languages = asStream ? Object.keys(release.subtitles) : inFiles;
  const [own, setOwn] = useState<{ readonly language: string | undefined }>();
  const wished = own ? own.language : language;
  const chosen = languages.find((one) => one === wished) ?? languages.find((one) => one.split('-')[0] === wished);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const show = (): void => showSubtitles(element, chosen);
    show();
    element.textTracks.addEventListener('addtrack', show);
    element.addEventListener('playing', show, { once: true });
    return () => {
      element.textTracks.removeEventListener('addtrack', show);
      element.removeEventListener('playing', show);
    };
  }, [chosen, asStream]);
  return { languages, chosen, choose: (one) => setOwn({ language: one }) };
};

const SubtitleChoice = ({ languages, chosen, choose }: Subtitles) => {
  const t = useWords(words);
  const format = useFormat();
  if (languages.length === 0) return null;
  return (
    <label class="field">
      <span>{t('subtitles')}</span>
      <select value={chosen ?? ''} onChange={(event) => choose(event.currentTarget.value || undefined)}>
        <option value="">{t('noSubtitles')}</option>
        {languages.map((language) => (
          <option key={language} value={language}>
            {format.language(language)}
          </option>
        ))}
      </select>
    </label>
  );
};

interface SoundProps {
  readonly sounds: readonly Sound[];
  readonly choose: (id: number) => void;
}

const SoundChoice = ({ sounds, choose }: SoundProps) => {
  const t = useWords(words);
  return (
    <label class="field">
      <span>{t('sound')}</span>
      <select onChange={(event) => choose(Number(event.currentTarget.value))}>
        {sounds.map(({ id, name }) => (
          <option key={id} value={id}>
            {name || t('original')}
          </option>
        ))}
      </select>
    </label>
  );
};
