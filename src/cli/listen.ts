import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { PolyreelError } from '../errors.ts';

export const PORT = 8080;
/** Other machines reach the service only where it is told to listen to them, such as at 0.0.0.0. */
export const HOST = 'localhost';

interface Address {
  readonly port?: number;
  readonly host?: string;
}

/** @returns the address that it listens at. @throws PolyreelError where it cannot */
export const listen = async (app: FastifyInstance, asked: Address, config: Config): Promise<string> => {
  const [port, host] = [asked.port ?? config.port ?? PORT, asked.host ?? config.host ?? HOST];
  try {
    const address = await app.listen({ port, host });
    return host === HOST ? address.replace('[::1]', HOST).replace('127.0.0.1', HOST) : address;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const why = WHY[code] ?? `cannot be listened at (${code})`;
    throw new PolyreelError('bad-arguments', `port ${port} of ${host} ${why}; choose another with --port or PORT.`, {
      cause,
    });
  }
};

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program',
  EACCES: 'is not for this user',
  EADDRNOTAVAIL: 'is no address of this machine',
  ENOTFOUND: 'is no address that is known here',
};
