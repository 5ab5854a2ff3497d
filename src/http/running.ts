import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.ts';
import type { EventStreams } from './event-streams.ts';
import type { KeyDoor } from './key-door.ts';
import type { Metrics } from './metrics.ts';
import type { PlayDoor } from './play-door.ts';
import type { PublicDoor } from './public-door.ts';
import type { Limits, Services } from './services.ts';
import type { SessionDoor } from './session-door.ts';
import type { MediaDoor } from './uploads/media-door.ts';

/** The app while it runs: its services, and what it holds itself. */
export interface Running {
  readonly services: Services;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly keys: KeyDoor;
  readonly sessions: SessionDoor;
  readonly open: PublicDoor;
  /** Who sent the requests that are being answered. */
  readonly callers: WeakMap<FastifyRequest, Caller>;
  readonly media: MediaDoor;
  readonly play: PlayDoor;
  readonly streams: EventStreams;
  /** Where the store gives out its files itself, such as `https://s3.example`; undefined where it does not. */
  readonly storeOrigin: () => Promise<string | undefined>;
  /** The OpenAPI document of the routes. */
  readonly openapi: () => unknown;
}
