import { EVERY_FRAME } from './conform.ts';
import { newGraph } from './graph.ts';
import { type SpanSource, spanParts } from './span-picture.ts';

/**
 * One ffmpeg run that writes down how those shots of a span shake that are to be steady, each over the whole of its
 * length. It makes no picture, and must end before the command that shows them. Undefined: none is to be steady.
 */
export const shakeCommand = (source: SpanSource): readonly string[] | undefined => {
  const graph = newGraph();
  const { inputs, parts } = spanParts(source);
  const labels = parts.flatMap(({ shake }) => (shake ? [graph.output(shake(graph))] : []));
  if (labels.length === 0) return undefined;
  return [
    ...inputs,
    ...['-filter_complex_threads', '1', '-filter_complex', graph.toString()],
    ...labels.flatMap((label) => ['-map', label, ...EVERY_FRAME, '-f', 'null', '-']),
  ];
};
