import { slugged } from '../names.ts';

/** Where the answers of a workshop are kept, one object each. */
export const answersFolder = (documentary: string, workshop: string): string =>
  `answers/${slugged(documentary)}/${workshop}/`;
