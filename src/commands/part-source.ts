import type { Graph, Node } from './graph.ts';
import type { Size } from './view.ts';

/** One shot's part of a span, before any text: what to open, and the pictures it gives at a size. */
export interface PartSource {
  /** Arguments of each input, in the order in which they are opened. */
  readonly inputs: readonly (readonly string[])[];
  readonly picture: (graph: Graph, size: Size) => Node;
  /** Where the picture is to be steady: what has to run before it, and leaves in the command's folder how the shot shakes. */
  readonly shake?: (graph: Graph) => Node;
}
