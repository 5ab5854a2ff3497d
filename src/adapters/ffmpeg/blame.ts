import { decoderRefused } from '../../commands/decoders.ts';
import { MediaToolError } from '../../ports.ts';
import type { RefusalCode } from './refusals.ts';
import { isTooLarge } from './unreadable.ts';

export interface Blame {
  readonly code: RefusalCode;
  readonly detail?: string;
}

/** Of a codec that a build decodes, but that footage does not need (see READABLE). */
export const notRead = (codec: string): string =>
  `The codec is ${codec}, which is not among those that are read. Export the file as H.264 and AAC.`;

/**
 * What the end of a program says of the file that it read: also that it crashed, or came to no end, is a property of the
 * file. Undefined where it says nothing of the file (the program does not start, somebody aborts).
 */
export const blameFile = (error: unknown): Blame | undefined => {
  if (!(error instanceof MediaToolError)) return undefined;
  if (error.failure === 'too-long' || error.failure === 'stalled') return { code: 'media-endless' };
  if (error.failure !== 'failed' && error.failure !== 'killed') return undefined;
  const decoder = decoderRefused(error.stderr);
  if (decoder) return { code: 'media-codec-unsupported', detail: notRead(decoder) };
  return { code: isTooLarge(error.stderr) ? 'media-too-large' : 'media-damaged' };
};
