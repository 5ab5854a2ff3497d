import { getLocation, type Node, parseTree } from 'jsonc-parser';
import { namesIn, nodeAt, type Path, type Schema, schemasAt } from './schema-at.ts';

export interface Completion {
  /** As it is shown. */
  readonly label: string;
  /** As it is written. */
  readonly insert: string;
  readonly kind: 'name' | 'value';
}

/** What may be written in place of a range of the text. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

/** Values that refer to a name of `media`. */
const NAMES_MEDIA = ['clip', 'still', 'media', 'image', 'emblem', 'lut'];
const RENDITIONS = ['1080p', '720p', '360p'];

/**
 * What may stand at a place of a manifest: names that its object does not have yet, and values that the schema or the document
 * itself knows. The text may be broken elsewhere.
 * @param offset characters before the place
 * @param files names of uploaded media
 */
export const completionsAt = (text: string, offset: number, schema: Schema, files: readonly string[]): Completions => {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const root = parseTree(text);
  const inside = previousNode && offset > previousNode.offset && offset <= previousNode.offset + previousNode.length;
  const from = inside ? previousNode.offset : offset - (/[\w$.-]*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  const to = inside ? previousNode.offset + previousNode.length : offset;
  const options = isAtPropertyKey
    ? names(schemasAt(schema, path.slice(0, -1), root), { root, path: path.slice(0, -1), to, text })
    : values(schemasAt(schema, path, root), { root, path, files });
  return { from, to, options };
};

interface NamePlace {
  readonly root: Node | undefined;
  readonly path: Path;
  readonly to: number;
  readonly text: string;
}

const names = (schemas: readonly Schema[], { root, path, to, text }: NamePlace): Completion[] => {
  const there = namesIn(nodeAt(root, path));
  const named = schemas.flatMap(({ properties = {}, propertyNames }) => [
    ...Object.keys(properties),
    ...(propertyNames?.description?.includes('language tag') ? textsIn(nodeAt(root, ['languages'])) : []),
    ...(path[0] === 'captions' && path.length === 1 ? namesIn(nodeAt(root, ['media'])) : []),
  ]);
  const isNamed = /^\s*:/.test(text.slice(to));
  return unique(named)
    .filter((name) => !there.includes(name))
    .map((name) => ({ label: name, kind: 'name', insert: `${JSON.stringify(name)}${isNamed ? '' : ': '}` }));
};

interface ValuePlace {
  readonly root: Node | undefined;
  readonly path: Path;
  readonly files: readonly string[];
}

const values = (schemas: readonly Schema[], place: ValuePlace): Completion[] =>
  unique([...schemas.flatMap(fixed), ...known(place)]).map((value) => ({
    label: String(value),
    kind: 'value',
    insert: JSON.stringify(value),
  }));

const fixed = (schema: Schema): readonly unknown[] => {
  if (schema.enum) return schema.enum;
  if (schema.const !== undefined) return [schema.const];
  return schema.type === 'boolean' ? [true, false] : [];
};

/** What only this documentary knows: its uploads, and the names that its manifest gives. */
const known = ({ root, path, files }: ValuePlace): readonly string[] => {
  const name = path.at(-1);
  if (name === 'file' && path[0] === 'media') return files;
  if (path[0] === 'renditions' && path.length === 2) return RENDITIONS;
  if (name === 'recommendation') return namesIn(nodeAt(root, ['recommendations']));
  if (path[0] !== 'media' && NAMES_MEDIA.some((one) => one === name)) return namesIn(nodeAt(root, ['media']));
  return [];
};

const textsIn = (node: Node | undefined): string[] =>
  (node?.children ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));

const unique = <Value>(all: readonly Value[]): Value[] => [...new Set(all)];
