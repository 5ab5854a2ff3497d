import type { DrawnItem } from '../plan/drawing.ts';
import type { PictureStep, Scene } from '../plan/pictures.ts';
import type { Rational } from '../rational.ts';
import { assScript, FRAME_CENTISECONDS } from './ass.ts';
import { encodeSpan, filmClock } from './encode.ts';
import { type Graph, type Node, newGraph } from './graph.ts';
import { type PartSource, partSource } from './part.ts';

export interface SpanCommand {
  readonly args: readonly string[];
  /** Text files that the command reads from its folder. */
  readonly files: readonly { readonly name: string; readonly content: string }[];
  /** What it leaves in its folder, by key. */
  readonly outputs: readonly { readonly key: string; readonly name: string }[];
}

export interface SpanRequest {
  readonly scene: Scene;
  /** The steps of the scene that are missing. */
  readonly steps: readonly PictureStep[];
  readonly rate: Rational;
  /** Size of the reference picture, and the family of its letters. */
  readonly page: { readonly width: number; readonly height: number };
  readonly family: string;
  /** Path of a medium inside the command's folder, by digest. */
  readonly pathOf: (digest: string) => string;
  /** ToolDescription.x264Instructions. */
  readonly instructions?: string;
  /** ToolDescription.encoders. */
  readonly encoders?: readonly string[];
  /** False: decode from the beginning of the source, where a seek was not exact. */
  readonly seek: boolean;
}

/** One ffmpeg run that decodes a span once and encodes it in every look and rendition asked for. Fonts lie in `fonts`. */
export const spanCommand = (request: SpanRequest): SpanCommand => {
  const graph = newGraph();
  const scripts = newScripts(request);
  const inputs: (readonly string[])[] = [];
  const parts = request.scene.span.parts.map((part) => {
    const source = partSource(part, request.scene.span.frames, request, inputs.length);
    inputs.push(...source.inputs);
    return source;
  });
  const outputs = request.steps.map((step, i) => {
    const label = graph.output(picture(graph, step, parts, request, scripts));
    return { key: step.key, name: `out${i}.mp4`, args: ['-map', label] };
  });
  const { rate, scene, instructions, encoders } = request;
  return {
    args: [
      ...inputs.flat(),
      ...['-filter_complex_threads', '1', '-filter_complex', graph.toString()],
      ...outputs.flatMap(({ name, args }, i) => {
        const step = request.steps[i];
        return step
          ? [
              ...args,
              ...encodeSpan(
                step.rendition,
                {
                  rate,
                  frames: scene.span.frames,
                  ...(instructions ? { instructions } : {}),
                  ...(encoders ? { encoders } : {}),
                },
                name,
              ),
            ]
          : [];
      }),
    ],
    files: scripts.files,
    outputs: outputs.map(({ key, name }) => ({ key, name })),
  };
};

const picture = (
  graph: Graph,
  step: PictureStep,
  parts: readonly PartSource[],
  { scene, rate }: SpanRequest,
  scripts: Scripts,
): Node => {
  const { kind, frames } = scene.span;
  const shown = parts.map((part, i) =>
    drawText(graph, part.picture(graph, step.rendition), step.under[i] ?? [], scripts),
  );
  const [first, second] = shown;
  if (!first) throw new RangeError('a span shows at least one shot');
  const joined =
    kind === 'crossfade' && second ? crossfade(graph, first, second, frames) : dip(graph, first, kind, frames);
  return graph.filter(filmClock(rate), [drawText(graph, joined, step.over, scripts)]);
};

const dip = (graph: Graph, node: Node, kind: Scene['span']['kind'], frames: number): Node => {
  if (kind !== 'fade-in' && kind !== 'fade-out') return node;
  return graph.filter(`fade=t=${kind === 'fade-in' ? 'in' : 'out'}:s=0:n=${frames}`, [node]);
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

interface Scripts {
  readonly files: { name: string; content: string }[];
  readonly nameOf: (items: readonly DrawnItem[]) => string;
}

const newScripts = ({ page, family }: SpanRequest): Scripts => {
  const files: { name: string; content: string }[] = [];
  return {
    files,
    nameOf: (items) => {
      const content = assScript(items, page, family);
      const same = files.find((file) => file.content === content);
      if (same) return same.name;
      const name = `text${files.length}.ass`;
      files.push({ name, content });
      return name;
    },
  };
};

/** The clock by which libass is shown the frames, and by which two shots meet: see {@link FRAME_CENTISECONDS}. */
const FRAME_CLOCK = `settb=${FRAME_CENTISECONDS}/100,setpts=N`;

const drawText = (graph: Graph, node: Node, items: readonly DrawnItem[], scripts: Scripts): Node => {
  if (items.length === 0) return node;
  const name = scripts.nameOf(items);
  return graph.filter(`${FRAME_CLOCK},ass=f=${name}:fontsdir=fonts`, [node]);
};
