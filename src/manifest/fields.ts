import { z } from 'zod';
import { nearest } from './nearest.ts';

/** Unknown fields of one object that are told one by one: to look for the nearest known one of each takes its time. */
export const MOST_UNKNOWN = 50;

/** An object whose unknown fields are errors that name the nearest known one: one line for each, in the order of the keys. */
export const fields = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => {
      const known = Object.keys(shape);
      if (issue.code === 'unrecognized_keys')
        return issue.keys
          .slice(0, MOST_UNKNOWN)
          .map((key) => unknownField(key, known))
          .join('\n');
      return issue.code === 'invalid_type' ? `write an object with ${known.join(', ')}` : undefined;
    },
  });

const unknownField = (key: string, known: readonly string[]): string =>
  known.length === 0
    ? `unknown field ${JSON.stringify(key.slice(0, 64))}; none is known here, leave it out.`
    : `unknown field ${JSON.stringify(key.slice(0, 64))}; did you mean "${nearest(key, known)}"? Known here: ${known.join(', ')}.`;
