import type { Release, ReleaseFile } from '../api/types.ts';

/** Where a film plays from. */
export interface Film {
  readonly url: string;
  readonly kind: 'stream' | 'file';
}

const lines = ({ rendition }: ReleaseFile): number => Number.parseInt(rendition ?? '', 10) || Number.POSITIVE_INFINITY;

/** The smallest film of a release: its stream, or a file, one without text in the picture where there is one. */
export const filmOf = (release: Release | undefined): Film | undefined => {
  if (!release) return undefined;
  if (release.play) return { url: release.play.url, kind: 'stream' };
  const films = release.files.filter(({ type }) => type === 'video/mp4');
  const [best] = films.sort((a, b) => Number(b.kind === 'soft') - Number(a.kind === 'soft') || lines(a) - lines(b));
  return best && { url: best.url, kind: 'file' };
};

/** Plays a film in an element. The player of streams is fetched when a stream is played. @returns what ends it */
export const attachFilm = (video: HTMLVideoElement, film: Film, failed: () => void): (() => void) => {
  let close = (): void => {};
  let closed = false;
  video.addEventListener('error', failed);
  const begin = async (): Promise<void> => {
    if (film.kind === 'file' || video.canPlayType('application/vnd.apple.mpegurl') === 'probably') {
      video.src = film.url;
      return;
    }
    const { default: Hls } = await import('hls.js');
    if (closed) return;
    // The policy of these pages allows no workers from blobs; the smallest picture is enough.
    const hls = new Hls({ enableWorker: false, startLevel: 0, renderTextTracksNatively: false });
    hls.autoLevelCapping = 0;
    hls.subtitleDisplay = false;
    hls.on(Hls.Events.ERROR, (_, { fatal }) => fatal && failed());
    hls.loadSource(film.url);
    hls.attachMedia(video);
    close = () => hls.destroy();
  };
  begin().catch(failed);
  return () => {
    closed = true;
    close();
    video.removeEventListener('error', failed);
    video.removeAttribute('src');
  };
};
