import { describe } from 'vitest';
import type { OpenStore } from './contract/bench.ts';
import { largeAndLinks } from './contract/large-and-links.ts';
import { namesAndFiles } from './contract/names-and-files.ts';
import { streamsAndCopies } from './contract/streams-and-copies.ts';
import { versions } from './contract/versions.ts';

/** What every store promises, the one in memory included. */
export const storeContract = (name: string, open: OpenStore): void => {
  describe(`${name} keeps the contract of a store`, () => {
    namesAndFiles(open);
    versions(open);
    streamsAndCopies(open);
    largeAndLinks(open);
  });
};
