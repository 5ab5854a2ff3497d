import { z } from 'zod';
import { ROLES } from '../documents/model.ts';
import { fields } from '../manifest/fields.ts';
import { key } from './shapes.ts';

const time = z.iso.datetime();

/** What signs in: a key, or the text of a one-time link. */
export const credentials = fields({
  key: z.string('write the text of a key').trim().min(1, 'write the text of a key').max(512).optional(),
  link: z
    .string('write what stands behind "#link="')
    .trim()
    .min(1, 'write what stands behind "#link="')
    .max(512)
    .optional(),
}).refine(({ key, link }) => (key === undefined) !== (link === undefined), 'write either "key" or "link"');

/** Who is signed in, for the pages. */
export const session = z.object({
  role: z.enum(ROLES),
  label: z.string(),
  key: z.string().meta({ description: 'id of the key' }),
  languages: z.array(z.string()).optional().meta({ description: 'of a translator' }),
  documentaries: z.array(z.string()).optional().meta({ description: 'all where absent' }),
  link: z.literal(true).optional().meta({ description: 'a link that shows a film, and no key of a person' }),
  csrf: z.string().meta({ description: 'sent as X-CSRF-Token with all that is not GET or HEAD' }),
  expiresAt: time,
});
export const maybeSession = z.object({ session: session.nullable() });

export const signInLink = z.object({
  url: z.string().meta({ description: 'shown once: it signs in whoever has it' }),
  expiresAt: time,
});

export const newLink = fields({
  days: z
    .int('write a whole number of days from 1 to 365')
    .min(1, 'write a whole number of days from 1 to 365')
    .max(365, 'write a whole number of days from 1 to 365'),
  label: z.string('say whom it is for').max(200, 'write at most 200 characters'),
});

export const madeLink = z.object({
  url: z.string().meta({ description: 'shown once: it lets in whoever has it' }),
  key: z.string().meta({ description: 'id of its key, by which it is revoked' }),
  expiresAt: time,
});

export const listedLink = key.pick({ id: true, label: true, createdAt: true, expiresAt: true, revokedAt: true });
