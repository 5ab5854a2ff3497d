import type { Logo } from '../timeline/timeline.ts';
import { stillInput } from './conform.ts';
import type { Graph, Node } from './graph.ts';
import { fitInside, type Size, uprightSize } from './view.ts';

/** The logo of a film, opened for one command. */
export interface LogoSource {
  readonly input: readonly string[];
  /** Lays it over pictures of a size, whatever clock they come by. */
  readonly over: (graph: Graph, node: Node, size: Size) => Node;
}

/** From the edges: inside the action-safe area of EBU R 95. */
const MARGIN = 0.035;
/** At most this share of the picture's width, however long a name stands in it. */
const WIDEST = 0.4;

const even = (value: number): number => 2 * Math.round(value / 2);

/** @param input the number that ffmpeg gives to its input */
export const logoSource = (
  { media, facts, corner, opacity, height }: Logo,
  pathOf: (digest: string) => string,
  input: number,
): LogoSource => {
  const { picture } = facts;
  if (!picture) throw new RangeError(`"${media}" has no picture`);
  return {
    input: stillInput({ path: pathOf(facts.digest), container: facts.container, threads: 1 }),
    over: (graph, node, size) => {
      const room = { width: size.width * WIDEST, height: size.height * height };
      const inner = fitInside(uprightSize(picture), {
        width: even(room.width),
        height: Math.max(2, even(room.height)),
      });
      const margin = even(Math.min(size.width, size.height) * MARGIN);
      const x = corner.endsWith('left') ? margin : size.width - margin - inner.width;
      const y = corner.startsWith('top') ? margin : size.height - margin - inner.height;
      const image = graph.filter(imageOf(inner, opacity), [graph.input(`${input}:${picture.stream}`)]);
      return graph.filter(`overlay=x=${x}:y=${y}:format=yuv420,format=yuv420p`, [node, image]);
    },
  };
};

/** One picture, which the overlay repeats: its transparency is lessened in RGB, before its colours become the film's. */
const imageOf = ({ width, height }: Size, opacity: number): string =>
  [
    `trim=end_frame=1,setpts=0,scale=${width}:${height}:flags=bicubic+accurate_rnd+bitexact,format=rgba`,
    `colorchannelmixer=aa=${opacity}`,
    'scale=out_color_matrix=bt709:out_range=limited:flags=accurate_rnd+bitexact,format=yuva420p',
  ].join(',');
