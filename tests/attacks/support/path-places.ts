import { manifestSchema } from '../../../src/manifest/schema.ts';
import { fileName } from '../../../src/manifest/values.ts';

/** What of zod's definitions is walked through. */
interface Node {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Node>>;
    readonly valueType?: Node;
    readonly element?: Node;
    readonly options?: readonly Node[];
    readonly innerType?: Node;
  };
}

/** Fields of the manifest that take a path, found in its schema: `*` stands for any name, a number for any place of a list. */
export const pathPlaces = (
  node: Node = manifestSchema as unknown as Node,
  path: readonly string[] = [],
): readonly (readonly string[])[] => {
  if ((node as unknown) === fileName) return [path];
  const { shape = {}, valueType, element, options = [], innerType } = node.def;
  return [
    ...Object.entries(shape).flatMap(([name, inner]) => pathPlaces(inner, [...path, name])),
    ...(valueType ? pathPlaces(valueType, [...path, '*']) : []),
    ...(element ? pathPlaces(element, [...path, '0']) : []),
    ...options.flatMap((inner) => pathPlaces(inner, path)),
    ...(innerType ? pathPlaces(innerType, path) : []),
  ];
};

/** Names for `*`, by what stands before it. */
const NAMES: Readonly<Record<string, string>> = { media: 'a', captions: 'a', editions: 'teaser', recommendations: 'r' };

/** The place with names in it, such as `/editions/teaser/subtitles/en`. */
export const named = (place: readonly string[]): readonly string[] =>
  place.map((part, i) => (part === '*' ? (NAMES[place[i - 1] ?? ''] ?? 'en') : part));

/** A copy of a document with a value at a place. */
export const withValue = (document: unknown, [name, ...rest]: readonly string[], value: unknown): unknown => {
  if (name === undefined) return value;
  const held = (document ?? {}) as Record<string, unknown>;
  const inner = typeof held[name] === 'object' ? held[name] : {};
  return { ...held, [name]: withValue(inner, rest, value) };
};
