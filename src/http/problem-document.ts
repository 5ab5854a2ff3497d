import { z } from 'zod';
import type { HttpRefusal, RefusalCode } from './refusal.ts';
import { statusOf } from './refusal.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export const problem = z.object({
  severity: z.enum(['block', 'error', 'warning', 'info']),
  code: z.string(),
  at: z.string().meta({ description: 'a JSON pointer into the document, or a file and place' }),
  message: z.string(),
});

/** RFC 9457, with the code of the failure and everything that is wrong. */
export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  problems: z.array(problem.loose()),
});

const TITLES: Readonly<Record<RefusalCode, string>> = {
  'bad-input': 'The document has problems',
  'bad-arguments': 'The request has problems',
  'media-failed': 'The media could not be worked on',
  unauthorized: 'A key is needed',
  forbidden: 'This key may not do that',
  'not-found': 'Not found',
  conflict: 'This contradicts what is there',
  cancelled: 'It was cancelled',
  'edit-conflict': 'Somebody changed it meanwhile',
  'too-large': 'Too large',
  'wrong-type': 'Wrong content type',
  'too-many': 'Too many requests',
  'store-away': 'Not available at the moment',
  'queue-away': 'Not available at the moment',
  'hook-failed': 'A message could not be delivered',
  'result-gone': 'A result is gone',
  'disk-full': 'The disk is full',
  interrupted: 'It was interrupted',
  unexpected: 'Something went wrong',
  'bad-request': 'The request cannot be understood',
  csrf: 'This does not come from a page of the service',
  'method-not-allowed': 'Method not allowed',
  'too-slow': 'The request came too slowly',
  gone: 'Gone',
  'tus-version': 'Not a version of the tus protocol that is spoken here',
  'range-not-satisfiable': 'There are no such bytes',
  'headers-too-large': 'The headers are too large',
  'no-such-extension': 'Not an extension of the tus protocol that is spoken here',
};

export const documentOf = ({ code, message, problems }: HttpRefusal): z.output<typeof problemDocument> => ({
  type: `urn:polyreel:problem:${code}`,
  title: TITLES[code],
  status: statusOf(code),
  detail: message,
  code,
  problems: problems.map((one) => ({ ...one })),
});
