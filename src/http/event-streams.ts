import type { ServerResponse } from 'node:http';
import { SAFE_HEADERS } from './safe-headers.ts';

/** Server-sent events, as WHATWG's HTML describes them. */
export interface EventStream {
  /** Sends an event; an id makes the client ask for what came after it when it returns. */
  readonly send: (event: { readonly id?: string; readonly event: string; readonly data: object }) => void;
  readonly end: () => void;
  /** Aborts once the client is gone or the stream has ended. */
  readonly signal: AbortSignal;
}

export interface EventStreams {
  /** Takes over an answer. @param onBeat called at every sign of life */
  readonly open: (response: ServerResponse, onBeat: () => void) => EventStream;
  /** Ends all that are open: clients come back to whoever answers then. */
  readonly endAll: () => void;
  /** How many are open. */
  readonly count: () => number;
}

/** Bytes that may wait for a client that does not read; it is let go then, and can resume. */
const MOST_WAITING = 1 << 20;

const HEADERS = {
  ...SAFE_HEADERS,
  'content-type': 'text/event-stream; charset=utf-8',
  // Proxies of nginx's kind would hold events back otherwise.
  'x-accel-buffering': 'no',
};

export const newEventStreams = (heartbeatMs: number): EventStreams => {
  const open = new Set<() => void>();
  return {
    open: (response, onBeat) => {
      const gone = new AbortController();
      const write = (text: string): void => {
        if (gone.signal.aborted) return;
        response.write(text);
        if (response.writableLength > MOST_WAITING) response.destroy();
      };
      const beat = setInterval(() => {
        write(':\n\n');
        onBeat();
      }, heartbeatMs);
      const end = (): void => void response.end();
      response.once('close', () => {
        clearInterval(beat);
        open.delete(end);
        gone.abort();
      });
      open.add(end);
      response.writeHead(200, HEADERS);
      write('retry: 2000\n\n');
      return {
        signal: gone.signal,
        end,
        send: ({ id, event, data }) =>
          write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      };
    },
    endAll: () => {
      for (const end of open) end();
    },
    count: () => open.size,
  };
};
