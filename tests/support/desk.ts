import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type S3Server, startS3Server } from './s3-server.ts';
import { seed, thorough } from './seed.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for the server that all of them share; see {@link useS3}. */
    readonly s3Desk: string;
  }
}

/**
 * Runs once for all test files, in vitest's own process. The S3 server is started by the first file that asks for it,
 * and never where none does.
 */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  process.stdout.write(`Faults and attacks: seed ${seed}, ${thorough ? 'at length' : 'in short'}.\n`);
  let server: Promise<S3Server> | undefined;
  const path = `/${randomUUID()}`;
  const desk = createServer((request, response) => {
    if (request.url !== path) return void response.writeHead(404).end();
    server ??= startS3Server();
    server.then(
      ({ stop, ...access }) => response.end(JSON.stringify(access)),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  project.provide('s3Desk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}${path}`);
  return async () => {
    await closeDesk(desk);
    await server?.then(
      ({ stop }) => stop(),
      () => {},
    );
  };
};

const closeDesk = (desk: Server): Promise<void> =>
  new Promise((resolve) => {
    desk.close(() => resolve());
    desk.closeAllConnections();
  });
