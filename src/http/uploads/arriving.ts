import type { IncomingMessage } from 'node:http';

/** Requests whose bytes are on their way into an upload. */
export interface Arriving {
  readonly during: <Value>(request: IncomingMessage, work: () => Promise<Value>) => Promise<Value>;
  /** Breaks off all of them: what has come is kept, and clients go on from there. An upload may take hours otherwise. */
  readonly breakOff: () => void;
}

export const newArriving = (): Arriving => {
  const requests = new Set<IncomingMessage>();
  return {
    during: async (request, work) => {
      requests.add(request);
      try {
        return await work();
      } finally {
        requests.delete(request);
      }
    },
    breakOff: () => {
      for (const request of requests) if (!request.complete) request.destroy(new Error('the service is being stopped'));
    },
  };
};
