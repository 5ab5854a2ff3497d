import { createHash } from 'node:crypto';

export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [field: string]: Canonical | undefined };

/** JSON with the fields of every object in order of their names and undefined ones left out: the same value, the same text. */
export const canonicalJson = (value: Canonical): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value as { readonly [field: string]: Canonical | undefined })
    .filter((entry): entry is [string, Canonical] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
};

/** The SHA-256 of a step in hex: the name of its result. */
export const keyOf = (step: Canonical): string => createHash('sha256').update(canonicalJson(step)).digest('hex');
