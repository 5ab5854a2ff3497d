import type { Ref } from 'preact';
import { useEffect, useImperativeHandle, useRef, useState } from 'preact/hooks';
import { Notice } from '../ui/notice.tsx';
import { useWords } from '../words/language.tsx';
import { cueAt, type EditCue } from './cues.ts';
import { attachFilm, filmOf } from './film.ts';
import { ShownText } from './shown-text.tsx';
import { words } from './words.ts';
import type { Work } from './work.ts';

/** The film beside the table. */
export interface FilmHandle {
  /** Plays or pauses. @returns false where there is nothing to play */
  readonly toggle: () => boolean;
  /** @param time milliseconds */
  readonly seek: (time: number) => void;
  /** Milliseconds. */
  readonly time: () => number;
  readonly isPlaying: () => boolean;
}

interface Props {
  readonly work: Work;
  readonly language: string;
  readonly film: Ref<FilmHandle>;
  readonly cues: readonly EditCue[];
  /** Told when another cue is under way. */
  readonly onCue: (id: number | undefined) => void;
}

/** The film with the text over it as it stands on the desk now. */
export const Player = ({ work, language, film, cues, onCue }: Props) => {
  const t = useWords(words);
  const video = useRef<HTMLVideoElement>(null);
  const found = filmOf(work.release);
  const [failed, setFailed] = useState(false);
  const [time, setTime] = useState(0);
  const cue = cueAt(cues, time);
  const id = cue?.id;

  useEffect(() => onCue(id), [id, onCue]);
  const url = found?.url;
  useEffect(() => {
    const element = video.current;
    if (!element || !found) return;
    return attachFilm(element, found, () => setFailed(true));
    // Another address is another film.
  }, [url]);
  useImperativeHandle(film, () => handleOf(() => (url ? video.current : null)), [url]);
  useFrames(video, setTime, url);

  if (!found) return <Notice kind="info">{t(work.release ? 'noVideo' : 'noFilm')}</Notice>;
  return (
    <div class="film">
      <div class="screen">
        {/* biome-ignore lint/a11y/useMediaCaption: the words under work are shown over it. */}
        <video ref={video} controls playsInline preload="metadata" aria-label={t('film')} />
        {cue && <ShownText text={cue.text} position={cue.position} language={language} />}
      </div>
      {failed && <Notice kind="warning">{t('filmFailed')}</Notice>}
      {work.film && work.release && work.film.revision !== work.release.manifest && (
        <p class="hint older">{t('filmOlder')}</p>
      )}
    </div>
  );
};

const handleOf = (video: () => HTMLVideoElement | null): FilmHandle => ({
  toggle: () => {
    const element = video();
    if (!element) return false;
    if (element.paused) void element.play().catch(() => {});
    else element.pause();
    return true;
  },
  seek: (time) => {
    const element = video();
    // A thousandth more than the start of a frame: less would show the one before.
    if (element) element.currentTime = time / 1000 + 0.001;
  },
  time: () => Math.round((video()?.currentTime ?? 0) * 1000),
  isPlaying: () => video()?.paused === false,
});

/** Follows the film, picture by picture while it runs. @param tell is given milliseconds */
const useFrames = (
  video: { readonly current: HTMLVideoElement | null },
  tell: (time: number) => void,
  url: string | undefined,
): void => {
  // Another address is another film.
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let frame = 0;
    const look = (): void => {
      tell(Math.round(element.currentTime * 1000));
      cancelAnimationFrame(frame);
      if (!element.paused) frame = requestAnimationFrame(look);
    };
    const events = ['play', 'pause', 'seeking', 'seeked', 'timeupdate'] as const;
    for (const event of events) element.addEventListener(event, look);
    return () => {
      cancelAnimationFrame(frame);
      for (const event of events) element.removeEventListener(event, look);
    };
  }, [url]);
};
