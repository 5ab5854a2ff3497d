import type { FastifyRequest } from 'fastify';
import type { Services } from './services.ts';

/** Where the client reaches the service: not all clients, and no letters, take an address without a host. */
export const baseOf = (
  { publicUrl }: Pick<Services, 'publicUrl'>,
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
): string => publicUrl ?? (host === '' ? '' : `${protocol}://${host}`);

/** What is secret stands behind `#`: browsers send that to nobody, so that it comes into no log. */
export const signInUrl = (base: string, text: string): string => `${base}/sign-in#link=${text}`;

export const documentaryUrl = (base: string, documentary: string, key: string): string =>
  `${base}/d/${documentary}#key=${key}`;
