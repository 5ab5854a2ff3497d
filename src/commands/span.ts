import type { Face } from '../plan/drawing.ts';
import type { PictureStep, Scene } from '../plan/pictures.ts';
import type { Rational } from '../rational.ts';
import { encodeSpan, filmClock } from './encode.ts';
import { newGraph } from './graph.ts';
import { newScripts, spanParts, spanPicture } from './span-picture.ts';

export interface SpanCommand {
  readonly args: readonly string[];
  /** Text files that the command reads from its folder. */
  readonly files: readonly { readonly name: string; readonly content: string }[];
  /** Faces of the font whose files it reads from `fonts` in its folder. */
  readonly faces: ReadonlySet<Face>;
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

/** One ffmpeg run that decodes a span once and encodes it in every look and rendition asked for. */
export const spanCommand = (request: SpanRequest): SpanCommand => {
  const { rate, page, family, pathOf, seek, instructions, encoders } = request;
  const { span } = request.scene;
  const graph = newGraph();
  const scripts = newScripts(page, family);
  const { inputs, ...sources } = spanParts({ span, rate, pathOf, seek });
  const build = { ...(instructions ? { instructions } : {}), ...(encoders ? { encoders } : {}) };
  const encoding = { rate, frames: span.frames, ...build };
  const outputs = request.steps.map((step, i) => {
    const picture = spanPicture(graph, span, sources, step.rendition, step, scripts);
    const label = graph.output(graph.filter(filmClock(rate), [picture]));
    const name = `out${i}.mp4`;
    return { key: step.key, name, args: ['-map', label, ...encodeSpan(step.rendition, encoding, name)] };
  });
  return {
    args: [
      ...inputs,
      ...['-filter_complex_threads', '1', '-filter_complex', graph.toString()],
      ...outputs.flatMap(({ args }) => args),
    ],
    files: scripts.files,
    faces: scripts.faces,
    outputs: outputs.map(({ key, name }) => ({ key, name })),
  };
};
