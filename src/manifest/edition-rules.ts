import type { Problem } from '../problem.ts';
import { asWritten, editionsOf, FULL, MAX_EDITIONS, resolveEdition } from './editions.ts';
import { nearest } from './nearest.ts';
import type { ManifestDocument } from './schema.ts';

type Written = NonNullable<ManifestDocument['editions']>[string];

const block = (code: string, at: string, message: string): Problem => ({ severity: 'block', code, at, message });

/**
 * What is wrong with the editions.
 * @param rules of a whole manifest: they hold for every edition, and what they find there only is told once
 * @param told what they found in the manifest itself
 */
export const editionProblems = (
  manifest: ManifestDocument,
  rules: (manifest: ManifestDocument) => readonly Problem[],
  told: readonly Problem[],
): Problem[] => {
  const tooMany = countProblems(manifest);
  if (tooMany.length) return tooMany;
  const known = new Set(manifest.timeline.flatMap((entry) => entry.tags ?? []));
  return [
    ...Object.entries(manifest.editions ?? {}).flatMap(([name, written]) => [
      ...formProblems(name, written),
      ...tagProblems(name, written, manifest, known),
    ]),
    ...narrationProblems(manifest),
    ...editionsOf(manifest)
      .filter(({ name }) => name !== FULL)
      .flatMap((edition) => asWritten(edition, rules(edition.manifest), told)),
  ];
};

const formProblems = (name: string, written: Written): Problem[] => {
  const at = `/editions/${name}`;
  const filled = Object.entries(written).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  if (name === FULL)
    return filled.map((field) =>
      block(
        'bad-edition',
        `${at}/${field}`,
        `"${FULL}" is the whole timeline of the manifest; leave this out, or give the edition another name.`,
      ),
    );
  if (written.tags && written.timeline)
    return [block('bad-edition', at, `"${name}" has both "tags" and a "timeline"; leave one of them out.`)];
  if (written.tags || written.timeline) return [];
  const message = `"${name}" does not say what it shows: write "tags" of entries, or a "timeline" of its own.`;
  return [block('bad-edition', at, message)];
};

const tagProblems = (
  name: string,
  { tags = [], timeline }: Written,
  manifest: ManifestDocument,
  known: ReadonlySet<string>,
): Problem[] => {
  if (name === FULL || timeline) return [];
  const at = `/editions/${name}/tags`;
  const unknown = tags.flatMap((tag, i) =>
    known.has(tag)
      ? []
      : [
          block(
            'unknown-tag',
            `${at}/${i}`,
            `no entry of the timeline bears the tag "${tag}"; ${offer(tag, [...known].slice(0, OFFERED))}`,
          ),
        ],
  );
  if (unknown.length || tags.length === 0 || resolveEdition(manifest, name)?.manifest.timeline.length) return unknown;
  const message = `the edition "${name}" shows nothing: only sections without shots bear its tags. Tag a clip, a still or a card.`;
  return [block('empty-edition', at, message)];
};

/** Known tags that an unknown one is compared with: a film has a dozen. */
const OFFERED = 100;

const offer = (tag: string, known: readonly string[]): string => {
  if (known.length === 0) return `write "tags": [${JSON.stringify(tag)}] at the entries that belong to it.`;
  return `did you mean "${nearest(tag, known)}"? Known: ${known.slice(0, 12).join(', ')}.`;
};

const countProblems = ({ editions = {} }: ManifestDocument): Problem[] => {
  const count = Object.keys(editions).filter((name) => name !== FULL).length;
  if (count <= MAX_EDITIONS) return [];
  return [block('too-many-editions', '/editions', `${count} editions; at most ${MAX_EDITIONS}. Leave some out.`)];
};

/** Speech is timed against the film that it was spoken to. */
const narrationProblems = (manifest: ManifestDocument): Problem[] => {
  const names = Object.keys(manifest.editions ?? {}).filter((name) => name !== FULL);
  if (Object.keys(manifest.narration ?? {}).length === 0) return [];
  return names.map((name) => ({
    severity: 'info',
    code: 'no-narration',
    at: `/editions/${name}`,
    message: `"${name}" is made without the narration, which is spoken to the full film.`,
  }));
};
