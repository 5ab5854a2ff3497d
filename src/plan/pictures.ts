import type { Rendition } from '../manifest/renditions.ts';
import { formatRational, type Rational } from '../rational.ts';
import type { Track } from '../subtitles/track.ts';
import type { FrameRange } from '../timeline/timeline.ts';
import { layOutClearCue } from './clear-cue.ts';
import type { DrawnItem } from './drawing.ts';
import type { Meeting } from './in-time.ts';
import { type Canonical, keyOf, prepared, preparedOnce } from './key.ts';
import { isBlank, type Page, type SubtitleStyle } from './layout.ts';
import { layOutPart } from './part-text.ts';
import { type PlacedCue, placeCues } from './placed.ts';
import { canonicalKeyFrames, canonicalRendition, canonicalScene, RECIPE } from './scene.ts';
import type { Span } from './spans.ts';
import type { TextOver } from './texts-over.ts';

/** `clean`, or the language whose text is burned in. */
export type Look = 'clean' | (string & {});

/** One span in one look and rendition: the smallest thing that is encoded. */
export interface PictureStep {
  readonly kind: 'picture';
  readonly key: string;
  readonly rendition: Rendition;
  /** Text that belongs to each part of the span (cards), and lies under a transition. */
  readonly under: readonly (readonly DrawnItem[])[];
  /** Subtitles, over everything. */
  readonly over: readonly DrawnItem[];
  /** The cues that show: why this step may have to be made again. */
  readonly cues: readonly ShownCue[];
  readonly looks: readonly Look[];
}

/** A cue by its number in its track, and a digest of its words and frames. */
export interface ShownCue {
  readonly number: number;
  readonly words: string;
}

/** One span and everything that a single decode of it can make. */
export interface Scene {
  readonly span: Span;
  readonly steps: readonly PictureStep[];
}

/** A look of the film in one rendition. */
export interface Wanted {
  readonly look: Look;
  readonly rendition: Rendition;
}

/** Two codecs of one size bear one name. */
export const isSameRendition = (one: Rendition, other: Rendition): boolean =>
  one.name === other.name && one.codec === other.codec;

export interface PictureRequest {
  readonly rate: Rational;
  readonly wanted: readonly Wanted[];
  readonly languages: readonly string[];
  /** Finds the cues of each language. */
  readonly cuesIn: ReadonlyMap<string, Meeting<PlacedCue>>;
  /** Finds lower thirds and captions of the film, which subtitles keep clear of. */
  readonly textsIn?: Meeting<TextOver>;
  readonly style: SubtitleStyle;
  readonly page: Page;
  /** The build of ffmpeg that will run. */
  readonly tool: string;
}

export const placeTracks = (tracks: readonly Track[], rate: Rational, frames: number): Map<string, PlacedCue[]> =>
  new Map(
    tracks.map(({ language, cues }) => [language, placeCues(cues, rate, frames).filter(({ cue }) => !isBlank(cue))]),
  );

export const sceneOf = (span: Span, request: PictureRequest): Scene => {
  const drawn = new Map<Look, Drawing>();
  const steps = new Map<string, PictureStep>();
  const keyFor = newKeys(span, request);
  for (const { look, rendition } of request.wanted) {
    const drawing = drawn.get(look) ?? draw(span, look, request);
    drawn.set(look, drawing);
    const { under, over, cues } = drawing;
    const key = keyFor(drawing, rendition);
    const step: PictureStep = { kind: 'picture', key, rendition, under, over, cues, looks: [look] };
    const same = steps.get(key);
    steps.set(step.key, same ? { ...same, looks: [...same.looks, look] } : step);
  }
  return { span, steps: [...steps.values()] };
};

interface Drawing {
  readonly look: Look;
  readonly under: readonly (readonly DrawnItem[])[];
  readonly over: readonly DrawnItem[];
  readonly cues: readonly ShownCue[];
}

const draw = (span: Span, look: Look, { languages, cuesIn, textsIn, style, page }: PictureRequest): Drawing => {
  const language = look === 'clean' ? (languages[0] ?? '') : look;
  const text = { language, languages };
  const under = span.parts.map((part) => layOutPart(part, span.frames, text, style, page));
  const cues = look === 'clean' ? [] : showing(cuesIn.get(look), span);
  const over = cues.flatMap(({ placed, when }) =>
    layOutClearCue(placed, textsIn?.(placed) ?? [], text, style, page, when),
  );
  return { look, under, over, cues: cues.map(shownCue) };
};

const shownCue = ({ placed: { number, cue }, when: { first, frames } }: Showing): ShownCue => ({
  number,
  words: keyOf([cue.lines as unknown as Canonical, first, frames]).slice(0, 16),
});

/** A cue on the film's frames, and as a span shows it in its own. */
interface Showing {
  readonly placed: PlacedCue;
  readonly when: FrameRange;
}

/** The cues that show in a span, in its own frames. */
const showing = (cuesIn: Meeting<PlacedCue> | undefined, span: Span): Showing[] =>
  (cuesIn?.(span) ?? []).map((placed) => {
    const first = Math.max(placed.first, span.first);
    const end = Math.min(placed.first + placed.frames, span.first + span.frames);
    return { placed, when: { first: first - span.first, frames: end - first } };
  });

/** Gives the keys of a span's pictures. Looks without any text are one, whose key is made once. */
const newKeys = (
  span: Span,
  { page, rate, tool }: PictureRequest,
): ((drawing: Drawing, rendition: Rendition) => string) => {
  const scene = prepared(canonicalScene(span));
  const keyFrames = canonicalKeyFrames(span.frames, rate);
  const plain = new Map<Rendition, string>();
  return ({ under, over }, rendition) => {
    const hasText = over.length > 0 || under.some((items) => items.length > 0);
    const known = hasText ? undefined : plain.get(rendition);
    if (known !== undefined) return known;
    // In the order in which they are written, which then need not be found for each.
    const key = keyOf({
      font: hasText ? page.font.digest : undefined,
      keyFrames,
      over: hasText ? (over as unknown as Canonical) : undefined,
      page: hasText ? preparedOnce(page, canonicalPage) : undefined,
      rate: formatRational(rate),
      recipe: RECIPE,
      rendition: preparedOnce(rendition, canonicalRendition),
      scene,
      step: 'picture',
      tool,
      under: hasText ? (under as unknown as Canonical) : undefined,
    });
    if (!hasText) plain.set(rendition, key);
    return key;
  };
};

const canonicalPage = ({ width, height }: Page): Canonical => [width, height];
