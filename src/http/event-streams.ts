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
  /** Takes over an answer. */
  readonly open: (response: ServerResponse, watch: StreamWatch) => EventStream;
  /** Ends those that may not go on: somebody's rights have changed. */
  readonly reconsider: () => void;
  /** Ends all that are open: clients come back to whoever answers then. */
  readonly endAll: () => void;
  /** How many are open. */
  readonly count: () => number;
}

export interface StreamWatch {
  /** Called at every sign of life. */
  readonly onBeat: () => void;
  /** Whether the client may still hear more. Asked at every sign of life too: keys expire without a word. */
  readonly mayGoOn: () => Promise<boolean>;
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
  const open = new Set<{ readonly end: () => void; readonly reconsider: () => void }>();
  return {
    open: (response, { onBeat, mayGoOn }) => {
      const gone = new AbortController();
      const write = (text: string): void => {
        if (gone.signal.aborted) return;
        response.write(text);
        if (response.writableLength > MOST_WAITING) response.destroy();
      };
      const end = (): void => void response.end();
      const reconsider = (): void => void mayGoOn().then((may) => may || end(), end);
      const beat = setInterval(() => {
        write(':\n\n');
        reconsider();
        onBeat();
      }, heartbeatMs);
      const one = { end, reconsider };
      response.once('close', () => {
        clearInterval(beat);
        open.delete(one);
        gone.abort();
      });
      open.add(one);
      response.writeHead(200, HEADERS);
      write('retry: 2000\n\n');
      return {
        signal: gone.signal,
        end,
        send: ({ id, event, data }) =>
          write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
      };
    },
    reconsider: () => {
      for (const { reconsider } of open) reconsider();
    },
    endAll: () => {
      for (const { end } of open) end();
    },
    count: () => open.size,
  };
};
