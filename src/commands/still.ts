import type { StillStep } from '../plan/stills.ts';
import { newGraph } from './graph.ts';
import { encodeJpeg, jpegPicture } from './jpeg.ts';
import type { SpanCommand, SpanRequest } from './span.ts';
import { newScripts, spanParts, spanPicture } from './span-picture.ts';

export type StillCommandRequest = Omit<SpanRequest, 'scene' | 'steps' | 'instructions'> & { readonly step: StillStep };

const QUALITY = 3;

/** One ffmpeg run that draws one frame of the film, through the graph that draws its spans. */
export const stillCommand = ({ step, rate, page, family, pathOf, seek }: StillCommandRequest): SpanCommand => {
  const { key, span, frame } = step;
  const graph = newGraph();
  const scripts = newScripts(page, family);
  const { inputs, ...sources } = spanParts({ span, rate, pathOf, seek });
  const picture = spanPicture(graph, span, sources, step, step, scripts);
  const chosen = `trim=start_frame=${frame}:end_frame=${frame + 1},setpts=0,${jpegPicture(step)}`;
  const label = graph.output(graph.filter(chosen, [picture]));
  const name = 'still.jpg';
  return {
    args: [
      ...inputs,
      ...['-filter_complex_threads', '1', '-filter_complex', graph.toString()],
      ...['-map', label, ...encodeJpeg(QUALITY, name)],
    ],
    files: scripts.files,
    faces: scripts.faces,
    outputs: [{ key, name }],
  };
};
