import type { DrawnItem, Face } from '../plan/drawing.ts';
import type { Span } from '../plan/spans.ts';
import type { Rational } from '../rational.ts';
import { assScript } from './ass.ts';
import { facesOf } from './faces.ts';
import type { Graph, Node } from './graph.ts';
import { type LogoSource, logoSource } from './logo.ts';
import { partSource } from './part.ts';
import type { PartSource } from './part-source.ts';
import { dip, FRAME_CLOCK, overlap } from './passage.ts';
import type { Size } from './view.ts';

/** What every command that shows a span's pictures is told. */
export interface SpanSource {
  readonly span: Span;
  readonly rate: Rational;
  /** Path of a medium inside the command's folder, by digest. */
  readonly pathOf: (digest: string) => string;
  /** False: decode from the beginning of the source, where a seek was not exact. */
  readonly seek: boolean;
}

/** Text of a look: under the transition (by part of the span), and over everything. */
export interface SpanText {
  readonly under: readonly (readonly DrawnItem[])[];
  readonly over: readonly DrawnItem[];
}

export interface SpanParts {
  /** Arguments that open everything the span shows. */
  readonly inputs: readonly string[];
  readonly parts: readonly PartSource[];
  readonly logo?: LogoSource;
}

/** What a span shows, part by part, each with its inputs. */
export const spanParts = ({ span, ...source }: SpanSource): SpanParts => {
  const inputs: (readonly string[])[] = [];
  const parts = span.parts.map((part) => {
    const opened = partSource(part, span.frames, source, inputs.length);
    inputs.push(...opened.inputs);
    return opened;
  });
  const logo = span.logo ? logoSource(span.logo, source.pathOf, inputs.length) : undefined;
  return { inputs: [...inputs.flat(), ...(logo?.input ?? [])], parts, ...(logo ? { logo } : {}) };
};

/** The pictures of a span at a size, with the text of one look, its frames on whatever clock its parts and text need. */
export const spanPicture = (
  graph: Graph,
  { kind, frames }: Pick<Span, 'kind' | 'frames'>,
  { parts, logo }: Pick<SpanParts, 'parts' | 'logo'>,
  size: Size,
  { under, over }: SpanText,
  scripts: Scripts,
): Node => {
  const shown = parts.map((part, i) => drawText(graph, part.picture(graph, size), under[i] ?? [], scripts));
  const [first, second] = shown;
  if (!first) throw new RangeError('a span shows at least one shot');
  const joined = second ? overlap(graph, kind, [first, second], frames, size) : dip(graph, first, kind, frames, size);
  return drawText(graph, logo ? logo.over(graph, joined, size) : joined, over, scripts);
};

/** The ASS scripts of a command, each written once. */
export interface Scripts {
  readonly files: readonly { readonly name: string; readonly content: string }[];
  /** Of the font, those that they need. */
  readonly faces: ReadonlySet<Face>;
  readonly nameOf: (items: readonly DrawnItem[]) => string;
}

/**
 * @param page size of the reference picture
 * @param family of the letters; the files of its faces lie in `fonts` in the command's folder
 */
export const newScripts = (page: Size, family: string): Scripts => {
  const files: { name: string; content: string }[] = [];
  const faces = new Set<Face>();
  return {
    files,
    faces,
    nameOf: (items) => {
      for (const face of facesOf(items)) faces.add(face);
      const content = assScript(items, page, family);
      const same = files.find((file) => file.content === content);
      if (same) return same.name;
      const name = `text${files.length}.ass`;
      files.push({ name, content });
      return name;
    },
  };
};

const drawText = (graph: Graph, node: Node, items: readonly DrawnItem[], scripts: Scripts): Node => {
  if (items.length === 0) return node;
  const name = scripts.nameOf(items);
  return graph.filter(`${FRAME_CLOCK},ass=f=${name}:fontsdir=fonts`, [node]);
};
