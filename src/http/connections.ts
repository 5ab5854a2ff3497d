import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /** Closes those on which nothing is asked, now and as they become so: a server waits for all before it has closed. */
  readonly letGo: () => void;
}

/** Node itself closes, once, those that have had a request before; one without would hold the end up for a minute. */
export const watchConnections = (server: Server): Connections => {
  const requests = new Map<Socket, number>();
  let leaving = false;
  const count = (socket: Socket, change: number): void => {
    const open = (requests.get(socket) ?? 0) + change;
    requests.set(socket, open);
    if (leaving && open === 0) socket.destroySoon();
  };
  server.on('connection', (socket: Socket) => {
    requests.set(socket, 0);
    socket.once('close', () => requests.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1);
    response.once('close', () => requests.has(socket) && count(socket, -1));
  });
  return {
    letGo: () => {
      leaving = true;
      for (const [socket, open] of requests) if (open === 0) socket.destroySoon();
    },
  };
};
