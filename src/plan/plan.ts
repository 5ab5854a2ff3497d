import type { Localised } from '../manifest/localised.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Track } from '../subtitles/track.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { type FontFacts, referenceSize } from './drawing.ts';
import { burnedFilm, type FilmStep, softFilm } from './films.ts';
import { type Look, placeTracks, type Scene, sceneOf } from './pictures.ts';
import { intervalOf } from './placed.ts';
import { type MixStep, type SoundStep, soundsOf } from './sounds.ts';
import { spansOf } from './spans.ts';

export interface PlanRequest {
  readonly manifest: Manifest;
  readonly timeline: Timeline;
  /** The tracks of all the film's languages that exist, whether asked for or not: they say where the film is cut into spans. */
  readonly tracks: readonly Track[];
  /** The languages to make; those of the manifest in its order. */
  readonly languages: readonly string[];
  /** Languages of the soft film's tracks; those to make where absent. */
  readonly softLanguages?: readonly string[];
  readonly edition: string;
  readonly font: FontFacts;
  /** The build of ffmpeg that will run, part of every key. */
  readonly tool: string;
}

/** Everything a release is made of, as data. Nothing of it says what exists already: that is for `decide`. */
export interface Plan {
  readonly documentary: string;
  readonly title: Localised;
  /** All languages of the film, the first being that of last resort. */
  readonly languages: readonly string[];
  readonly edition: string;
  readonly timeline: Timeline;
  /** Size of the reference picture in which text is laid out. */
  readonly page: { readonly width: number; readonly height: number };
  readonly scenes: readonly Scene[];
  readonly sounds: readonly SoundStep[];
  readonly mix: MixStep;
  readonly films: readonly FilmStep[];
  /** The tracks to deliver beside the films, in the order of the languages asked for. */
  readonly sidecars: readonly Track[];
}

/** Steps for every film asked for. Pure: the same request gives the same keys, on every machine and at every hour. */
export const makePlan = (request: PlanRequest): Plan => {
  const { manifest, timeline, tracks, languages, tool } = request;
  const has = (kind: Manifest['deliver'][number]): boolean => manifest.deliver.includes(kind);
  const placed = placeTracks(tracks, timeline.rate, timeline.frames);
  const spans = spansOf(timeline.shots, [...placed.values()].flat().map(intervalOf), timeline.rate);
  const page = referenceSize(manifest.format);
  const looks: Look[] = [...(has('soft') ? ['clean'] : []), ...(has('burned') ? languages : [])];
  const pictures = {
    rate: timeline.rate,
    renditions: manifest.renditions,
    looks,
    languages: manifest.languages,
    tracks: placed,
    style: manifest.subtitleStyle,
    page: { ...page, font: request.font },
    tool,
  };
  const scenes = spans.map((span) => sceneOf(span, pictures));
  const { sounds, mix } = soundsOf(timeline, manifest.loudness, tool);
  const tracksIn = (list: readonly string[]): Track[] =>
    list.flatMap((language) => tracks.filter((track) => track.language === language));
  const wanted = tracksIn(languages);
  const soft = request.softLanguages ? tracksIn(request.softLanguages) : wanted;
  const { id, title } = manifest;
  const film = { id, title, timeline, scenes, mix, languages: manifest.languages, tool };
  return {
    documentary: id,
    title,
    languages: manifest.languages,
    edition: request.edition,
    timeline,
    page,
    scenes,
    sounds,
    mix,
    films: [
      ...(has('burned')
        ? manifest.renditions.flatMap((rendition) => languages.map((language) => burnedFilm(film, language, rendition)))
        : []),
      ...(has('soft') ? manifest.renditions.map((rendition) => softFilm(film, soft, rendition)) : []),
    ],
    sidecars: has('sidecars') ? wanted : [],
  };
};
