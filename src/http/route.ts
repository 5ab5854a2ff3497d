import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PolyreelError } from '../errors.ts';
import { fields } from '../manifest/fields.ts';
import type { Access } from './access.ts';
import type { Answer } from './answered.ts';
import type { Caller } from './caller.ts';
import type { Running } from './running.ts';
import { validated } from './validate.ts';

export type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** What of a request a handler sees, past the door: checked, and in types. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly headers: IncomingHttpHeaders;
  readonly running: Running;
  /** For handlers that write the answer themselves (events, uploads). */
  readonly raw: { readonly request: FastifyRequest; readonly reply: FastifyReply };
}

/** What a route takes as its body. `limit` counts bytes. */
export type BodyRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly limit: number }
  /** Raw bytes; of any content type, or of those that the list names (and of none). */
  | { readonly kind: 'bytes'; readonly limit: number; readonly types?: readonly string[] }
  /** Left on the wire for the handler, however long it takes to come. */
  | { readonly kind: 'stream' };

export interface Reply {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Media type; JSON where there is a schema and this is absent. */
  readonly type?: string;
}

interface Declaration {
  readonly method: Method;
  /** Fastify's pattern: `/v1/documentaries/:documentary/manifest`. A name before `*` is the rest of the path. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly body: BodyRule;
  readonly replies: Readonly<Record<number, Reply>>;
}

interface Schemas<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: P;
  readonly query: Q;
  readonly bodySchema: B;
}

/** What comes in from outside, unchecked. */
export interface Incoming extends Omit<Call<unknown, unknown, unknown>, never> {
  readonly caller: Caller | undefined;
}

/** One line of the table: everything there is to know of a route. */
export interface Route extends Declaration, Schemas<z.ZodType, z.ZodType, z.ZodType> {
  /** Absent: everybody may, without a key. */
  readonly access?: Access;
  /** Undefined where the handler has answered by itself. */
  readonly run: (incoming: Incoming) => Promise<Answer | undefined>;
}

type Optional<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Omit<Declaration, 'body'> &
  Partial<Schemas<P, Q, B>> & { readonly body?: BodyRule };

type Handler<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, More> = (
  call: Call<z.output<P>, z.output<Q>, z.output<B>> & More,
) => Promise<Answer | undefined>;

const nothing = fields({});

/** A route for those who have a key. */
export const route = <
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = z.ZodUnknown,
>(
  given: Optional<P, Q, B> & {
    readonly access: Access;
    readonly handle: Handler<P, Q, B, { readonly caller: Caller }>;
  },
): Route => {
  const whole = complete(given);
  return {
    ...whole,
    access: given.access,
    run: async ({ caller, ...incoming }) => {
      if (!caller) throw new PolyreelError('unauthorized', 'this address needs a key.');
      return given.handle({ ...checked<P, Q, B>(whole, incoming), caller });
    },
  };
};

/** A route that asks for no key. */
export const publicRoute = <
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = z.ZodUnknown,
>(
  given: Optional<P, Q, B> & { readonly handle: Handler<P, Q, B, object> },
): Route => {
  const whole = complete(given);
  return { ...whole, run: async ({ caller: _, ...incoming }) => given.handle(checked<P, Q, B>(whole, incoming)) };
};

const complete = (
  given: Optional<z.ZodType, z.ZodType, z.ZodType>,
): Declaration & Schemas<z.ZodType, z.ZodType, z.ZodType> => ({
  method: given.method,
  path: given.path,
  summary: given.summary,
  tag: given.tag,
  replies: given.replies,
  body: given.body ?? { kind: 'none' },
  params: given.params ?? nothing,
  query: given.query ?? nothing,
  bodySchema: given.bodySchema ?? z.unknown(),
});

const checked = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  schemas: Schemas<z.ZodType, z.ZodType, z.ZodType>,
  incoming: Omit<Incoming, 'caller'>,
): Call<z.output<P>, z.output<Q>, z.output<B>> => {
  const { params, query, body } = validated(schemas, incoming);
  // The schemas are those of the declaration, whose types the table forgets.
  return {
    ...incoming,
    params: params as z.output<P>,
    query: query as z.output<Q>,
    body: body as z.output<B>,
  };
};
