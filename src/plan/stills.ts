import type { Entry } from '../manifest/entries.ts';
import type { Manifest } from '../manifest/read.ts';
import { resolveRenditions } from '../manifest/renditions.ts';
import { formatRational } from '../rational.ts';
import type { FrameRange, Shot, Timeline } from '../timeline/timeline.ts';
import { type Canonical, keyOf } from './key.ts';
import { type PictureRequest, type PictureStep, sceneOf } from './pictures.ts';
import { canonicalScene, RECIPE } from './scene.ts';
import type { Span } from './spans.ts';
import { type Zone, zonesOf } from './zones.ts';

/** One frame of the film in its clean look, drawn from the source, as a JPEG. */
export interface StillStep {
  readonly kind: 'still';
  readonly key: string;
  /** In the release: `poster.jpg`, `chapters/01.jpg`. */
  readonly path: string;
  /** The frame alone, or, where it is part of a transition, the whole of that. */
  readonly span: Span;
  /** Which frame of the span it is. */
  readonly frame: number;
  /** Text of the cards that show, by part of the span, and what lies over everything. */
  readonly under: PictureStep['under'];
  readonly over: PictureStep['over'];
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Made only to stand in something else, and no file of the release. */
  readonly isPart?: true;
}

export type StillRequest = Pick<PictureRequest, 'languages' | 'style' | 'page' | 'tool'> & {
  readonly timeline: Timeline;
  readonly format: Manifest['format'];
  /** The manifest's timeline, where it may say which shot stands for its section. */
  readonly entries?: readonly Entry[];
};

/** The frame that stands for the film: the one the manifest names, or the middle of the first shot that is no card. */
export const posterFrame = (timeline: Timeline): number =>
  timeline.poster ?? telling(timeline, { first: 0, frames: timeline.frames });

/**
 * The frame that stands for each section: the middle of the first of its shots that the manifest names (`picture`), or of
 * its own first shot that is no card, else its own middle.
 */
export const chapterFrames = (timeline: Timeline, entries: readonly Entry[] = []): number[] =>
  timeline.chapters.map((chapter, i) => {
    const end = timeline.chapters[i + 1]?.entry ?? Number.POSITIVE_INFINITY;
    const named = timeline.shots.find(({ entry }) => chapter.entry < entry && entry < end && isPicture(entries[entry]));
    return named ? middleOfShot(timeline, named) : telling(timeline, chapter);
  });

const isPicture = (entry: Entry | undefined): boolean =>
  entry !== undefined && 'picture' in entry && entry.picture === true;

/** Away from its transitions, where it has anything beside them. */
const middleOfShot = ({ shots }: Timeline, shot: Shot): number =>
  middle(zonesOf(shots).find(({ kind, parts: [part] }) => kind === 'solo' && part.shot === shot) ?? shot);

/** Away from transitions, which would show two shots at once, or half of one. */
const telling = ({ shots }: Timeline, within: FrameRange): number => {
  const clear = zonesOf(shots).find(
    ({ kind, first, parts: [{ shot }] }) =>
      kind === 'solo' && isTelling(shot) && first >= within.first && first < within.first + within.frames,
  );
  return middle(clear ?? within);
};

const isTelling = ({ picture: { kind } }: Shot): boolean => kind === 'clip' || kind === 'still';

const middle = ({ first, frames }: FrameRange): number => first + Math.floor(frames / 2);

/** The poster, and a picture for each section. Steps of the same frame have one key. */
export const stillSteps = (request: StillRequest): { poster: StillStep; chapters: readonly StillStep[] } => ({
  poster: stillStep(request, posterFrame(request.timeline), 'poster.jpg'),
  chapters: chapterFrames(request.timeline, request.entries).map((frame, i) =>
    stillStep(request, frame, `chapters/${String(i + 1).padStart(2, '0')}.jpg`),
  ),
});

/** The middle of a shot, as the film shows it, `width` pixels wide. */
export const shotStep = (request: StillRequest, shot: FrameRange, width: number): StillStep => {
  const { format } = request;
  const height = Math.max(2, 2 * Math.round((width * format.height) / format.width / 2));
  return stillStep(request, middle(shot), 'shot.jpg', { width, height });
};

const stillStep = (
  { timeline, format, entries: _, ...request }: StillRequest,
  film: number,
  path: string,
  { width, height }: Pick<StillStep, 'width' | 'height'> = format,
): StillStep => {
  const { rate, shots } = timeline;
  const zone = zonesOf(shots).find(({ first, frames }) => first <= film && film < first + frames);
  if (!zone) throw new RangeError(`the film has no frame ${film}`);
  const { span: bare, frame } = spanAt(zone, film);
  const span = timeline.logo ? { ...bare, logo: timeline.logo } : bare;
  const [rendition] = resolveRenditions({ format });
  if (!rendition) throw new RangeError('a film has a rendition of its own size');
  const { steps } = sceneOf(span, { ...request, rate, wanted: [{ look: 'clean', rendition }], cuesIn: new Map() });
  const { under, over } = steps[0] as PictureStep;
  const { font } = request.page;
  const hasText = over.length > 0 || under.some((items) => items.length > 0);
  const description: Canonical = {
    step: 'still',
    recipe: RECIPE,
    tool: request.tool,
    rate: formatRational(rate),
    scene: canonicalScene(span),
    frame,
    size: [width, height],
    ...(hasText
      ? {
          font: font.digest,
          page: [request.page.width, request.page.height],
          under: under as unknown as Canonical,
          over: over as unknown as Canonical,
        }
      : {}),
  };
  return { kind: 'still', key: keyOf(description), path, span, frame, under, over, width, height };
};

const spanAt = (zone: Zone, film: number): { span: Span; frame: number } => {
  const offset = film - zone.first;
  if (zone.kind !== 'solo') return { span: zone, frame: offset };
  const [{ shot, offset: first }] = zone.parts;
  return { span: { kind: 'solo', first: film, frames: 1, parts: [{ shot, offset: first + offset }] }, frame: 0 };
};
