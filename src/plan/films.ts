import { type Localised, localise } from '../manifest/localised.ts';
import type { Rendition } from '../manifest/renditions.ts';
import { floor, multiply, type Rational, rational } from '../rational.ts';
import type { Track } from '../subtitles/track.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { type Canonical, keyOf, preparedOnce } from './key.ts';
import { isSameRendition, type Look, type Scene } from './pictures.ts';
import { JOIN, RECIPE } from './scene.ts';
import { type Soundtrack, type Soundtracks, soundOfLanguage } from './soundtracks.ts';
import type { TrackStyle } from './track-style.ts';

/** A chapter mark of a film; times in whole milliseconds, half-open. */
export interface ChapterMark {
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** A result that a film is joined from, and how many of its units (frames) there are. */
export interface FilmPiece {
  readonly key: string;
  readonly frames: number;
}

export type Container = 'mp4' | 'mkv' | 'webm' | 'm4a';

/**
 * One film of one language and rendition, joined from spans that exist; or one soft film with all languages as tracks;
 * or the sound alone.
 */
export interface FilmStep {
  readonly kind: 'burned' | 'soft' | 'audio';
  readonly container: Container;
  readonly key: string;
  readonly path: string;
  /** Absent of the sound alone, as is the rendition. */
  readonly look?: Look;
  readonly rendition?: Rendition;
  /** The language of its narration, of a sound alone that has one. */
  readonly narrated?: string;
  readonly title: string;
  /** The pictures in the order of the film; none of the sound alone. */
  readonly pictures: readonly FilmPiece[];
  readonly frames: number;
  readonly rate: Rational;
  readonly mix: string;
  /** All its sounds with `mix` first, where it has more than one. */
  readonly sounds?: readonly FilmSound[];
  readonly chapters: readonly ChapterMark[];
  readonly tracks: readonly Track[];
  /** How the tracks of a Matroska film look. */
  readonly style?: TrackStyle;
  /** False where it is only a part of something else, such as a pack. */
  readonly isDelivered: boolean;
}

/** One sound of a film that has several. */
export interface FilmSound extends Pick<Soundtrack, 'language' | 'name'> {
  readonly mix: string;
}

export interface FilmRequest {
  readonly id: string;
  readonly title: Localised;
  readonly timeline: Timeline;
  readonly scenes: readonly Scene[];
  readonly soundtracks: Soundtracks;
  readonly languages: readonly string[];
  readonly tool: string;
}

const milliseconds = (frame: number, rate: Rational): number =>
  floor(multiply(rational(frame * 1000), rational(rate.den, rate.num)));

/** The sections as chapters, in one language. */
export const chapterMarks = (
  { chapters, rate }: Timeline,
  language: string,
  languages: readonly string[],
): ChapterMark[] =>
  chapters.map(({ first, frames, title }) => ({
    start: milliseconds(first, rate),
    end: milliseconds(first + frames, rate),
    title: localise(title, language, languages),
  }));

/** A film's chapters begin at its first frame, or players move the first one there: what stands before it bears the film's title. */
const withOpening = (marks: readonly ChapterMark[], title: string): ChapterMark[] => {
  const start = marks[0]?.start ?? 0;
  return start > 0 ? [{ start: 0, end: start, title }, ...marks] : [...marks];
};

export const burnedFilm = (
  request: FilmRequest,
  language: string,
  rendition: Rendition,
  isDelivered = true,
): FilmStep =>
  film(request, language, {
    kind: 'burned',
    container: 'mp4',
    path: `${request.id}.${language}.${rendition.name}.mp4`,
    ...{ look: language, rendition, tracks: [], isDelivered },
  });

export interface SoftFilm {
  readonly container: 'mp4' | 'mkv' | 'webm';
  readonly rendition: Rendition;
  readonly tracks: readonly Track[];
  readonly style?: TrackStyle;
  readonly isDelivered?: boolean;
}

export const softFilm = (request: FilmRequest, soft: SoftFilm): FilmStep =>
  film(request, request.languages[0] ?? '', {
    kind: 'soft',
    look: 'clean',
    path: `${request.id}.${soft.rendition.name}.${soft.container}`,
    ...{ isDelivered: true, ...soft },
  });

/**
 * The programme's sound with its chapters, to listen to.
 * @param narrated the language in whose narration, if in any
 */
export const soundFilm = (request: FilmRequest, narrated?: string): FilmStep =>
  film(request, narrated ?? request.languages[0] ?? '', {
    kind: 'audio',
    container: 'm4a',
    path: narrated === undefined ? `${request.id}.m4a` : `${request.id}.${narrated}.m4a`,
    ...(narrated === undefined ? {} : { narrated }),
    ...{ tracks: [], isDelivered: true },
  });

type Version = Pick<
  FilmStep,
  'kind' | 'container' | 'look' | 'rendition' | 'narrated' | 'path' | 'tracks' | 'style' | 'isDelivered'
>;

/** The sounds of a film: all of a soft one, of the others that of its language. */
const soundsIn = ({ soundtracks }: FilmRequest, { kind, look, narrated }: Version): readonly Soundtrack[] => {
  if (kind === 'soft') return soundtracks;
  const language = kind === 'audio' ? narrated : look;
  return [language === undefined ? soundtracks[0] : soundOfLanguage(soundtracks, language)];
};

const film = (request: FilmRequest, language: string, version: Version): FilmStep => {
  const { timeline, languages, tool } = request;
  const title = localise(request.title, language, languages);
  const pictures = piecesOf(request.scenes, version);
  const chapters = withOpening(chapterMarks(timeline, language, languages), title);
  const { kind, container, tracks, style } = version;
  const heard = soundsIn(request, version).map(({ mix, ...about }): FilmSound => ({ mix: mix.key, ...about }));
  const [{ mix } = { mix: '' }] = heard;
  const sounds = heard.length > 1 ? { sounds: heard } : {};
  const description = {
    ...{ step: 'film', recipe: RECIPE, join: JOIN, tool },
    ...{ kind, title, mix, pictures, chapters, ...sounds },
    tracks: tracks.map((track) => preparedOnce(track, (whole) => whole as unknown as Canonical)),
    ...(container === 'mp4' ? {} : { container, style }),
  };
  const key = keyOf(description as unknown as Canonical);
  return { ...version, key, title, pictures, frames: timeline.frames, rate: timeline.rate, mix, ...sounds, chapters };
};

const piecesOf = (
  scenes: readonly Scene[],
  { look, rendition }: Pick<Version, 'look' | 'rendition'>,
): readonly FilmPiece[] =>
  look === undefined || rendition === undefined ? [] : picturePieces(scenes, look, rendition);

const listed = new WeakMap<readonly Scene[], Map<string, readonly FilmPiece[]>>();

/** The pictures of a whole film in one look and rendition; listed once for all that is made of them. */
export const picturePieces = (scenes: readonly Scene[], look: Look, rendition: Rendition): readonly FilmPiece[] => {
  const lists = listed.get(scenes) ?? new Map<string, readonly FilmPiece[]>();
  listed.set(scenes, lists);
  const name = `${look} ${rendition.name} ${rendition.codec}`;
  const known = lists.get(name);
  if (known) return known;
  const pieces = scenes.map(({ span, steps }) => ({ key: pictureKey(steps, look, rendition), frames: span.frames }));
  lists.set(name, pieces);
  return pieces;
};

const pictureKey = (steps: Scene['steps'], look: Look, rendition: Rendition): string => {
  const step = steps.find((one) => isSameRendition(one.rendition, rendition) && one.looks.includes(look));
  if (!step) throw new RangeError(`no picture was planned for the look ${look} at ${rendition.name}`);
  return step.key;
};
