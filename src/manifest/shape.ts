import type { Problem } from '../problem.ts';
import { pointer } from './issues.ts';

/** A credit's line in a language is eight deep; what goes deeper is no manifest, and the schema's own recursion would end on it. */
const MAX_DEPTH = 32;
/** Names of media, languages and fields, which are repeated in the places of problems. */
const MAX_NAME = 200;

type Path = readonly PropertyKey[];

/** What a JSON document must not be, whatever it says: told before anything else looks at it. */
export const shapeProblems = (document: unknown): Problem[] => {
  const waiting: [value: unknown, path: Path][] = [[document, []]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, path] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length > MAX_DEPTH) return [tooDeep(path.slice(0, 8))];
    for (const [name, inner] of Object.entries(value)) {
      if (name.length > MAX_NAME) {
        const message = `a name of ${name.length} characters begins with "${name.slice(0, 40)}"; at most ${MAX_NAME}.`;
        return [block('name-too-long', path, message)];
      }
      if (typeof inner === 'object') waiting.push([inner, [...path, name]]);
    }
  }
  return [];
};

export const tooDeep = (path: Path): Problem =>
  block('too-deep', path, `it is nested deeper than ${MAX_DEPTH}; a manifest is flat.`);

const block = (code: string, path: Path, message: string): Problem => ({
  severity: 'block',
  code,
  at: pointer(path),
  message,
});
