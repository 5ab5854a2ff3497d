import { type ClipShown, clipShown } from '../plan/effects.ts';
import type { ShotPart } from '../plan/zones.ts';
import { formatRational, type Rational } from '../rational.ts';
import type { MediaFacts, PictureFacts } from '../timeline/facts.ts';
import type { CardPicture, ClipPicture, StillPicture } from '../timeline/timeline.ts';
import { type ClipUse, clipInput, clipTiming, holdFrames, type InputFile, type Labels, stillInput } from './conform.ts';
import { applyEffects, conformed, type Effected } from './effects.ts';
import { fitPicture } from './fit.ts';
import type { Graph, Render } from './graph.ts';
import { movePicture } from './move.ts';
import type { PartSource } from './part-source.ts';
import { detectShake, shakeFile } from './steady.ts';
import { twoClips } from './two-clips.ts';
import { fitInside, type Size, uprightSize } from './view.ts';

export interface PartRequest {
  readonly rate: Rational;
  readonly pathOf: (digest: string) => string;
  readonly seek: boolean;
}

/** @param input the number that ffmpeg gives to this part's first input */
export const partSource = (
  { shot, offset }: ShotPart,
  frames: number,
  request: PartRequest,
  input: number,
): PartSource => {
  const { picture } = shot;
  const clip = (shown: ClipPicture, at: number): PartSource =>
    clipSource(shown, clipShown(shown, { offset, frames, of: shot.frames }), frames, request, at);
  if (picture.kind === 'clip') return picture.second ? twoClips(picture, clip, input) : clip(picture, input);
  if (picture.kind === 'card' || picture.kind === 'credits') return cardSource(picture, frames, request, input);
  return stillSource(picture, { first: offset, frames, total: shot.frames }, request, input);
};

const pictureFacts = ({ picture }: MediaFacts, media: string): PictureFacts => {
  if (!picture) throw new RangeError(`"${media}" has no picture`);
  return picture;
};

/** One decoder thread a process: the pool keeps the cores busy. */
const fileOf = ({ digest, container }: MediaFacts, { pathOf }: PartRequest): InputFile => ({
  path: pathOf(digest),
  container,
  threads: 1,
});

/** A filter of one input that is written with bare labels. */
const labelled =
  (write: (labels: Labels) => string): Render =>
  ([from = ''], to) =>
    write({ from: from.slice(1, -1), to: to.slice(1, -1) });

type Range = { readonly first: number; readonly frames: number };

/** @param held frames for which a frozen one stands */
const clipSource = (
  picture: ClipPicture,
  shown: ClipShown,
  held: number,
  request: PartRequest,
  input: number,
): PartSource => {
  const facts = pictureFacts(picture.facts, picture.media);
  const { fit, rotate, crop, speed } = picture;
  const { first, frames } = shown;
  const use: ClipUse = { first, frames, rate: request.rate, speed, seek: request.seek };
  const view = { fit, rotate, ...(crop ? { crop } : {}) };
  const start = (graph: Graph): Effected =>
    conformed(
      graph,
      graph.filter(
        labelled((labels) => clipTiming(facts, use, labels)),
        [graph.input(`${input}:${facts.stream}`)],
        'timing',
      ),
      picture,
    );
  const shake = shakeFile(input);
  return {
    inputs: [clipInput(facts, use, fileOf(picture.facts, request))],
    ...(picture.stabilise ? { shake: (graph: Graph) => graph.filter(detectShake(shake), [start(graph).node]) } : {}),
    picture: (graph, size) => {
      const effects = applyEffects(graph, start(graph), picture, shown, { ...request, shake });
      const fitted = graph.filter(
        labelled((labels) => fitPicture(effects.facts, view, size, labels)),
        [effects.node],
        nameOf('fit', size),
      );
      return picture.freeze ? graph.filter(holdFrames(held, request.rate), [fitted]) : fitted;
    },
  };
};

const nameOf = (what: string, { width, height }: Size): string => `${what} ${width}x${height}`;

const stillSource = (
  picture: StillPicture,
  range: Range & { readonly total: number },
  request: PartRequest,
  input: number,
): PartSource => {
  const facts = pictureFacts(picture.facts, picture.media);
  const { fit, motion } = picture;
  const use = { ...range, motion, rate: request.rate };
  return {
    inputs: [stillInput(fileOf(picture.facts, request))],
    picture: (graph, size) =>
      graph.filter(
        labelled((labels) => movePicture(facts, { fit }, use, size, labels)),
        [graph.input(`${input}:${facts.stream}`)],
        nameOf('move', size),
      ),
  };
};

type Ground = Pick<CardPicture, 'background' | 'image'>;

const cardSource = (card: Ground, frames: number, request: PartRequest, input: number): PartSource => {
  const { background, image } = card;
  const ground = ({ width, height }: Size): string =>
    `color=c=${background.replace('#', '0x')}:s=${width}x${height}:r=${formatRational(request.rate)},trim=end_frame=${frames},format=gbrp`;
  // Made in RGB and converted once, so that a colour is the one that was written.
  const finish = 'scale=out_color_matrix=bt709:out_range=limited:flags=accurate_rnd+bitexact,setsar=1,format=yuv420p';
  if (!image) return { inputs: [], picture: (graph, size) => graph.filter(`${ground(size)},${finish}`, []) };
  const facts = pictureFacts(image.facts, image.media);
  return {
    inputs: [stillInput(fileOf(image.facts, request))],
    picture: (graph, size) => {
      const base = graph.filter(ground(size), []);
      const emblem = graph.filter(
        emblemFilter(facts, size),
        [graph.input(`${input}:${facts.stream}`)],
        nameOf('emblem', size),
      );
      const place = `overlay=(W-w)/2:${Math.round(size.height * 0.29)}-h/2:format=gbrp`;
      return graph.filter(
        ([under, over], to) => `${under}${over}${place},${finish}${to}`,
        [base, emblem],
        nameOf('card', size),
      );
    },
  };
};

/** The image whole, over the middle of the card's upper part, its transparency kept. */
const emblemFilter = (facts: PictureFacts, { width, height }: Size): string => {
  const fitted = fitInside(uprightSize(facts), { width: width * 0.6, height: height * 0.36 });
  return `trim=end_frame=1,setpts=0,scale=${Math.round(fitted.width)}:${Math.round(fitted.height)}:flags=bicubic+accurate_rnd+bitexact,format=gbrap`;
};
