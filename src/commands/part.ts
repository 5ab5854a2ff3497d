import type { Rendition } from '../manifest/renditions.ts';
import type { ShotPart } from '../plan/zones.ts';
import type { PictureFacts } from '../timeline/facts.ts';
import { formatRational, type Rational } from '../timeline/rational.ts';
import type { CardPicture, ClipPicture, StillPicture } from '../timeline/timeline.ts';
import { type ClipUse, clipInput, clipTiming } from './conform.ts';
import { fitPicture } from './fit.ts';
import type { Graph, Node } from './graph.ts';

/** One shot's part of a span, before any text: what to open, and the pictures it gives at a size. */
export interface PartSource {
  /** Arguments of each input, in the order in which they are opened. */
  readonly inputs: readonly (readonly string[])[];
  readonly picture: (graph: Graph, size: Pick<Rendition, 'width' | 'height'>) => Node;
}

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
  if (picture.kind === 'clip') return clipSource(picture, { first: picture.from + offset, frames }, request, input);
  if (picture.kind === 'card') return cardSource(picture, frames, request);
  throw new Error('stills');
};

const pictureFacts = (picture: ClipPicture | StillPicture): PictureFacts => {
  if (!picture.facts.picture) throw new RangeError(`"${picture.media}" has no picture`);
  return picture.facts.picture;
};

const clipSource = (
  picture: ClipPicture,
  { first, frames }: { first: number; frames: number },
  { rate, pathOf, seek }: PartRequest,
  input: number,
): PartSource => {
  const facts = pictureFacts(picture);
  const use: ClipUse = { first, frames, rate, speed: picture.speed, seek };
  const file = { path: pathOf(picture.facts.digest), container: picture.facts.container, threads: 1 };
  const { fit, rotate, crop } = picture;
  return {
    inputs: [clipInput(facts, use, file)],
    picture: (graph, { width, height }) => {
      const timed = graph.filter(
        ([from], to) => clipTiming(facts, use, { from: bare(from), to: bare(to) }),
        [graph.input(`${input}:${facts.stream}`)],
        'timing',
      );
      const view = { fit, rotate, ...(crop ? { crop } : {}) };
      const name = `fit ${width}x${height}`;
      return graph.filter(
        ([from], to) => fitPicture(facts, view, { width, height }, { from: bare(from), to: bare(to) }),
        [timed],
        name,
      );
    },
  };
};

const bare = (label = ''): string => label.slice(1, -1);

/** A plain ground, made in RGB and converted once, so that its colour is the one that was written. */
const cardSource = ({ background }: CardPicture, frames: number, { rate }: PartRequest): PartSource => ({
  inputs: [],
  picture: (graph, { width, height }) =>
    graph.filter(
      [
        `color=c=${background.replace('#', '0x')}:s=${width}x${height}:r=${formatRational(rate)}`,
        `trim=end_frame=${frames}`,
        'format=rgb24',
        'scale=out_color_matrix=bt709:out_range=limited',
        'setsar=1',
        'format=yuv420p',
      ].join(','),
      [],
    ),
});
