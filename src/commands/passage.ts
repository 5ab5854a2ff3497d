import type { Span } from '../plan/spans.ts';
import { isOverlap, type Overlap } from '../timeline/passages.ts';
import { FRAME_CENTISECONDS } from './ass.ts';
import type { Graph, Node } from './graph.ts';
import type { Size } from './view.ts';

/** The clock by which libass is shown the frames, and by which two shots meet: see {@link FRAME_CENTISECONDS}. */
export const FRAME_CLOCK = `settb=${FRAME_CENTISECONDS}/100,setpts=N`;

/** One shot's part of a passage through a colour. */
export const dip = (graph: Graph, node: Node, kind: Span['kind'], frames: number, size: Size): Node => {
  switch (kind) {
    case 'fade-in':
      return graph.filter(`fade=t=in:s=0:n=${frames}`, [node]);
    case 'fade-out':
      return graph.filter(`fade=t=out:s=0:n=${frames}`, [node]);
    case 'fade-in-white':
      return crossfade(graph, white(graph, frames, size), node, frames);
    case 'fade-out-white':
      return crossfade(graph, node, white(graph, frames, size), frames);
    default:
      return node;
  }
};

/** The `fade` filter goes through RGB for any colour but black, by a matrix of its own choice: white is a picture here. */
const white = (graph: Graph, frames: number, { width, height }: Size): Node =>
  graph.filter(`color=c=white:s=${width}x${height}:r=25,trim=end_frame=${frames},format=yuv420p,setsar=1`, []);

/** Two shots in one picture. */
export const overlap = (
  graph: Graph,
  kind: Span['kind'],
  [from, to]: readonly [Node, Node],
  frames: number,
  size: Size,
): Node => {
  if (kind === 'crossfade') return crossfade(graph, from, to, frames);
  if (!isOverlap(kind)) throw new RangeError(`a ${kind} shows one shot`);
  return wipe(graph, kind, from, to, frames, size);
};

/** An alpha that grows over the frames, because the build of 2018 has no `xfade`. */
const crossfade = (graph: Graph, from: Node, to: Node, frames: number): Node =>
  graph.filter(
    ([a, b], out, unique) =>
      [
        `${a}${FRAME_CLOCK}[${unique}a]`,
        `${b}${FRAME_CLOCK},format=yuva420p,fade=t=in:s=0:n=${frames}:alpha=1[${unique}b]`,
        `[${unique}a][${unique}b]overlay=format=yuv420,format=yuv420p${out}`,
      ].join(';'),
    [from, to],
    `crossfade ${frames}`,
  );

type Wipe = Exclude<Overlap, 'crossfade'>;

/** Where the edge of the new picture goes: along which side, and whether towards its beginning (left, up). */
const WIPES: Readonly<Record<Wipe, { axis: 'x' | 'y'; back: boolean }>> = {
  'wipe-left': { axis: 'x', back: true },
  'wipe-right': { axis: 'x', back: false },
  'wipe-up': { axis: 'y', back: true },
  'wipe-down': { axis: 'y', back: false },
};

/**
 * An edge that travels over the picture and leaves the new one behind it; both stand still. Frame n of N shows (n+1)/(N+1)
 * of the new one, in even pixels. Without `xfade`, and without a mask: the new picture is enlarged by its own size on the
 * side that is not seen, a window of the picture's size is cut from that, and laid where it belongs: what of it is not
 * to be seen yet lies outside the picture. The frame is told by its time, because filters of two inputs count ahead.
 */
const wipe = (graph: Graph, kind: Wipe, from: Node, to: Node, frames: number, size: Size): Node => {
  const { axis, back } = WIPES[kind];
  const { width, height } = size;
  const side = axis === 'x' ? width : height;
  const shown = `2*round(${side / 2}*(round(t*${100 / FRAME_CENTISECONDS})+1)/${frames + 1})`;
  const [room, cut, laid] = back ? [0, `${side}-${shown}`, `${side}-${shown}`] : [side, shown, `${shown}-${side}`];
  const [wide, window] =
    axis === 'x'
      ? [`${2 * width}:${height}:${room}:0`, `x='${cut}':y=0`]
      : [`${width}:${2 * height}:0:${room}`, `x=0:y='${cut}'`];
  const other = axis === 'x' ? 'y' : 'x';
  return graph.filter(
    ([a, b], out, unique) =>
      [
        `${a}${FRAME_CLOCK}[${unique}a]`,
        `${b}${FRAME_CLOCK},pad=${wide},crop=${width}:${height}:${window}[${unique}b]`,
        `[${unique}a][${unique}b]overlay=${axis}='${laid}':${other}=0:eval=frame:format=yuv420,format=yuv420p${out}`,
      ].join(';'),
    [from, to],
    `${kind} ${frames} ${width}x${height}`,
  );
};
