import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { cuesSent } from './cue-shapes.ts';
import { readJson } from './json-body.ts';
import { oneFile, type SentFile } from './multipart.ts';
import { validated } from './validate.ts';

/** Bytes: what a subtitle file may have, and a form around it. */
export const TRACK_LIMIT = 20_100_000;

/** A track as bytes, or as the one file of a form. */
export const fileOf = async (body: Uint8Array, type: string | undefined): Promise<SentFile> =>
  type && /^multipart\/form-data\b/i.test(type) ? oneFile(body, type) : { bytes: body };

export const isJson = (headers: IncomingHttpHeaders): boolean =>
  /^application\/json\b/i.test(headers['content-type'] ?? '');

/** A track as cues. @throws HttpRefusal or PolyreelError with everything that is wrong */
export const readCues = (body: Uint8Array): z.output<typeof cuesSent> => {
  const schemas = { params: z.unknown(), query: z.unknown(), bodySchema: cuesSent };
  const { body: sent } = validated(schemas, { params: {}, query: {}, body: readJson(body) });
  return sent as z.output<typeof cuesSent>;
};
