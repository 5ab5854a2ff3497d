import { type Localised, localise } from '../manifest/localised.ts';
import type { Rendition } from '../manifest/renditions.ts';
import { floor, multiply, type Rational, rational } from '../rational.ts';
import type { Track } from '../subtitles/track.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { type Canonical, keyOf } from './key.ts';
import type { Look, Scene } from './pictures.ts';
import { JOIN, RECIPE } from './scene.ts';
import type { MixStep } from './sounds.ts';

/** A chapter mark of a film; times in whole milliseconds, half-open. */
export interface ChapterMark {
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** One film of one language and rendition, joined from spans that exist, or one soft film with all languages as tracks. */
export interface FilmStep {
  readonly kind: 'burned' | 'soft';
  readonly key: string;
  readonly path: string;
  readonly look: Look;
  readonly rendition: Rendition;
  readonly title: string;
  /** Keys of the pictures in the order of the film, with the frames of each. */
  readonly pictures: readonly { readonly key: string; readonly frames: number }[];
  readonly frames: number;
  readonly rate: Rational;
  readonly mix: string;
  readonly chapters: readonly ChapterMark[];
  readonly tracks: readonly Track[];
}

export interface FilmRequest {
  readonly id: string;
  readonly title: Localised;
  readonly timeline: Timeline;
  readonly scenes: readonly Scene[];
  readonly mix: MixStep;
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

export const burnedFilm = (request: FilmRequest, language: string, rendition: Rendition): FilmStep =>
  film(request, rendition, {
    kind: 'burned',
    look: language,
    language,
    path: `${request.id}.${language}.${rendition.name}.mp4`,
    tracks: [],
  });

export const softFilm = (request: FilmRequest, tracks: readonly Track[], rendition: Rendition): FilmStep =>
  film(request, rendition, {
    kind: 'soft',
    look: 'clean',
    language: request.languages[0] ?? '',
    path: `${request.id}.${rendition.name}.mp4`,
    tracks,
  });

type Version = Pick<FilmStep, 'kind' | 'look' | 'path' | 'tracks'> & { readonly language: string };

const film = (request: FilmRequest, rendition: Rendition, { language, ...version }: Version): FilmStep => {
  const { timeline, mix, languages, tool } = request;
  const filmTitle = localise(request.title, language, languages);
  const film = {
    ...version,
    rendition,
    title: filmTitle,
    pictures: request.scenes.map(({ span, steps }) => ({
      key: pictureKey(steps, version.look, rendition),
      frames: span.frames,
    })),
    frames: timeline.frames,
    rate: timeline.rate,
    mix: mix.key,
    chapters: withOpening(chapterMarks(timeline, language, languages), filmTitle),
  };
  const { kind, title, pictures, chapters, tracks } = film;
  const made = { step: 'film', recipe: RECIPE, join: JOIN, tool };
  const description = { ...made, kind, title, mix: mix.key, pictures, chapters, tracks };
  return { ...film, key: keyOf(description as unknown as Canonical) };
};

const pictureKey = (steps: Scene['steps'], look: Look, rendition: Rendition): string => {
  const step = steps.find(({ looks, rendition: { name } }) => name === rendition.name && looks.includes(look));
  if (!step) throw new RangeError(`no picture was planned for the look ${look} at ${rendition.name}`);
  return step.key;
};
