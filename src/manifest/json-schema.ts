import { z } from 'zod';
import { manifestSchema } from './schema.ts';

/** The JSON Schema (2020-12) of a manifest as a person writes it, for editors that complete and check. Ends in a line feed. */
export const manifestJsonSchema = (): string => {
  const schema = z.toJSONSchema(manifestSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'Polyreel manifest, version 1', ...schema }, null, 2)}\n`;
};
