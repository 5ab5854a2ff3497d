import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { ENTRY_KINDS } from './entries.ts';
import { MOST_UNKNOWN } from './fields.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** RFC 6901: `/timeline/3/to`. */
export const pointer = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const blocked = (code: string, path: Path, message: string): Problem => ({
  severity: 'block',
  code,
  at: pointer(path),
  message,
});

/** What zod found, as problems: one for each unknown field, and of a union only what the writer most likely meant. */
export const schemaProblems = (issues: readonly Issue[], document: unknown, base: Path = []): Problem[] =>
  issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') return unknownFields(issue, path);
    if (issue.code === 'invalid_union') return unionProblems(issue, document, path);
    const missing = issue.code === 'invalid_type' && valueAt(document, path) === undefined;
    return missing ? [missingField(path)] : [blocked('invalid-value', path, issue.message)];
  });

const unknownFields = (issue: z.core.$ZodIssueUnrecognizedKeys, path: Path): Problem[] => {
  const messages = issue.message.split('\n');
  const told = issue.keys
    .slice(0, MOST_UNKNOWN)
    .map((key, i) => blocked('unknown-field', [...path, key], messages[i] ?? issue.message));
  const more = issue.keys.length - told.length;
  return more > 0 ? [...told, blocked('unknown-field', path, `${more} more fields are unknown.`)] : told;
};

const missingField = (path: Path): Problem =>
  blocked('missing-field', path, `"${String(path.at(-1) ?? 'the manifest')}" is missing; write it here.`);

const unionProblems = (issue: z.core.$ZodIssueInvalidUnion, document: unknown, path: Path): Problem[] => {
  const value = valueAt(document, path);
  if (value === undefined) return [missingField(path)];
  const isEntry = issue.errors.length === ENTRY_KINDS.length;
  const branch = isEntry ? entryBranch(issue, value) : issue.errors.find((errors) => !errors.some(wrongKind));
  if (branch) return schemaProblems(branch, document, path);
  const message = isEntry
    ? 'an entry of the timeline has one of "clip", "still", "card", "credits" or "section"'
    : issue.message;
  return [blocked('invalid-value', path, message)];
};

const entryBranch = (issue: z.core.$ZodIssueInvalidUnion, value: unknown): readonly Issue[] | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  return issue.errors[ENTRY_KINDS.findIndex((kind) => Object.hasOwn(value, kind))];
};

/** True where a branch of a union was not even meant: a text where an object stands, or the reverse. */
const wrongKind = (issue: Issue): boolean => issue.path.length === 0 && issue.code !== 'unrecognized_keys';

const valueAt = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    document,
  );
