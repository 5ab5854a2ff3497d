import { hash } from 'node:crypto';

export type Canonical =
  | string
  | number
  | boolean
  | null
  | Prepared
  | readonly Canonical[]
  | { readonly [field: string]: Canonical | undefined };

/** A value that stands in many keys, as the text that it has in each. */
class Prepared {
  readonly json: string;

  constructor(value: Canonical) {
    this.json = canonicalJson(value);
  }
}

export const prepared = (value: Canonical): Prepared => new Prepared(value);

const texts = new WeakMap<object, Prepared>();

/**
 * The same of what stays as it is, written once for all plans that hold it: a track has thousands of cues.
 * @param written what of it is written: the same function for the same kind of value
 */
export const preparedOnce = <Value extends object>(value: Value, written: (value: Value) => Canonical): Prepared => {
  const known = texts.get(value);
  if (known) return known;
  const made = prepared(written(value));
  texts.set(value, made);
  return made;
};

/** JSON with the fields of every object in order of their names and undefined ones left out: the same value, the same text. */
export const canonicalJson = (value: Canonical): string => {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (value instanceof Prepared) return value.json;
  if (Array.isArray(value)) return listJson(value);
  const fields = value as { readonly [field: string]: Canonical | undefined };
  // Built piece by piece: a plan of a long film writes a hundred thousand of these.
  let [text, comma] = ['{', ''];
  for (const name of inOrder(Object.keys(fields))) {
    const field = fields[name];
    if (field === undefined) continue;
    text += comma + labelOf(name) + canonicalJson(field);
    comma = ',';
  }
  return `${text}}`;
};

/** Most lists hold one value: the runs of a line, the parts of a span. */
const listJson = (values: readonly Canonical[]): string => {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? `[${canonicalJson(only)}]`
    : `[${values.map(canonicalJson).join(',')}]`;
};

/** Names of fields are few, and stand in every key. */
const labels = new Map<string, string>();

const labelOf = (name: string): string => {
  const known = labels.get(name);
  if (known !== undefined) return known;
  const label = `${quoted(name)}:`;
  labels.set(name, label);
  return label;
};

/** As `JSON.stringify` writes it, which takes longer than looking whether there is anything to escape. */
const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Sorts them where they stand, by moving each before those that come after it: most are few, and in order already. */
const inOrder = (names: string[]): string[] => {
  for (let i = 1; i < names.length; i++) {
    const name = names[i] as string;
    let at = i;
    for (; at > 0 && (names[at - 1] as string) > name; at--) names[at] = names[at - 1] as string;
    names[at] = name;
  }
  return names;
};

/** The SHA-256 of a step in hex: the name of its result. */
export const keyOf = (step: Canonical): string => hash('sha256', canonicalJson(step));
