import type { Problem } from '../problem.ts';
import type { ManifestDocument } from './schema.ts';

const refuse = (at: string, what: string): Problem => ({
  severity: 'block',
  code: 'not-yet',
  at,
  message: `not yet: this version of Polyreel cannot make ${what}. Leave it out for now.`,
});

const MADE = ['burned', 'soft', 'sidecars', 'hls', 'hls-ts', 'mkv', 'audio', 'poster', 'pack', 'webm'];

/** Fields that the schema has room for and the renderer cannot make so far, each refused by its name. */
export const notYet = (manifest: ManifestDocument): Problem[] => [
  ...(manifest.deliver ?? []).flatMap((kind, i) =>
    MADE.includes(kind) ? [] : [refuse(`/deliver/${i}`, `the delivery "${kind}"`)],
  ),
];
