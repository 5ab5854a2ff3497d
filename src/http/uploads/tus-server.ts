import { randomBytes } from 'node:crypto';
import type { DataStore } from '@tus/server';
import { Server } from '@tus/server';
import { tusFailure } from './tus-failure.ts';
import { metadataOf, type UploadFacts } from './upload-facts.ts';

/** The tus protocol over a place to put what arrives. It knows nothing of keys or media. */
export interface TusServer {
  /**
   * @param url gives the address of an upload
   * @param facts is asked where an upload is begun
   * @throws what the protocol refuses, as failures of ours
   */
  readonly handle: (request: Request, visit: TusVisit) => Promise<Response>;
}

export interface TusVisit {
  readonly url: (id: string) => string;
  /** Id of the key that sends: 12 hex digits. The ids of its uploads begin with it, so that they can be counted. */
  readonly owner: string;
  readonly facts: (metadata: Readonly<Record<string, string | null>>, size: number | undefined) => UploadFacts;
}

export const UPLOAD_ID = /^[0-9a-f]{32}$/;

export const newTusServer = (datastore: DataStore, maxSize: number): TusServer => {
  const visits = new WeakMap<object, TusVisit>();
  const failures = new WeakMap<object, unknown>();
  const visitOf = (request: object): TusVisit => {
    const visit = visits.get(request);
    if (!visit) throw new Error('a request that did not come through the door');
    return visit;
  };
  const server = new Server({
    path: '/media',
    datastore,
    maxSize,
    allowedOrigins: () => false,
    namingFunction: (request) => visitOf(request).owner + randomBytes(10).toString('hex'),
    generateUrl: (request, { id }) => visitOf(request).url(id),
    getFileIdFromRequest: (_, last) => (last && UPLOAD_ID.test(last) ? last : undefined),
    onUploadCreate: async (request, { metadata = {}, size }) => ({
      metadata: metadataOf(visitOf(request).facts(metadata, size)),
    }),
    onResponseError: (request, error) => {
      failures.set(request, error);
      return undefined;
    },
  });
  return {
    handle: async (request, visit) => {
      visits.set(request, visit);
      const response = await server.handleWeb(request);
      if (response.status < 400) return response;
      throw tusFailure(failures.get(request), response.status, await response.text());
    },
  };
};
