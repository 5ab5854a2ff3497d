import { getNodePath, type Node, parseTree } from 'jsonc-parser';
import { nodeAt } from './schema-at.ts';

/** Characters of a text, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Where in a manifest a problem stands: `at` is a JSON pointer (RFC 6901), or `line 3, column 5` where the text is no JSON.
 * What cannot be found is looked for one step nearer to the root. A name that is too much is marked with its value's place.
 */
export const rangeOf = (text: string, at: string, tree: Node | undefined = parseTree(text)): Range => {
  const [, line, column] = /^line (\d+), column (\d+)$/.exec(at) ?? [];
  if (line && column) return wordAt(text, offsetOf(text, Number(line), Number(column)));
  if (at !== '' && !at.startsWith('/')) return { from: 0, to: Math.min(1, text.length) };
  for (let path = pointerPath(at, tree); path.length > 0; path = path.slice(0, -1)) {
    const node = nodeAt(tree, path);
    if (node) return marked(node);
  }
  return { from: tree?.offset ?? 0, to: Math.min(text.length, (tree?.offset ?? 0) + 1) };
};

/** All places of a manifest's problems at once: the text is read one time. */
export const rangesOf = (text: string, places: readonly string[]): Range[] => {
  const tree = parseTree(text);
  return places.map((at) => rangeOf(text, at, tree));
};

/** The entry of the timeline at a place of the text; undefined elsewhere. */
export const entryAt = (text: string, offset: number): number | undefined => {
  const entries = nodeAt(parseTree(text), ['timeline'])?.children ?? [];
  const found = entries.find((node) => offset >= node.offset && offset <= node.offset + node.length);
  const index = found && getNodePath(found)[1];
  return typeof index === 'number' ? index : undefined;
};

/** Parts of a pointer; a number is an index where the document has an array there. */
const pointerPath = (at: string, tree: Node | undefined): (string | number)[] => {
  const path: (string | number)[] = [];
  for (const part of at.split('/').slice(1).map(unescaped)) {
    const isIndex = /^\d+$/.test(part) && (path.length === 0 ? tree : nodeAt(tree, path))?.type === 'array';
    path.push(isIndex ? Number(part) : part);
  }
  return path;
};

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** An object or a list is marked by its name, or its first character: a mark over a hundred lines says nothing. */
const marked = (node: Node): Range => {
  const name = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const isLong = node.type === 'object' || node.type === 'array';
  const shown = isLong && name ? name : node;
  return { from: shown.offset, to: shown.offset + (isLong && !name ? 1 : shown.length) };
};

const offsetOf = (text: string, line: number, column: number): number => {
  let offset = 0;
  for (let i = 1; i < line; i += 1) {
    const next = text.indexOf('\n', offset);
    if (next < 0) break;
    offset = next + 1;
  }
  return Math.min(text.length, offset + column - 1);
};

/** At least one character, so that there is something to see. */
const wordAt = (text: string, offset: number): Range => {
  const length = /^[\w"]+/.exec(text.slice(offset))?.[0].length ?? 1;
  const from = offset >= text.length ? Math.max(0, text.length - 1) : offset;
  return { from, to: Math.min(text.length, from + Math.max(1, length)) };
};
