import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeFootage } from '../../footage/numbered.ts';

/** What must stay untouched: files beside the attacking one, and an address on this machine. */
export interface Trap {
  /** A text that stands in no file but the canary. */
  readonly secret: string;
  /** A text file with the secret. */
  readonly text: string;
  /** A film of white pictures. */
  readonly film: string;
  /** `http://127.0.0.1:…`: where anything that is asked for has been asked for by the attack. */
  readonly address: string;
  /** What was touched since the last look: names of files that were read, and what the address was asked for. */
  readonly touched: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Sets a trap in a folder. Reading is seen by the times of last access, which Linux moves where they lie before those of change. */
export const setTrap = async (folder: string): Promise<Trap> => {
  const secret = 'canary-4f1c9b7e';
  const text = join(folder, 'canary.txt');
  writeFileSync(text, `${secret}\n`);
  const film = await makeFootage({
    path: join(folder, 'canary.mp4'),
    count: 25,
    rate: '25',
    output: ['-vf', 'lutyuv=y=235', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
  });
  const files = [text, film];
  const arm = (): void => files.forEach((file) => void utimesSync(file, LONG_AGO, new Date()));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(404).end();
  });
  server.on('connection', () => asked.push('a connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  arm();
  return {
    secret,
    text,
    film,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    touched: () => {
      const read = files.filter((file) => statSync(file).atimeMs !== LONG_AGO.getTime());
      arm();
      return [...read, ...asked.splice(0)];
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};

const LONG_AGO = new Date('2001-01-01T00:00:00Z');
