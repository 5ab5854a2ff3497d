import type { ReleaseFile } from '../api/types.ts';

/** A sound that can be chosen. */
export interface Sound {
  readonly id: number;
  readonly name: string;
}

/** A film that plays in an element. */
export interface Playing {
  readonly chooseSound: (id: number) => void;
  readonly close: () => void;
}

interface Wanted {
  /** Address of the stream's master playlist. */
  readonly stream: string | undefined;
  /** Played where there is no stream, or where it fails. */
  readonly file: Pick<ReleaseFile, 'url'> | undefined;
  /** Told when the file stands in for a stream that failed. */
  readonly onFile: () => void;
  readonly onSounds: (sounds: readonly Sound[]) => void;
  readonly onFailed: () => void;
}

const NATIVE = 'application/vnd.apple.mpegurl';

/** Begins to play. The player of streams is fetched only then, and only by browsers that cannot play streams themselves. */
export const beginPlaying = (video: HTMLVideoElement, wanted: Wanted): Playing => {
  const { stream, file, onFile, onFailed } = wanted;
  let [closed, onFileNow] = [false, false];
  let inner: Playing = { chooseSound: () => {}, close: () => {} };
  const playFile = (): void => {
    if (closed || onFileNow) return;
    // Whoever closes the stream sets the element back to its beginning.
    const at = video.currentTime;
    inner.close();
    if (!file) {
      onFailed();
      return;
    }
    onFileNow = true;
    onFile();
    video.src = file.url;
    video.currentTime = at;
    void video.play().catch(() => {});
  };
  const failed = (): void => {
    if (onFileNow || !stream) onFailed();
    else playFile();
  };
  video.addEventListener('error', failed);
  const begin = async (): Promise<void> => {
    if (!stream) {
      playFile();
      return;
    }
    const { default: Hls } = await import('hls.js');
    if (closed) return;
    if (Hls.isSupported())
      inner = attach(new Hls({ enableWorker: false }), Hls, video, stream, wanted.onSounds, playFile);
    else if (video.canPlayType(NATIVE)) video.src = stream;
    else playFile();
    await video.play().catch(() => {});
  };
  begin().catch(playFile);
  return {
    chooseSound: (id) => inner.chooseSound(id),
    close: () => {
      closed = true;
      inner.close();
      video.removeEventListener('error', failed);
      video.removeAttribute('src');
      video.load();
    },
  };
};

type HlsClass = typeof import('hls.js').default;

const attach = (
  hls: InstanceType<HlsClass>,
  { Events }: HlsClass,
  video: HTMLVideoElement,
  stream: string,
  onSounds: (sounds: readonly Sound[]) => void,
  onFatal: () => void,
): Playing => {
  hls.on(Events.ERROR, (_, { fatal }) => fatal && onFatal());
  hls.on(Events.AUDIO_TRACKS_UPDATED, (_, { audioTracks }) =>
    onSounds(audioTracks.map(({ id, name }) => ({ id, name }))),
  );
  hls.loadSource(stream);
  hls.attachMedia(video);
  return {
    chooseSound: (id: number) => {
      hls.audioTrack = id;
    },
    close: () => hls.destroy(),
  };
};

/** Shows one of the element's tracks of subtitles, or none. @param language BCP 47 */
export const showSubtitles = (video: HTMLVideoElement, language: string | undefined): void => {
  for (const track of video.textTracks) {
    if (track.kind !== 'subtitles' && track.kind !== 'captions') continue;
    const wanted = language !== undefined && (track.language === language || track.language.split('-')[0] === language);
    track.mode = wanted ? 'showing' : 'disabled';
  }
};
