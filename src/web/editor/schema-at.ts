import { findNodeAtLocation, type Node } from 'jsonc-parser';

/** What of JSON Schema the manifest's own uses. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
}

export type Path = readonly (string | number)[];

/**
 * What may stand at a place of a document. Where there is a choice of objects (a clip, a card, a section …), those count that
 * know all names that stand there already.
 * @param root of the document, as far as it can be read
 */
export const schemasAt = (schema: Schema, path: Path, root: Node | undefined): readonly Schema[] =>
  path.reduce<readonly Schema[]>(
    (found, part, i) => found.flatMap((one) => fitting(below(one, part), nodeAt(root, path.slice(0, i + 1)))),
    fitting([schema], root),
  );

/** The node at a place; undefined where nothing can be read there. */
export const nodeAt = (root: Node | undefined, path: Path): Node | undefined =>
  root && findNodeAtLocation(root, [...path]);

/** Names that stand in an object, in their order. */
export const namesIn = (node: Node | undefined): string[] =>
  node?.type === 'object' ? (node.children ?? []).map(({ children }) => String(children?.[0]?.value ?? '')) : [];

const below = (schema: Schema, part: string | number): readonly Schema[] => {
  if (typeof part === 'number') return schema.items ? [schema.items] : [];
  const own = schema.properties?.[part];
  if (own) return [own];
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
};

const fitting = (schemas: readonly Schema[], node: Node | undefined): readonly Schema[] => {
  const all = schemas.flatMap(({ anyOf, ...one }) => anyOf ?? [one]);
  const names = namesIn(node).filter((name) => all.some(({ properties }) => properties?.[name]));
  const known = all.filter(({ properties }) => names.every((name) => properties?.[name]));
  return names.length > 0 && known.length > 0 ? known : all;
};
