import { type ClipShown, isConformed, type ShownBlur } from '../plan/effects.ts';
import { type Rational, rational, toNumber } from '../rational.ts';
import type { PictureFacts } from '../timeline/facts.ts';
import type { ClipPicture } from '../timeline/timeline.ts';
import { conformColor, conformedFacts, rescale, stepDown } from './color.ts';
import { filmClock } from './encode.ts';
import { grade } from './grade.ts';
import type { Graph, Node } from './graph.ts';
import { steadyPicture } from './steady.ts';
import { storedPixels } from './view.ts';

export interface Effected {
  readonly node: Node;
  /** What the picture is now. */
  readonly facts: PictureFacts;
}

const storedFacts = ({ facts: { picture }, media }: ClipPicture): PictureFacts => {
  if (!picture) throw new RangeError(`"${media}" has no picture`);
  return picture;
};

/** A clip's pictures as effects look at them. */
export const conformed = (graph: Graph, node: Node, picture: ClipPicture): Effected => {
  const stored = storedFacts(picture);
  return isConformed(picture)
    ? { node: graph.filter(conformColor(stored), [node]), facts: conformedFacts(stored) }
    : { node, facts: stored };
};

/** What effects are told beside the clip. */
export interface EffectsRequest {
  readonly rate: Rational;
  readonly pathOf: (digest: string) => string;
  /** The file that says how the shot shakes. */
  readonly shake: string;
}

/**
 * What is done to a clip's pictures as they are stored, before they are cut, scaled and turned: so that it covers whatever
 * is made of them. Places are hidden before the picture is held still: they are places of the picture as it was filmed.
 * @param start gives the frames of `shown`, at the film's rate from zero
 */
export const applyEffects = (
  graph: Graph,
  start: Effected,
  picture: ClipPicture,
  shown: ClipShown,
  { rate, pathOf, shake }: EffectsRequest,
): Effected => {
  const stored = storedFacts(picture);
  const { denoise } = picture;
  const still = denoise ? graph.filter(DENOISE[denoise], [start.node]) : start.node;
  const blurred = shown.blur.reduce((from, part) => blur(graph, from, stored, part, shown.frames, rate), still);
  const steady = picture.stabilise ? graph.filter(steadyPicture(stored, rate, shake), [blurred]) : blurred;
  const led = cutOut(graph, steady, shown, rate);
  return { ...start, node: picture.color ? grade(graph, led, picture.color, pathOf) : led };
};

/** The frames that show, of all that were decoded. */
const cutOut = (graph: Graph, node: Node, { lead, kept, frames }: ClipShown, rate: Rational): Node => {
  const end = lead + kept;
  if (lead === 0 && end === frames) return node;
  return graph.filter(`trim=start_frame=${lead}${end < frames ? `:end_frame=${end}` : ''},${filmClock(rate)}`, [node]);
};

/** Three quarters of what `hqdn3d` does by itself, and twice that. */
const DENOISE = { light: 'hqdn3d=3:2.25:4.5:3.375', strong: 'hqdn3d=8:6:12:9' } as const;

/** Cells of a blurred side: a face becomes 8 × 8 colours, of which nobody can make a face again. */
const cells = (pixels: number): number => Math.max(2, Math.min(8, 2 * Math.floor(pixels / 8)));

const blur = (graph: Graph, node: Node, facts: PictureFacts, part: ShownBlur, total: number, rate: Rational): Node => {
  const place = storedPixels(facts, part);
  const { x, y, width, height } = place;
  const small = { width: cells(width), height: cells(height) };
  const hide = `crop=${width}:${height}:${x}:${y},${stepDown(place, small)}${rescale(small)},gblur=sigma=1,${rescale(place)}`;
  const when = part.first === 0 && part.frames === total ? '' : `:enable='${duringFrames(part, rate)}'`;
  return graph.filter(
    ([from], to, unique) =>
      [
        `${from}split[${unique}a][${unique}b]`,
        `[${unique}b]${hide}[${unique}c]`,
        `[${unique}a][${unique}c]overlay=${x}:${y}:format=yuv420${when}${to}`,
      ].join(';'),
    [node],
    `blur ${x} ${y} ${width} ${height} ${when}`,
  );
};

/** By time, half a frame early: filters of two inputs count ahead. */
const duringFrames = ({ first, frames }: ShownBlur, rate: Rational): string => {
  const edge = (frame: number): string =>
    toNumber(rational(BigInt(2 * frame - 1) * rate.den, 2n * rate.num)).toFixed(9);
  return `gte(t,${edge(first)})*lt(t,${edge(first + frames)})`;
};
