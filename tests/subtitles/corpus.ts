import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/corpus/subs/', import.meta.url));

/** Real files that are not part of the project; see their PROVENANCE.tsv. */
export const corpus = existsSync(folder);
export const corpusName = (title: string): string =>
  corpus ? title : `${title} (skipped: no ../shared/corpus beside the project)`;

export const corpusFile = (path: string): Uint8Array => readFileSync(`${folder}${path}`);
