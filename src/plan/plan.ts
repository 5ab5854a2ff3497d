import type { Localised } from '../manifest/localised.ts';
import type { Manifest } from '../manifest/read.ts';
import type { Track } from '../subtitles/track.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { type FontFacts, referenceSize } from './drawing.ts';
import { type FilmStep, picturePieces } from './films.ts';
import { filmsOf } from './films-wanted.ts';
import { inTime } from './in-time.ts';
import { type KitContents, kitContents } from './kit/contents.ts';
import { type DocumentStep, type PrintedPage, type Prints, printsOf, stillsIn } from './kit/documents.ts';
import type { Page } from './layout.ts';
import type { PackStep } from './pack/pack.ts';
import { packsOf } from './packs.ts';
import { placeTracks, type Scene, sceneOf } from './pictures.ts';
import { intervalOf } from './placed.ts';
import { picturesWanted, smallestRendition } from './renditions-wanted.ts';
import { packScreening, screeningsOf } from './screenings.ts';
import { type MixStep, type SoundStep, soundsOf } from './sounds.ts';
import { inOpus, soundtracksOf } from './soundtracks.ts';
import { spansOf, withLogo } from './spans.ts';
import { spritesOf } from './sprite.ts';
import { type StillStep, stillSteps } from './stills.ts';
import { type Stream, streamsOf } from './streams.ts';
import { textsOver } from './texts-over.ts';
import { trackStyleOf } from './track-style.ts';

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
  /** The address of the film's page, where prints lead if the manifest names no `website`. */
  readonly page?: string;
}

/** Everything a release is made of, as data. Nothing of it says what exists already: that is for `decide`. */
export interface Plan {
  readonly documentary: string;
  readonly title: Localised;
  /** What the edition is for, where the manifest says so. */
  readonly purpose?: Localised;
  /** All languages of the film, the first being that of last resort. */
  readonly languages: readonly string[];
  readonly edition: string;
  readonly timeline: Timeline;
  /** Size of the reference picture in which text is laid out. */
  readonly page: { readonly width: number; readonly height: number };
  readonly scenes: readonly Scene[];
  readonly sounds: readonly SoundStep[];
  /** The programme's sound as it was recorded, as all films have it but narrated ones and those in WebM. */
  readonly mix: MixStep;
  /** Every encoding of the programme's sound that is needed, `mix` among them. */
  readonly mixes: readonly MixStep[];
  readonly films: readonly FilmStep[];
  readonly streams: readonly Stream[];
  /** The poster, and a picture of each section. */
  readonly stills: readonly StillStep[];
  readonly thumbnails: ReturnType<typeof spritesOf>;
  /** What is printed for the hall, and pages that say the same. */
  readonly documents: readonly DocumentStep[];
  readonly pages: readonly PrintedPage[];
  readonly packs: readonly PackStep[];
  /** The tracks to deliver beside the films, in the order of the languages asked for. */
  readonly sidecars: readonly Track[];
}

/** Deliveries that say more than the film does. */
const KIT: readonly string[] = ['brochure', 'recommendations', 'evaluation', 'screening'];

/** Steps for every film asked for. Pure: the same request gives the same keys, on every machine and at every hour. */
export const makePlan = (request: PlanRequest): Plan => {
  const { manifest, timeline, tracks, languages, tool } = request;
  const { id, title, renditions, deliver } = manifest;
  const placed = placeTracks(tracks, timeline.rate, timeline.frames);
  const cues = [...placed.values()].flat().map(intervalOf);
  const spans = withLogo(spansOf(timeline.shots, cues, timeline.rate), timeline.logo);
  const page = { ...referenceSize(manifest.format), font: request.font };
  const wanted = picturesWanted({ renditions, deliver }, languages);
  const style = manifest.subtitleStyle;
  const about = {
    rate: timeline.rate,
    languages: manifest.languages,
    cuesIn: new Map([...placed].map(([language, cues]) => [language, inTime(cues)])),
    textsIn: inTime(textsOver(timeline.shots)),
    style,
    page,
    tool,
  };
  const scenes = spans.map((span) => sceneOf(span, { ...about, wanted }));
  const spoken = [...languages, ...(request.softLanguages ?? [])];
  const programme = soundsOf(timeline, manifest.loudness, tool, spoken);
  const soundtracks = soundtracksOf(programme, timeline, manifest.media);
  const own = tracksIn(tracks, languages);
  const soft = request.softLanguages ? tracksIn(tracks, request.softLanguages) : own;
  const film = { id, title, timeline, scenes, soundtracks, languages: manifest.languages, tool };
  const opus = inOpus(soundtracks, tool);
  const films = filmsOf({ film, opus, manifest, languages, soft, style: trackStyleOf(style, page) });
  const isSaid = deliver.some((kind) => KIT.includes(kind));
  const contents = isSaid ? languages.map((language) => kitContents(request, language)) : [];
  const beside = besideFilm(request, { scenes, page, contents });
  const hall = { manifest, edition: request.edition, films, tracks: own, contents };
  return {
    documentary: id,
    title,
    ...(manifest.purpose === undefined ? {} : { purpose: manifest.purpose }),
    languages: manifest.languages,
    edition: request.edition,
    timeline,
    page: { width: page.width, height: page.height },
    scenes,
    sounds: programme.sounds,
    mix: programme.mix,
    mixes: [...soundtracks, ...(deliver.includes('webm') ? opus : [])].map(({ mix }) => mix),
    films,
    ...beside,
    pages: [...beside.pages, ...screeningsOf(hall)],
    packs: packsOf({
      ...{ film, manifest, films, beside, tracks: own, languages },
      screening: (language) => packScreening(hall, language),
    }),
    streams: streamsOf({ scenes, rate: timeline.rate, soundtracks, manifest, tracks: soft }),
    sidecars: deliver.includes('sidecars') ? own : [],
  };
};

/** What stands beside the film: pictures where it is listed and on the seek bars of players, and prints. */
const besideFilm = (
  request: PlanRequest,
  {
    scenes,
    page,
    contents,
  }: { readonly scenes: readonly Scene[]; readonly page: Page; readonly contents: readonly KitContents[] },
): Pick<Plan, 'stills' | 'thumbnails'> & Prints => {
  const { manifest, timeline, font, tool } = request;
  const { deliver, languages, format, renditions, subtitleStyle: style } = manifest;
  const drawn = { languages, style, page, tool, timeline, format, entries: manifest.timeline };
  const { poster, chapters } = stillSteps(drawn);
  const prints = printsOf({ manifest, contents, font, tool, stills: { poster, chapters } });
  const rendition = smallestRendition(renditions);
  if (deliver.includes('poster') && rendition) {
    const pictures = picturePieces(scenes, 'clean', rendition);
    const thumbnails = spritesOf({ pictures, rendition, rate: timeline.rate, tool });
    return { stills: [poster, ...chapters], thumbnails, ...prints };
  }
  const needed = new Set(prints.documents.flatMap(stillsIn));
  const own = deliver.includes('pack') ? [poster] : [];
  const parts = [poster, ...chapters].filter((still) => needed.has(still.key) && !own.includes(still));
  const stills = [...own, ...parts.map((still): StillStep => ({ ...still, isPart: true }))];
  return { stills, thumbnails: { sheets: [], thumbnails: [] }, ...prints };
};

const tracksIn = (tracks: readonly Track[], languages: readonly string[]): Track[] =>
  languages.flatMap((language) => tracks.filter((track) => track.language === language));
