import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BLOCK, type Ranges } from './cache/ranges.ts';

/** Serves objects to programs of this machine that can read a part of an address, such as ffmpeg. */
export interface RangeServer {
  /** An address that only who was told it can find; the same for the same name, as long as the server runs. */
  readonly urlOf: (name: string, ranges: Ranges) => string;
  readonly close: () => Promise<void>;
}

/** Milliseconds before what could not be read is asked for again. */
const PAUSE = 1_000;

/**
 * Listens on 127.0.0.1 only, under a number and not a name: the ffmpeg of 2018 ends with a crash where it must look one up.
 *
 * What cannot be read now is asked for again until it comes or the reader leaves; an answer is never cut short. The
 * ffmpeg of 2018 takes a body that breaks off for the end of a Matroska film, and ends as if all were well. One that
 * waits too long is ended by the limits of its run.
 */
export const startRangeServer = async (pause = PAUSE): Promise<RangeServer> => {
  const paths = new Map<string, string>();
  const served = new Map<string, Ranges>();
  const server = createServer((request, response) => {
    const ranges = served.get(request.url ?? '');
    if (!ranges) return void response.writeHead(404).end();
    answer(request, response, patient(ranges, response, pause)).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (name, ranges) => {
      const path = paths.get(name) ?? `/${randomBytes(24).toString('hex')}`;
      paths.set(name, path);
      served.set(path, ranges);
      return `http://127.0.0.1:${port}${path}`;
    },
    close: () => closeServer(server),
  };
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const answer = async (request: IncomingMessage, response: ServerResponse, ranges: Ranges): Promise<void> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const asked = request.headers.range;
  const range = asked === undefined ? { first: 0, end: ranges.size } : readRange(asked, ranges.size);
  if (!range) return void response.writeHead(416, { 'Content-Range': `bytes */${ranges.size}` }).end();
  const headers = {
    'Accept-Ranges': 'bytes',
    'Content-Type': 'application/octet-stream',
    'Content-Length': range.end - range.first,
  };
  const part = asked === undefined ? {} : { 'Content-Range': `bytes ${range.first}-${range.end - 1}/${ranges.size}` };
  response.writeHead(asked === undefined ? 200 : 206, { ...headers, ...part });
  if (request.method === 'GET') await send(response, ranges, range.first, range.end);
  response.end();
};

/** Reads until it has what was asked for; gives nothing only where there is nobody left to give it to. */
const patient = ({ size, read }: Ranges, response: ServerResponse, pause: number): Ranges => ({
  size,
  read: async (first, end) => {
    while (!response.destroyed) {
      const bytes = await read(first, end).catch(() => undefined);
      if (bytes?.byteLength === end - first) return bytes;
      await new Promise((resolve) => setTimeout(resolve, pause).unref());
    }
    return new Uint8Array(0);
  },
});

/** A single range, as RFC 9110 writes it; undefined where it lies outside. */
const readRange = (header: string, size: number): { first: number; end: number } | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (!from && !to) return undefined;
  const first = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(size, Number(to) + 1) : size;
  return first < end ? { first, end } : undefined;
};

/** To the end of the block that a byte is in, so that nothing is fetched that the reader may never come to. */
const readBlock = (ranges: Ranges, at: number, end: number): Promise<Uint8Array> =>
  ranges.read(at, Math.min(end, (Math.floor(at / BLOCK) + 1) * BLOCK));

const send = async (response: ServerResponse, ranges: Ranges, first: number, end: number): Promise<void> => {
  for (let at = first; at < end && !response.destroyed; ) {
    const bytes = await readBlock(ranges, at, end);
    at += bytes.byteLength;
    if (!response.destroyed && !response.write(bytes)) await drained(response);
  }
};

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
